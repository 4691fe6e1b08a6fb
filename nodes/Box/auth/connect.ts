import { BoxClient } from '../client/boxClient';
import { systemTiming, type Timing } from '../client/http/timing';
import { CREDENTIAL, type BoxContext } from './context';
import { toGrant } from './grant';
import { toHosts } from './hosts';
import { Renewal } from './renewal';
import { sharedAuth } from './sharedAuth';
import { StoredTokenSource } from './tokenSource';

export interface ConnectOptions {
	signal?: AbortSignal;
	timing?: Timing;
	onOtherToken?: () => void;
}

/**
 * A client for the account that the node's credential is connected to. Connections, the pause
 * after a 429 and a token refresh are shared with all other users of that credential in this
 * process.
 *
 * @param options.signal ends every call, at once
 * @param options.timing the system's clock and waits without
 * @param options.onOtherToken told when the client goes on with another token than before: whoever
 *   edits a credential may connect it to another account
 * @throws CredentialError where the credential is not connected or its hosts cannot be used
 */
export async function connect(
	context: BoxContext,
	{ signal, timing = systemTiming, onOtherToken }: ConnectOptions = {},
): Promise<BoxClient> {
	const credential = await context.getCredentials(CREDENTIAL);
	const hosts = toHosts(credential);
	const grant = toGrant(credential);
	const session = sharedAuth(context.getNode(), credential, hosts, timing);
	const renewal = new Renewal({ context, session, hosts, grant, timing, signal });
	const tokens = new StoredTokenSource(session, renewal, grant, credential, signal, onOtherToken);
	return new BoxClient({ hosts, tokens, gate: session.gate, signal, timing });
}

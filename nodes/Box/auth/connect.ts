import { BoxClient } from '../client/boxClient';
import { systemTiming, type Timing } from '../client/http/timing';
import { CREDENTIAL, type BoxContext } from './context';
import { toGrant } from './grant';
import { toHosts } from './hosts';
import { Renewal } from './renewal';
import { sharedAuth } from './sharedAuth';
import { toStoredToken } from './storedToken';
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
 * @param options.timing by default the system's clock and waits
 * @param options.onOtherToken called if the client goes on with another token than before: an edited
 *   credential may be connected to another account
 * @throws CredentialError if the credential is not connected or its hosts cannot be used
 */
export async function connect(
	context: BoxContext,
	{ signal, timing = systemTiming, onOtherToken }: ConnectOptions = {},
): Promise<BoxClient> {
	const credential = await context.getCredentials(CREDENTIAL);
	const hosts = toHosts(credential);
	const grant = toGrant(credential);
	const shared = sharedAuth(context.getNode(), credential, hosts, timing);
	const renewal = new Renewal({ context, shared, hosts, grant, timing, signal });
	const parts = { shared, renewal, grant, timing, signal, onOtherToken };
	const tokens = new StoredTokenSource(toStoredToken(credential), parts);
	return new BoxClient({ hosts, tokens, gate: shared.gate, signal, timing });
}

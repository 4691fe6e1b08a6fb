import { BoxClient } from '../client/boxClient';
import { CREDENTIAL, type BoxContext } from './context';
import { toHosts } from './hosts';
import { sharedSession } from './sharedSession';
import { StoredTokens } from './storedTokens';

/**
 * A client for the account that the node's credential is connected to. Connections, the pause
 * after a 429 and a token refresh are shared with all other users of that credential in this
 * process.
 *
 * @param options.signal ends every call, at once
 * @throws CredentialError where the credential is not connected or its hosts cannot be used
 */
export async function connect(
	context: BoxContext,
	options: { signal?: AbortSignal } = {},
): Promise<BoxClient> {
	const credential = await context.getCredentials(CREDENTIAL);
	const hosts = toHosts(credential);
	const session = sharedSession(context.getNode(), credential, hosts);
	const tokens = new StoredTokens(context, session, hosts, credential, options.signal);
	return new BoxClient({ hosts, tokens, gate: session.gate, signal: options.signal });
}

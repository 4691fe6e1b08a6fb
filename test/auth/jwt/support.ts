import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { boxWith } from '../../support/boxWith';
import { runNode, type NodeRun, type StoredCredential } from '../../support/engine';
import { ImpatientClock } from '../../support/impatientClock';

/** A node's parameters for a credential with a key. */
export const withJwt = (parameters: INodeParameters): INodeParameters => ({
	authentication: 'jwt',
	...parameters,
});

/** The configuration file of a credential, to be changed and put back. */
interface File extends IDataObject {
	boxAppSettings: { clientID: string; clientSecret: string; appAuth: Record<string, string> };
	enterpriseID?: string;
}

/** The field for the file, with something in it changed. */
export function changed(
	{ configuration }: { configuration: () => object },
	change: (file: File) => void,
): ICredentialDataDecryptedObject {
	const file = structuredClone(configuration()) as File;
	change(file);
	return { configuration: JSON.stringify(file) };
}

/** Asks Box so many times at once whose account it is. The waits of the node take no time. */
export async function getMe(credential: StoredCredential, calls = 1): Promise<NodeRun> {
	return await runNode({
		credential,
		nodeType: boxWith(new ImpatientClock()),
		parameters: withJwt({
			resource: 'user',
			operation: 'getMe',
			requestOptions: { concurrency: calls },
		}),
		input: Array.from({ length: calls }, () => ({ json: {} })),
	});
}

import { runNode } from '../support/engine';
import { FileCredential } from './storedFile';

/** What one round of calls came to. */
export interface Round {
	right: number;
	/** Messages of what failed. */
	errors: string[];
	/** How often a token was stored. */
	writes: number;
}

const EXECUTIONS = 5;
const ITEMS = 10;

/** How many calls are made at once in a round. */
export const CALLS = EXECUTIONS * ITEMS;

/** Fifty calls at once, in five executions of the Box node. */
async function round(credential: FileCredential): Promise<Round> {
	const before = credential.writes;
	const execution = async () =>
		await runNode({
			credential,
			parameters: { resource: 'user', operation: 'getMe', requestOptions: { concurrency: ITEMS } },
			input: Array.from({ length: ITEMS }, () => ({ json: {} })),
		});
	const runs = await Promise.all(Array.from({ length: EXECUTIONS }, execution));
	return {
		right: runs.flatMap(({ json }) => json).filter(({ name }) => name === 'Admin').length,
		errors: runs.flatMap(({ error }) => (error ? [error.message] : [])),
		writes: credential.writes - before,
	};
}

/** Makes a round of calls with the credential in each file that the parent process names. */
function serve(): void {
	process.on('message', (file) => {
		void round(new FileCredential(String(file))).then(
			(result) => process.send?.(result),
			(error: Error) => process.send?.({ right: 0, errors: [error.message], writes: 0 }),
		);
	});
	process.send?.('ready');
}

if (require.main === module) serve();

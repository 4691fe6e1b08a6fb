import { runNode } from '../support/engine';
import { FileCredential } from './storedFile';

/** What one round of calls came to. */
export interface Round {
	/** Whom Box named, call by call. */
	names: string[];
	/** Messages of what failed. */
	errors: string[];
	/** How often a token was stored. */
	writes: number;
}

/** Which stored credential a round of calls uses. */
export interface Task {
	file: string;
	type: 'boxApi' | 'boxJwtApi';
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
			parameters: {
				authentication: credential.type === 'boxJwtApi' ? 'jwt' : 'oAuth2',
				resource: 'user',
				operation: 'getMe',
				requestOptions: { concurrency: ITEMS },
			},
			input: Array.from({ length: ITEMS }, () => ({ json: {} })),
		});
	const runs = await Promise.all(Array.from({ length: EXECUTIONS }, execution));
	return {
		names: runs.flatMap(({ json }) => json.map(({ name }) => String(name))),
		errors: runs.flatMap(({ error }) => (error ? [error.message] : [])),
		writes: credential.writes - before,
	};
}

/** Makes a round of calls with each credential that the parent process names. */
function serve(): void {
	process.on('message', ({ file, type }: Task) => {
		void round(new FileCredential(file, type)).then(
			(result) => process.send?.(result),
			(error: Error) => process.send?.({ names: [], errors: [error.message], writes: 0 }),
		);
	});
	process.send?.('ready');
}

if (require.main === module) serve();

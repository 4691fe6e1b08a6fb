import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Emulator } from '../../emulator';
import { binaryItem, credentialFor, runNode, type NodeRun } from '../../support/engine';

/** What there is in Box before an operation runs. */
interface Place {
	file: string;
	folder: string;
	/** A folder beside `folder`. */
	archive: string;
	/** A file with a shared link. */
	shared: string;
}

interface Sample {
	parameters: INodeParameters;
	input?: INodeExecutionData[];
}

const byId = (value: string) => ({ __rl: true as const, mode: 'id', value });

const upload: Sample['parameters'] = { name: 'notes.txt', binaryPropertyName: 'data' };

/**
 * Runs of each operation whose outputs together have the keys a user sees, under
 * `resource:operation`.
 */
const samples: Record<string, (place: Place) => Sample[] | Promise<Sample[]>> = {
	'event:getAll': () => [{ parameters: {} }],
	'event:getPosition': () => [{ parameters: {} }],
	'file:copy': ({ file, archive }) => [
		{ parameters: { file: byId(file), parent: byId(archive), destination: byId(archive) } },
	],
	'file:delete': ({ file }) => [{ parameters: { file: byId(file) } }],
	'file:download': ({ file, shared }) => [
		{ parameters: { file: byId(file) } },
		{ parameters: { file: byId(shared) } },
	],
	'file:get': ({ file, shared }) => [
		{ parameters: { file: byId(file) } },
		{ parameters: { file: byId(shared) } },
	],
	'file:move': ({ file, archive }) => [{ parameters: { file: byId(file), parent: byId(archive) } }],
	'file:update': ({ file, shared }) => [
		{ parameters: { file: byId(file), updateFields: { description: 'A plan' } } },
		{ parameters: { file: byId(shared), updateFields: { description: 'A plan' } } },
	],
	'file:upload': async ({ folder }) => {
		const input = [await binaryItem('notes', { fileName: 'notes.txt', mimeType: 'text/plain' })];
		const parameters = { ...upload, parent: byId(folder) };
		// The second time it is there already.
		return ['fail', 'fail', 'skip'].map((ifExists) => ({
			parameters: { ...parameters, ifExists },
			input,
		}));
	},
	'folder:copy': ({ folder, archive }) => [
		{ parameters: { folder: byId(folder), parent: byId(archive) } },
	],
	'folder:create': ({ folder }) => [{ parameters: { name: 'New', parent: byId(folder) } }],
	'folder:delete': ({ folder }) => [
		{ parameters: { folder: byId(folder), options: { recursive: true } } },
	],
	'folder:get': ({ folder }) => [{ parameters: { folder: byId(folder) } }],
	'folder:getItems': ({ folder }) => [{ parameters: { folder: byId(folder) } }],
	'folder:move': ({ folder, archive }) => [
		{ parameters: { folder: byId(folder), parent: byId(archive) } },
	],
	'folder:update': ({ folder }) => [
		{ parameters: { folder: byId(folder), updateFields: { description: 'Plans' } } },
	],
	'search:query': () => [{ parameters: { query: 'plan' } }],
	'sharedLink:create': ({ file }) => [{ parameters: { file: byId(file) } }],
	'sharedLink:get': ({ shared }) => [{ parameters: { file: byId(shared) } }],
	'sharedLink:remove': ({ shared }) => [{ parameters: { file: byId(shared) } }],
	'user:getMe': () => [{ parameters: {} }],
};

export const sampled = Object.keys(samples);

/**
 * Runs the samples of an operation in n8n's engine and gives the JSON of all output items.
 *
 * @throws Error where there is no sample, or one fails
 */
export async function sampleOutput(
	emulator: Emulator,
	resource: string,
	operation: string,
): Promise<object[]> {
	emulator.reset();
	const credential = credentialFor(emulator);
	const run = async ({ parameters, input }: Sample) =>
		await runNode({ credential, input, parameters: { resource, operation, ...parameters } });
	const toSamples = samples[`${resource}:${operation}`];
	if (!toSamples) throw new Error(`There is no sample of ${resource}:${operation}`);

	const place = await furnish(emulator, credential);
	const output: object[] = [];
	for (const sample of await toSamples(place)) output.push(...jsonOf(await run(sample)));
	return output;
}

async function furnish(
	emulator: Emulator,
	credential: ReturnType<typeof credentialFor>,
): Promise<Place> {
	const folder = emulator.addFolder({ name: 'Plans' }).id;
	const archive = emulator.addFolder({ name: 'Archive' }).id;
	emulator.addFolder({ name: 'Old plans', parentId: folder });
	const file = emulator.addFile({ name: 'plan.txt', parentId: folder, content: 'A plan' }).id;
	const shared = emulator.addFile({ name: 'plan 2.txt', parentId: folder, content: 'B' }).id;
	const parameters = { resource: 'sharedLink', operation: 'create', file: byId(shared) };
	jsonOf(await runNode({ credential, parameters }));
	return { file, folder, archive, shared };
}

function jsonOf({ error, json }: NodeRun): object[] {
	if (error) throw error;
	return json;
}

import type { Emulator } from '../../emulator';
import type { Rest } from '../../n8n/rest';
import type { Workflow } from '../../n8n/setup';
import {
	outputOf,
	readExecutions,
	readUnlisted,
	type ExecutionWithData,
	type StoredBinary,
} from './executions';

/** The id of the workflow below. */
export const WATCHER = 'watchInboxUpload';

const TRIGGER = 'New File';
const DOWNLOAD = 'Download File';

/** Puts a folder into Box in which a colleague may upload; gives its id. */
export function addInbox(emulator: Emulator): string {
	const { id } = emulator.addFolder({ name: 'Inbox' });
	const { id: userId } = emulator.users.colleague;
	emulator.addCollaboration({ itemType: 'folder', itemId: id, userId, role: 'editor' });
	return id;
}

/** Has the colleague upload a file there; gives its id. */
export function upload(emulator: Emulator, inbox: string, name: string): string {
	const as = emulator.users.colleague.id;
	return emulator.addFile({ name, parentId: inbox, content: `This is ${name}`, as }).id;
}

/** A workflow that downloads every file uploaded to a folder, each in an execution of its own. */
export function watcher(inbox: string): Workflow {
	const credentials = { boxApi: { id: null, name: 'Box account' } };
	const locator = (value: string) => ({ __rl: true, mode: 'id', value });
	return {
		id: WATCHER,
		name: 'Download uploads',
		nodes: [
			{
				id: 'a2b4a1f5-12a4-4d8c-8a3c-0c9d6a1f0001',
				name: TRIGGER,
				type: 'n8n-nodes-box.boxTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {
					eventTypes: ['ITEM_UPLOAD'],
					folder: locator(inbox),
					options: { executionMode: 'each' },
				},
				credentials,
			},
			{
				id: 'a2b4a1f5-12a4-4d8c-8a3c-0c9d6a1f0002',
				name: DOWNLOAD,
				type: 'n8n-nodes-box.box',
				typeVersion: 1,
				position: [220, 0],
				parameters: {
					resource: 'file',
					operation: 'download',
					file: locator('={{ $json.source.id }}'),
				},
				credentials,
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: DOWNLOAD, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

function sourceOf(event: unknown): string {
	const { source } = event as { source: { id: string } };
	return source.id;
}

/** The file that an execution has downloaded. Throws when there is none. */
export function downloadIn(execution: ExecutionWithData): StoredBinary {
	const [item] = outputOf(execution, DOWNLOAD);
	if (!item?.binary?.data) throw new Error(`Execution ${execution.id} has no file`);
	return item.binary.data;
}

/** What became of uploaded files. */
export interface Outcome {
	/** Ids of files without a successful execution. */
	missing: string[];
	/** Ids of files with more than one execution. */
	repeated: string[];
	/** Executions that did not succeed, as `<id> <status>: <message>`. */
	failed: string[];
	executions: ExecutionWithData[];
}

/** Compares the files that were uploaded with the executions that n8n has stored. */
export async function outcomeOf(rest: Rest, files: readonly string[]): Promise<Outcome> {
	return compare(files, await readExecutions(rest, WATCHER));
}

/** The same of an n8n that had nothing else to do, with the executions that its list leaves out. */
export async function wholeOutcomeOf(rest: Rest, files: readonly string[]): Promise<Outcome> {
	const listed = await readExecutions(rest, WATCHER);
	return compare(files, [...listed, ...(await readUnlisted(rest, listed, files.length))]);
}

function compare(files: readonly string[], executions: ExecutionWithData[]): Outcome {
	const succeeded = executions.filter(({ status }) => status === 'success');
	const counts = new Map<string, number>();
	for (const execution of succeeded) {
		for (const { json } of outputOf(execution, TRIGGER)) {
			const id = sourceOf(json);
			counts.set(id, (counts.get(id) ?? 0) + 1);
		}
	}
	return {
		missing: files.filter((id) => !counts.has(id)),
		repeated: files.filter((id) => (counts.get(id) ?? 0) > 1),
		failed: executions
			.filter(({ status }) => status !== 'success')
			.map(({ id, status, data }) => `${id} ${status}: ${data.resultData.error?.message}`),
		executions: succeeded,
	};
}

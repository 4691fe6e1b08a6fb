import type { INodeExecutionData, ITaskData } from 'n8n-workflow';

import type { TriggerExecution, WorkflowRun } from '../../test/support/engine';
import type { Check } from './checks';
import { eventOf, fileNameOf, whereItFailed } from './executions';
import type { SampleFile } from './files';
import type { ListedItem } from './person';
import { bytes, duration, type Cell, type Screen } from './screen';
import { NODES } from './workflow';

export function showUpload(screen: Screen, who: string, file: SampleFile): void {
	screen.line(`  ↑ ${who} uploads ${file.name} (${bytes(file.content.length)})`);
}

/** An execution that has ended: its event, and a table of its nodes. */
export function showExecution(
	screen: Screen,
	number: number,
	execution: TriggerExecution,
	finished: WorkflowRun,
	sinceUpload: number | undefined,
): void {
	const event = eventOf(execution);
	screen.line();
	screen.line(
		`◆ ${event.event_type ?? 'event'}  ${fileNameOf(execution)}  by ${event.created_by?.name ?? '?'}`,
		'event',
	);
	const header: Cell[] = [
		{ text: 'Node', tone: 'faint' },
		{ text: 'Time', tone: 'faint', align: 'right' },
		{ text: 'Result', tone: 'faint' },
	];
	screen.table([header, ...NODES.map((node) => nodeRow(node, finished))], 4);
	const { startedAt, stoppedAt } = finished.run;
	const took = stoppedAt ? stoppedAt.getTime() - startedAt.getTime() : 0;
	const since =
		sinceUpload === undefined ? '' : `, ${duration(sinceUpload)} after the upload began`;
	const { error } = finished;
	if (error) {
		screen.line(`  ✘ Execution ${number} failed: ${whereItFailed(finished)}`, 'bad');
		if (error.description) screen.line(`    ${error.description}`);
	} else screen.line(`  ✔ Execution ${number} succeeded in ${duration(took)}${since}`, 'good');
}

function nodeRow(node: string, finished: WorkflowRun): Cell[] {
	const task = finished.tasks(node).at(-1);
	return [
		{ text: node },
		{ text: task ? duration(task.executionTime) : '–', align: 'right' },
		resultCell(task, finished.items(node)[0]),
	];
}

function resultCell(task: ITaskData | undefined, item: INodeExecutionData | undefined): Cell {
	if (!task) return { text: 'did not run', tone: 'faint' };
	if (task.error) return { text: 'failed', tone: 'bad' };
	return { text: item ? resultOf(item) : 'no item' };
}

/** What is read of the output of a node: an event, or an item of Box. */
interface OutputJson {
	event_id?: string;
	type?: string;
	id?: string;
	shared_link?: { url?: string } | null;
	path?: string;
}

/** What is worth knowing of a node's output. */
function resultOf({ json, binary }: INodeExecutionData): string {
	const { event_id, type, id, shared_link: link, path = '' } = json as OutputJson;
	if (event_id) return `event ${shorten(event_id, 20)}`;
	if (binary?.data) return `${bytes(binary.data.bytes ?? 0)}, ${binary.data.mimeType}`;
	if (link?.url) return link.url;
	const folder = path.split('/').at(-2);
	return `${type} ${id}${folder ? ` in '${folder}'` : ''}`;
}

function shorten(text: string, length: number): string {
	return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** A folder and what is in it, as Box lists it. */
export function showFolder(screen: Screen, name: string, items: readonly ListedItem[]): void {
	screen.line(`  ${name}${items.length === 0 ? '  (empty)' : ''}`);
	const rows = items.map((item, index): Cell[] => [
		{ text: `${index === items.length - 1 ? '└' : '├'} ${item.name}` },
		{ text: bytes(Number(item.size ?? 0)), align: 'right' },
		{ text: item.shared_link?.url ?? '', tone: 'faint' },
	]);
	screen.table(rows, 2);
}

/** @returns whether all is right */
export function showChecks(screen: Screen, checks: readonly Check[]): boolean {
	for (const { what, wrong } of checks) {
		if (wrong.length === 0) screen.line(`  ✔ ${what}`, 'good');
		else screen.line(`  ✘ ${what}: ${wrong.join('; ')}`, 'bad');
	}
	return checks.every(({ wrong }) => wrong.length === 0);
}

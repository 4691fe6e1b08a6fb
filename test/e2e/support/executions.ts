import { RestError, type Rest } from '../../n8n/rest';

/** An execution as n8n's public API lists it: https://docs.n8n.io/api/api-reference/ */
export interface ExecutionSummary {
	id: string;
	finished: boolean;
	mode: string;
	status: string;
}

/** A file as an execution has it. */
export interface StoredBinary {
	/** Where n8n keeps it, such as `database:…`; none where it is in the data itself. */
	id?: string;
	fileName?: string;
}

/** An item that a node has given out. */
export interface OutputItem {
	json: unknown;
	binary?: Record<string, StoredBinary>;
}

/** One with its data, as far as these tests read it. */
export interface ExecutionWithData extends ExecutionSummary {
	data: {
		resultData: {
			error?: { message: string };
			runData: Record<string, Array<{ data?: { main: Array<OutputItem[] | null> } }>>;
		};
		/** What was still to be done when n8n last wrote it down. */
		executionData?: {
			nodeExecutionStack: Array<{
				node: { name: string };
				data: { main: Array<OutputItem[] | null> };
			}>;
		};
	};
}

/** The most that n8n puts on a page. */
const PAGE = 250;

async function* pages<T>(
	rest: Rest,
	query: Record<string, string>,
	limit: number,
): AsyncGenerator<T, void, void> {
	let cursor: string | null = null;
	do {
		const search = new URLSearchParams({ ...query, limit: String(limit) });
		if (cursor) search.set('cursor', cursor);
		const page: { data: T[]; nextCursor: string | null } = await rest.api(
			'GET',
			`/executions?${search.toString()}`,
		);
		yield* page.data;
		cursor = page.nextCursor;
	} while (cursor);
}

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
	const found: T[] = [];
	for await (const each of list) found.push(each);
	return found;
}

/** All executions of a workflow that n8n has stored, the newest first. */
export async function listExecutions(rest: Rest, workflowId: string): Promise<ExecutionSummary[]> {
	return await all(pages<ExecutionSummary>(rest, { workflowId }, PAGE));
}

/** The same with their data. */
export async function readExecutions(rest: Rest, workflowId: string): Promise<ExecutionWithData[]> {
	return await all(eachExecution(rest, workflowId, PAGE));
}

/** The same one after the other. @param limit how many n8n is asked for at a time */
export function eachExecution(
	rest: Rest,
	workflowId: string,
	limit: number,
): AsyncIterable<ExecutionWithData> {
	return pages(rest, { workflowId, includeData: 'true' }, limit);
}

/**
 * The executions that n8n's list leaves out. In queue mode its main process may miss that one has
 * ended; it goes on counting it as running, and lists no such execution, whatever is stored of it.
 *
 * @param listed what the list has
 * @param count how many executions there are in all, which have the IDs from 1 on
 */
export async function readUnlisted(
	rest: Rest,
	listed: readonly ExecutionSummary[],
	count: number,
): Promise<ExecutionWithData[]> {
	const known = new Set(listed.map(({ id }) => id));
	const ids = Array.from({ length: count }, (_, index) => String(index + 1));
	const found: ExecutionWithData[] = [];
	for (const id of ids.filter((each) => !known.has(each))) {
		const execution = await rest
			.api<ExecutionWithData>('GET', `/executions/${id}?includeData=true`)
			.catch(undefinedIfMissing);
		if (execution) found.push(execution);
	}
	return found;
}

function undefinedIfMissing(error: unknown): undefined {
	if (!(error instanceof RestError) || error.status !== 404) throw error;
}

/** What a node gave out in an execution, item by item. */
export function outputOf(execution: ExecutionWithData, node: string): OutputItem[] {
	const runs = execution.data.resultData.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.main[0] ?? []);
}

/**
 * What a trigger started an execution with. n8n writes that down before anything runs, so that it
 * is there even where n8n was killed before the execution ended.
 */
export function startOf(execution: ExecutionWithData, trigger: string): OutputItem[] {
	if (execution.status === 'success') return outputOf(execution, trigger);
	const waiting = execution.data.executionData?.nodeExecutionStack ?? [];
	const start = waiting.filter(({ node }) => node.name === trigger);
	const items = start.flatMap(({ data }) => data.main[0] ?? []);
	return items.length > 0 ? items : outputOf(execution, trigger);
}

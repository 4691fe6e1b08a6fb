import { setTimeout as sleep } from 'node:timers/promises';

import type { Rest } from '../../n8n/rest';
import type { OutputItem } from './cases';
import { MEASURED, START } from './workflows';

/** Milliseconds between two looks at an execution: seldom, because each look costs n8n some time. */
const INTERVAL = 2000;

/** What the measured node did in one execution. */
export interface NodeRun {
	/** Milliseconds, by n8n's own clock. */
	milliseconds: number;
	items: OutputItem[];
}

/** An execution as n8n's API gives it: https://docs.n8n.io/api/api-reference/ */
interface Execution {
	status: string;
	data?: {
		resultData: {
			error?: { message?: string };
			runData: Record<
				string,
				Array<{ executionTime: number; data?: { main: Array<OutputItem[] | null> } }> | undefined
			>;
		};
	};
}

const GOING_ON = ['new', 'running', 'waiting', 'unknown'];

async function ended(rest: Rest, id: string, signal: AbortSignal): Promise<void> {
	for (;;) {
		await sleep(INTERVAL, undefined, { signal });
		const { status } = await rest.api<Execution>('GET', `/executions/${id}`);
		if (!GOING_ON.includes(status)) return;
	}
}

/** Runs a stored workflow as its editor does, to its end. Rejects when it fails. */
export async function runWorkflow(
	rest: Rest,
	workflowId: string,
	signal: AbortSignal,
): Promise<NodeRun> {
	const body = { triggerToStartFrom: { name: START } };
	const started = await rest.editor<{ executionId: string }>(
		'POST',
		`/workflows/${workflowId}/run`,
		body,
	);
	await ended(rest, started.executionId, signal);
	const path = `/executions/${started.executionId}?includeData=true`;
	const { status, data } = await rest.api<Execution>('GET', path);
	const run = data?.resultData.runData[MEASURED]?.[0];
	if (status !== 'success' || !run) {
		const reason = data?.resultData.error?.message ?? status;
		throw new Error(`The workflow ${workflowId} did not succeed: ${reason}`);
	}
	return { milliseconds: run.executionTime, items: run.data?.main[0] ?? [] };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';

import type { Emulator } from '../../emulator';
import type { Rest } from '../../n8n/rest';
import type { Workflow } from '../../n8n/setup';
import type { Random } from '../../support/random';
import { eventually } from './eventually';
import { eachExecution, startOf } from './executions';
import { startWorld, type World, type WorldOptions } from './world';

/** How the trigger divides events among executions. */
export type ExecutionMode = 'each' | 'batch';

export const MODES: readonly ExecutionMode[] = ['each', 'batch'];

const TRIGGER = 'Any Event';

/** An execution may have 500 events. */
const AT_A_TIME = 20;

/** Milliseconds that a flood may take to be stored. */
const PATIENCE = 300_000;

/** The id of a workflow below. */
export function recorderId(mode: ExecutionMode): string {
	return mode === 'each' ? 'recordEachEvent0' : 'recordBatches000';
}

/** Both at once. */
function recorders(): Workflow[] {
	return MODES.map((mode) => recorder(mode));
}

/** A workflow that is started by every event, and does nothing else with it. */
export function recorder(mode: ExecutionMode, options: IDataObject = {}): Workflow {
	return {
		id: recorderId(mode),
		name: `Record every event (${mode})`,
		nodes: [
			{
				id: `trigger-${mode}`,
				name: TRIGGER,
				type: 'n8n-nodes-box.boxTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: { options: { executionMode: mode, ...options } },
				credentials: { boxApi: { id: null, name: 'Box account' } },
			},
			{
				id: `end-${mode}`,
				name: 'Nothing More',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [220, 0],
				parameters: {},
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: 'Nothing More', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** A world in which such workflows are active, and n8n keeps all of their executions. */
export async function startRecording(
	workflows: readonly Workflow[] = recorders(),
	options: Pick<WorldOptions, 'env' | 'box'> = {},
): Promise<World> {
	return await startWorld({
		...options,
		arrange: () => ({ workflows, published: true }),
		// n8n would delete the oldest of them.
		env: { EXECUTIONS_DATA_PRUNE: 'false', ...options.env },
	});
}

/** Until so many processes wait for something to happen. The triggers of one share a long poll. */
export async function listening(emulator: Emulator, processes = 1): Promise<void> {
	await eventually(
		`${processes} long polls`,
		() => emulator.pollers(),
		(count) => count === processes,
	);
}

/** Milliseconds that n8n may need: a publication it was killed in is its own for two minutes. */
const LEASE = 180_000;

/**
 * Until n8n has made the workflows active and their triggers wait. Killed before that, n8n may never
 * start a workflow again, whatever its nodes are.
 */
export async function activated({ emulator, n8n }: World, ids: readonly string[]): Promise<void> {
	const rest = await n8n.rest();
	for (const id of ids) {
		await eventually(
			'an active workflow',
			async () => await statusOf(rest, id),
			(status) => status === 'published',
			LEASE,
		);
	}
	await listening(emulator);
}

async function statusOf(rest: Rest, workflowId: string): Promise<string> {
	const path = `/workflows/${workflowId}/publication-status`;
	return (await rest.editor<{ status: string }>('GET', path)).status;
}

/** How often many things happen at once, and how many at most. */
const BURSTS = 0.1;
const BURST = 12;

/** What happens in Box meanwhile. */
export interface Arrivals {
	/** Has them while something is done, whatever becomes of that; none comes afterwards. */
	during<T>(act: () => Promise<T>): Promise<T>;
}

/** Has something happen in Box again and again, at random moments at most `gap` milliseconds apart. */
export function arrive(emulator: Emulator, random: Random, gap: number): Arrivals {
	const goOn = async (signal: AbortSignal) => {
		while (!signal.aborted) {
			const count = random() < BURSTS ? Math.ceil(random() * BURST) : 1;
			for (let event = 0; event < count; event++) emulator.appendEvent({});
			await sleep(random() * gap);
		}
	};
	return {
		during: async (act) => {
			const over = new AbortController();
			const arriving = goOn(over.signal);
			return await act().finally(async () => {
				over.abort();
				await arriving;
			});
		},
	};
}

function idOf(event: unknown): string {
	const { event_id } = event as { event_id: string };
	return event_id;
}

/** How the events that n8n has stored in executions differ from those that Box has told. */
export interface Difference {
	/** In no execution. */
	missing: string[];
	/** More than once, in one execution or in several. */
	repeated: string[];
	/** Of which Box knows nothing. */
	unknown: string[];
	/** How many executions there are, by their status. */
	executions: Record<string, number>;
	/** What the executions say that the trigger starts to show that it is in trouble. */
	errors: string[];
}

/** Compares all executions of a recorder, finished or not, with the emulator's events. */
export async function differenceOf(
	rest: Rest,
	emulator: Emulator,
	mode: ExecutionMode,
): Promise<Difference> {
	const told = new Set(emulator.eventsOf().map(idOf));
	const counts = new Map<string, number>();
	const executions: Record<string, number> = {};
	const errors: string[] = [];
	for await (const execution of eachExecution(rest, recorderId(mode), AT_A_TIME)) {
		executions[execution.status] = (executions[execution.status] ?? 0) + 1;
		if (execution.status === 'error') {
			errors.push(execution.data.resultData.error?.message ?? '');
			continue;
		}
		for (const { json } of startOf(execution, TRIGGER)) {
			counts.set(idOf(json), (counts.get(idOf(json)) ?? 0) + 1);
		}
	}
	return {
		missing: [...told].filter((id) => !counts.has(id)),
		repeated: [...counts.keys()].filter((id) => (counts.get(id) ?? 0) > 1),
		unknown: [...counts.keys()].filter((id) => !told.has(id)),
		executions,
		errors,
	};
}

/** The same once every event is in an execution, or does not come any more; says what was found. */
export async function finalDifference(
	rest: Rest,
	emulator: Emulator,
	mode: ExecutionMode,
): Promise<Difference> {
	await eventually(
		'an execution for each event',
		async () => (await differenceOf(rest, emulator, mode)).missing.length,
		(missing) => missing === 0,
		PATIENCE,
	).catch(() => {}); // The caller sees what is missing.
	// What comes twice may come late.
	await sleep(2_000);
	const difference = await differenceOf(rest, emulator, mode);
	const { missing, repeated, executions } = difference;
	process.stdout.write(
		`${mode}: ${emulator.eventsOf().length} events, ${missing.length} missing, ${repeated.length} repeated, executions ${JSON.stringify(executions)}\n`,
	);
	return difference;
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from '../../emulator';
import type { Rest } from '../../n8n/rest';
import type { Workflow } from '../../n8n/setup';
import { readExecutions, startOf } from './executions';
import type { Random } from './random';

/** The id of the workflow below. */
export const RECORDER = 'recordEveryEvent';

const TRIGGER = 'Any Event';

/** A workflow that has each event in an execution of its own, and does nothing else with it. */
export function recorder(): Workflow {
	return {
		id: RECORDER,
		name: 'Record every event',
		nodes: [
			{
				id: 'a2b4a1f5-12a4-4d8c-8a3c-0c9d6a1f0011',
				name: TRIGGER,
				type: 'n8n-nodes-box.boxTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: { options: { executionMode: 'each' } },
				credentials: { boxApi: { id: null, name: 'Box account' } },
			},
			{
				id: 'a2b4a1f5-12a4-4d8c-8a3c-0c9d6a1f0012',
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

/** Events that go on arriving until they are stopped. */
export interface Arrivals {
	/** Resolves when the last one has arrived. */
	stop(): Promise<void>;
}

/** Has something happen in Box again and again, at random moments at most `gap` milliseconds apart. */
export function arrive(emulator: Emulator, random: Random, gap: number): Arrivals {
	const stopped = new AbortController();
	const arriving = (async () => {
		while (!stopped.signal.aborted) {
			emulator.appendEvent({});
			await sleep(random() * gap);
		}
	})();
	return {
		stop: async () => {
			stopped.abort();
			await arriving;
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
}

/** Compares all executions of the workflow, finished or not, with the emulator's events. */
export async function differenceOf(rest: Rest, emulator: Emulator): Promise<Difference> {
	const told = new Set(emulator.eventsOf().map(idOf));
	const counts = new Map<string, number>();
	const executions: Record<string, number> = {};
	for (const execution of await readExecutions(rest, RECORDER)) {
		executions[execution.status] = (executions[execution.status] ?? 0) + 1;
		for (const { json } of startOf(execution, TRIGGER)) {
			counts.set(idOf(json), (counts.get(idOf(json)) ?? 0) + 1);
		}
	}
	return {
		missing: [...told].filter((id) => !counts.has(id)),
		repeated: [...counts.keys()].filter((id) => (counts.get(id) ?? 0) > 1),
		unknown: [...counts.keys()].filter((id) => !told.has(id)),
		executions,
	};
}

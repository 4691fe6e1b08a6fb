import type { IDataObject } from 'n8n-workflow';

import type { Emulator } from '../../emulator';
import type { Rest } from '../../n8n/rest';
import type { Workflow } from '../../n8n/setup';
import { eachExecution, outputOf } from './executions';

/** The id of the workflow below. */
export const WORK = 'workAMoment00000';

const TRIGGER = 'Any Event';
const MOMENT = 'A Moment';
const DONE = 'Done';

/** How many executions n8n is asked for at a time. */
const AT_A_TIME = 50;

/** A workflow whose work takes a second for each event. */
export function work(options: IDataObject): Workflow {
	const node = (id: string, name: string, type: string, parameters: IDataObject) => ({
		id,
		name,
		type,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	});
	return {
		id: WORK,
		name: 'Work for a moment',
		nodes: [
			{
				...node('work-trigger', TRIGGER, 'n8n-nodes-box.boxTrigger', { options }),
				credentials: { boxApi: { id: null, name: 'Box account' } },
			},
			node('work-moment', MOMENT, 'n8n-nodes-base.wait', { amount: 1, unit: 'seconds' }),
			node('work-done', DONE, 'n8n-nodes-base.noOp', {}),
		],
		connections: {
			[TRIGGER]: { main: [[{ node: MOMENT, type: 'main', index: 0 }]] },
			[MOMENT]: { main: [[{ node: DONE, type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}

/** What became of the events. */
export interface WorkOutcome {
	/** IDs of events for which no execution has got to its end. */
	missing: string[];
	/** How often the work of an event was done once more. */
	repeated: number;
	/** How many executions did not get to their end. */
	cutOff: number;
}

/** Compares the work that was done with the events of the emulator. */
export async function outcomeOf(rest: Rest, emulator: Emulator): Promise<WorkOutcome> {
	const done: string[] = [];
	let cutOff = 0;
	for await (const execution of eachExecution(rest, WORK, AT_A_TIME)) {
		if (execution.status === 'success') done.push(...outputOf(execution, DONE).map(idOf));
		else cutOff += 1;
	}
	const distinct = new Set(done);
	return {
		missing: emulator
			.eventsOf()
			.map((event) => idOf({ json: event }))
			.filter((id) => !distinct.has(id)),
		repeated: done.length - distinct.size,
		cutOff,
	};
}

function idOf({ json }: { json: unknown }): string {
	return (json as { event_id: string }).event_id;
}

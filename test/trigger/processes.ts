import type {
	IDataObject,
	INodeExecutionData,
	INodeType,
	IRun,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';

import type { Timing } from '../../nodes/Box/client/http/timing';
import { startTrigger as startBoxTrigger } from '../../nodes/Box/trigger/start';
import { boxTriggerBy } from './support';

/** An execution in n8n's database. */
export interface StoredExecution {
	key: string;
	/** The IDs of its events. */
	events: unknown[];
	/** As n8n gave it to the trigger; `running` until then, and for ever if n8n died before. */
	status: string;
}

/** n8n's database: what is left when a process has died. */
export class Records {
	staticData: IDataObject = {};
	readonly executions: StoredExecution[] = [];
	/** The keys that were refused. */
	readonly refused: string[] = [];

	/** How often each event has an execution (of the given status), by its ID. */
	counts(status?: string): Map<unknown, number> {
		const counts = new Map<unknown, number>();
		for (const execution of this.executions) {
			if (status !== undefined && execution.status !== status) continue;
			for (const id of execution.events) counts.set(id, (counts.get(id) ?? 0) + 1);
		}
		return counts;
	}
}

/** What n8n says of an execution when it has ended: a run, or an error with which it rejects. */
export type End = { status: IRun['status']; error?: Error } | Error;

/** What a workflow does with its items. */
export type Work = (items: INodeExecutionData[], key: string) => Promise<End>;

/** What is lost when n8n dies amid an emit: the save of the static data, the start, or both. */
export type Loss = 'save' | 'start' | 'both';

export const SUCCESS: End = { status: 'success' };
export const FAILURE: End = { status: 'error', error: new Error('The workflow failed') };

/** An n8n process: it saves and starts as n8n does, and may die at any moment. */
export class Process {
	private emits = 0;
	private dead = false;

	constructor(
		private readonly records: Records,
		private readonly clock: Timing,
		private readonly work: Work,
		/** At which emit it dies, from 1, and what is lost then. */
		private readonly death: { at: number; loss: Loss } = { at: Infinity, loss: 'both' },
	) {}

	get isDead(): boolean {
		return this.dead;
	}

	/** From now on nothing that happens in it is of any consequence. */
	kill(): void {
		this.dead = true;
	}

	/** The Box Trigger in this process. */
	trigger(): INodeType {
		return boxTriggerBy(async (context) => await this.live(context));
	}

	private async live(context: ITriggerFunctions): Promise<ITriggerResponse> {
		const emit: ITriggerFunctions['emit'] = (data, _response, done, key) => {
			if (this.dead) return;
			this.emits += 1;
			this.dead = this.emits === this.death.at;
			const lost = this.dead ? this.death.loss : undefined;
			if (lost === undefined || lost === 'start') this.save(context);
			if (lost === undefined || lost === 'save') this.start(data[0] ?? [], key ?? '', done);
		};
		context.emit = emit;
		const response = await startBoxTrigger(context, this.clock);
		if (!this.dead) this.save(context);
		return response;
	}

	private save(context: ITriggerFunctions): void {
		const text = JSON.stringify({ global: context.getWorkflowStaticData('global') });
		this.records.staticData = JSON.parse(text) as IDataObject;
	}

	private start(
		items: INodeExecutionData[],
		key: string,
		done: Parameters<ITriggerFunctions['emit']>[2],
	): void {
		const { executions, refused } = this.records;
		if (executions.some((each) => each.key === key)) {
			refused.push(key);
			done?.resolve(undefined as never);
			return;
		}
		const events = items.map(({ json }) => json.event_id);
		const execution: StoredExecution = { key, events, status: 'running' };
		executions.push(execution);
		void this.work(items, key).then((end) => {
			if (this.dead) return;
			execution.status = end instanceof Error ? end.message : end.status;
			if (end instanceof Error) done?.reject(end);
			else done?.resolve({ status: end.status, data: { resultData: end } } as never);
		});
	}
}

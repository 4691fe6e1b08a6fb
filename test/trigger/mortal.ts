import type {
	IDataObject,
	INodeExecutionData,
	INodeType,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';

import type { Timing } from '../../nodes/Box/client/http/timing';
import { startTrigger as startBoxTrigger } from '../../nodes/Box/trigger/start';
import { boxTriggerBy, hasty } from './support';

/** What a crash comes before: the save of the static data, the start of the execution, or both. */
export type Loss = 'save' | 'start' | 'both';

/** n8n's database: what is left after a crash. */
export class Database {
	staticData: IDataObject = {};
	readonly executions = new Map<string, INodeExecutionData[]>();

	/** How often each event was handed over, by its ID. */
	counts(): Map<unknown, number> {
		const counts = new Map<unknown, number>();
		for (const { json } of [...this.executions.values()].flat()) {
			counts.set(json.event_id, (counts.get(json.event_id) ?? 0) + 1);
		}
		return counts;
	}
}

/** One life of an n8n process, from its start to its crash amid an emit. */
export class Life {
	private emits = 0;
	private waiting: (() => void)[] = [];
	dead = false;

	/** @param diesAt the number of the emit, from 1 */
	constructor(
		private readonly database: Database,
		private readonly diesAt = Number.POSITIVE_INFINITY,
		private readonly loss: Loss = 'both',
		private readonly clock: Timing = hasty,
	) {}

	/** Resolves at the next emit. */
	async emitted(): Promise<void> {
		if (!this.dead) await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	/**
	 * The Box Trigger in this process. As in n8n an emit saves the static data and starts the
	 * execution without a transaction around both, and a known key starts none.
	 */
	trigger(): INodeType {
		return boxTriggerBy(async (context) => await this.live(context));
	}

	private async live(context: ITriggerFunctions): Promise<ITriggerResponse> {
		context.emit = (data, _response, done, key) => {
			if (this.dead) return;
			this.emit(context, data[0] ?? [], key ?? '');
			if (!this.dead) done?.resolve(undefined as never);
		};
		const response = await startBoxTrigger(context, this.clock);
		if (!this.dead) this.save(context);
		return response;
	}

	private emit(context: ITriggerFunctions, items: INodeExecutionData[], key: string): void {
		this.emits++;
		this.dead = this.emits === this.diesAt;
		const lost = this.dead ? this.loss : undefined;
		if (lost === undefined || lost === 'start') this.save(context);
		if (lost === undefined || lost === 'save') this.start(items, key);
		for (const resolve of this.waiting.splice(0)) resolve();
	}

	private save(context: ITriggerFunctions): void {
		const text = JSON.stringify({ global: context.getWorkflowStaticData('global') });
		this.database.staticData = JSON.parse(text) as IDataObject;
	}

	private start(items: INodeExecutionData[], key: string): void {
		const { executions } = this.database;
		if (!executions.has(key)) executions.set(key, items);
	}
}

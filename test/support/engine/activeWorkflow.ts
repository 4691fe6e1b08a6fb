import type { IDataObject, INodeExecutionData, ITriggerFunctions, Workflow } from 'n8n-workflow';

import { Queue } from './queue';
import type { WorkflowRun } from './runWorkflow';

/** One execution that a trigger started. */
export interface TriggerExecution {
	/** Output 0 of the trigger node. */
	items: INodeExecutionData[];
	/** The deduplication key, the fourth argument of `emit`. */
	key?: string;
	/** The workflow's static data as saved together with this emit; a copy at each look. */
	readonly staticData: IDataObject;
	/** The execution itself, to its end. */
	run: Promise<WorkflowRun>;
}

/** An active (or manually tested) workflow. */
export interface RunningTrigger {
	/** The items of the next emit nobody has asked for yet; waits for it. Rejects when it was stopped. */
	nextExecution(): Promise<INodeExecutionData[]>;
	/** The same with its key, the static data saved with it, and its run. */
	next(): Promise<TriggerExecution>;
	/** All executions so far; a repeated deduplication key starts none. */
	readonly executions: readonly TriggerExecution[];
	/** Deduplication keys that were emitted again. */
	readonly duplicates: readonly string[];
	/** What `saveFailedExecution` was told. */
	readonly failures: readonly Error[];
	nextFailure(): Promise<Error>;
	/** What `emitError` was told: n8n would take the workflow down and activate it again. */
	readonly fatal: readonly Error[];
	/** The workflow's static data as n8n has saved it, ready for the next `startTrigger`. */
	readonly staticData: IDataObject;
	/** Deactivates: calls the node's `closeFunction` (again at every call) and awaits the executions. */
	stop(): Promise<void>;
}

const STOPPED = new Error('The trigger was stopped');

interface Executor {
	execute?: (execution: TriggerExecution) => Promise<WorkflowRun>;
	onExecution?: (execution: TriggerExecution) => void;
}

/**
 * The part of n8n's server that stands behind a trigger: each emit saves the workflow's static data
 * and starts an execution, unless its deduplication key is known (n8n 2.20 and later).
 */
export class ActiveWorkflow {
	private readonly started: TriggerExecution[] = [];
	private readonly keys = new Set<string>();
	private readonly duplicates: string[] = [];
	private readonly failures: Error[] = [];
	private readonly fatal: Error[] = [];
	private readonly executionQueue = new Queue<TriggerExecution>();
	private readonly failureQueue = new Queue<Error>();
	/** As n8n has it in its database: JSON. */
	private saved: string;

	constructor(
		private readonly workflow: Workflow,
		staticData: IDataObject | undefined,
		private readonly executor: Executor,
	) {
		this.saved = JSON.stringify(staticData ?? {});
	}

	/** The static data as last saved. */
	get staticData(): IDataObject {
		return fromJson(this.saved);
	}

	/** Saves the static data if it has changed, which n8n does at an emit and after an activation. */
	saveStaticData(): void {
		const { staticData } = this.workflow;
		if (staticData.__dataChanged !== true) return;
		this.saved = JSON.stringify(staticData);
		staticData.__dataChanged = false;
	}

	readonly emit: ITriggerFunctions['emit'] = (data, _response, done, key) => {
		this.saveStaticData();
		if (key !== undefined && this.keys.has(key)) {
			this.duplicates.push(key);
			// n8n resolves with nothing when it drops an execution whose key it has seen.
			done?.resolve(undefined as never);
			return;
		}
		if (key !== undefined) this.keys.add(key);
		const execution = this.start(data[0] ?? [], key);
		execution.run.then(
			({ run }) => done?.resolve(run),
			(error: Error) => done?.reject(error),
		);
	};

	readonly emitError: ITriggerFunctions['emitError'] = (error) => {
		this.fatal.push(error);
		this.executionQueue.end(error);
	};

	readonly saveFailedExecution: ITriggerFunctions['saveFailedExecution'] = (error) => {
		this.failures.push(error);
		this.failureQueue.push(error);
	};

	/** Takes over the one execution of a manual test. */
	manual(run: Promise<WorkflowRun>, trigger: string, stopped: AbortSignal): void {
		run.then(
			(finished) => {
				if (stopped.aborted) this.executionQueue.end(STOPPED);
				else if (finished.error)
					this.fail(Object.assign(new Error(finished.error.message), finished.error));
				else this.record({ items: finished.items(trigger), staticData: this.staticData, run });
			},
			(error: Error) => this.fail(error),
		);
	}

	running(close: () => Promise<void>): RunningTrigger {
		const { executionQueue, failureQueue, started } = this;
		const staticData = () => this.staticData;
		return {
			nextExecution: async () => (await executionQueue.next()).items,
			next: async () => await executionQueue.next(),
			nextFailure: async () => await failureQueue.next(),
			executions: started,
			duplicates: this.duplicates,
			failures: this.failures,
			fatal: this.fatal,
			get staticData() {
				return staticData();
			},
			async stop() {
				await close();
				await Promise.allSettled(started.map(async ({ run }) => await run));
				executionQueue.end(STOPPED);
				failureQueue.end(STOPPED);
			},
		};
	}

	private start(items: INodeExecutionData[], key: string | undefined): TriggerExecution {
		const { execute } = this.executor;
		if (!execute) throw new Error('A manual test has one execution');
		const { saved } = this;
		const execution: TriggerExecution = {
			items,
			key,
			get staticData() {
				return fromJson(saved);
			},
			run: Promise.resolve().then(async () => await this.execute(execution, execute)),
		};
		this.record(execution);
		return execution;
	}

	private async execute(
		execution: TriggerExecution,
		execute: (execution: TriggerExecution) => Promise<WorkflowRun>,
	): Promise<WorkflowRun> {
		const finished = await execute(execution);
		// An execution that wrote static data saves its whole copy, as in n8n: it may be an old one.
		if (finished.staticData) this.saved = JSON.stringify(finished.staticData);
		return finished;
	}

	private record(execution: TriggerExecution): void {
		this.started.push(execution);
		this.executor.onExecution?.(execution);
		this.executionQueue.push(execution);
	}

	private fail(error: Error): void {
		this.failures.push(error);
		this.failureQueue.push(error);
		this.executionQueue.end(error);
	}
}

function fromJson(text: string): IDataObject {
	return JSON.parse(text) as IDataObject;
}

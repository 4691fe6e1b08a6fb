import type { TriggerExecution, WorkflowRun } from '../../test/support/engine';

/** What the demo reads of an event, as the trigger puts it out. */
interface EventJson {
	event_type?: string;
	created_by?: { name?: string };
	source?: { id?: string; name?: string };
}

/** An execution and what came of it. */
export interface FinishedExecution {
	execution: TriggerExecution;
	finished: WorkflowRun;
}

/** The name of the file an execution is about. */
export function fileNameOf(execution: TriggerExecution): string {
	return eventOf(execution).source?.name ?? '(no name)';
}

/** The event that an execution is about. */
export function eventOf({ items }: TriggerExecution): EventJson {
	return items[0]?.json ?? {};
}

/** The node that ended an execution, and n8n's message. */
export function whereItFailed({ error, run }: WorkflowRun): string {
	const node = run.data.resultData.lastNodeExecuted;
	return `${node ? `${node}: ` : ''}${error?.message ?? 'unknown error'}`;
}

/** Follows executions to their end, and tells when there are enough of them. */
export class Executions {
	readonly finished: FinishedExecution[] = [];
	private resolve = () => {};
	private reject: (reason: unknown) => void = () => {};
	private readonly enough = new Promise<void>((resolve, reject) => {
		this.resolve = resolve;
		this.reject = reject;
	});

	/**
	 * @param count how many are awaited
	 * @param onEnd called as each one ends
	 */
	constructor(
		private readonly count: number,
		private readonly onEnd: (one: FinishedExecution) => void,
	) {}

	/** To be called as an execution begins. */
	readonly follow = (execution: TriggerExecution): void => {
		execution.run
			.then((finished) => {
				this.finished.push({ execution, finished });
				this.onEnd({ execution, finished });
				if (this.finished.length >= this.count) this.resolve();
			})
			.catch((error: Error) => this.reject(error));
	};

	/**
	 * Resolves when the awaited number has ended.
	 *
	 * @throws the signal's reason, or why an execution could not even begin
	 */
	async all(signal: AbortSignal): Promise<void> {
		const aborted = () => this.reject(signal.reason);
		signal.addEventListener('abort', aborted, { once: true });
		if (signal.aborted) aborted();
		try {
			await this.enough;
		} finally {
			signal.removeEventListener('abort', aborted);
		}
	}
}

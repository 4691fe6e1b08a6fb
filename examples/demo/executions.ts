import type { TriggerExecution, WorkflowRun } from '../../test/support/engine';

/** An execution and what came of it. */
export interface FinishedExecution {
	execution: TriggerExecution;
	finished: WorkflowRun;
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

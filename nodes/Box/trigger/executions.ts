import type { INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';

import type { Timing } from '../client/http/timing';

/** What n8n needs to save a new execution, with time to spare. */
const SAVED_MS = 1_000;

/** Starts executions through n8n's `emit`. */
export class Executions {
	/** n8n's new engine starts nothing for a trigger that waits for the end of its executions. */
	private canWaitForEnd = true;

	constructor(
		private readonly context: Pick<ITriggerFunctions, 'emit' | 'helpers'>,
		private readonly timing: Timing,
		private readonly signal: AbortSignal,
	) {}

	/**
	 * Resolves when the execution has ended, or at once if one with the key exists; rejects if it
	 * could not be started. Versions of n8n before 2.20 do not know keys, and always start it.
	 */
	async start(items: readonly INodeExecutionData[], key: string): Promise<void> {
		const data = [[...items]];
		if (this.canWaitForEnd) {
			const done = this.context.helpers.createDeferredPromise<IRun>();
			this.context.emit(data, undefined, done, key);
			this.canWaitForEnd = await done.promise.then(() => true, falseIfRefused);
			if (this.canWaitForEnd) return;
		}
		this.context.emit(data, undefined, undefined, key);
		await this.timing.sleep(SAVED_MS, this.signal);
	}
}

/** By the new engine's message; any other rejection is a fault. */
function falseIfRefused(error: unknown): boolean {
	if (error instanceof Error && /cannot run a trigger that waits/i.test(error.message))
		return false;
	throw error;
}

import type { INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';

import type { Timing } from '../client/http/timing';

/** What n8n needs to write an execution down, with time to spare. */
const WRITTEN_DOWN_MS = 1_000;

/** Starts executions through n8n's `emit`. */
export class Executions {
	/** n8n's new engine starts nothing for a trigger that asks to be told of the end. */
	private tellsOfEnd = true;

	constructor(
		private readonly context: Pick<ITriggerFunctions, 'emit' | 'helpers'>,
		private readonly timing: Timing,
		private readonly signal: AbortSignal,
	) {}

	/**
	 * Resolves when the execution has ended, or at once where one with the key exists; rejects where
	 * it could not be started. Versions of n8n before 2.20 do not know keys, and start it anyway.
	 */
	async start(items: readonly INodeExecutionData[], key: string): Promise<void> {
		const data = [[...items]];
		if (this.tellsOfEnd) {
			const done = this.context.helpers.createDeferredPromise<IRun>();
			this.context.emit(data, undefined, done, key);
			this.tellsOfEnd = await done.promise.then(() => true, falseIfRefused);
			if (this.tellsOfEnd) return;
		}
		this.context.emit(data, undefined, undefined, key);
		await this.timing.sleep(WRITTEN_DOWN_MS, this.signal);
	}
}

/** The new engine's words; any other rejection is a fault. */
function falseIfRefused(error: unknown): boolean {
	if (error instanceof Error && /cannot run a trigger that waits/i.test(error.message))
		return false;
	throw error;
}

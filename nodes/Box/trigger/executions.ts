import type { INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';

import { linkedSignal } from '../client/http/linkedSignal';
import type { Timing } from '../client/http/timing';
import type { ExecutionEnd } from '../events/executionEnd';
import { pause } from '../events/pause';
import { endOfError, endOfResponse, endOfRun } from './executionEnds';

/** What n8n needs to save a new execution, with time to spare. */
const SAVED_MS = 1_000;

/** The end itself follows the message that tells of it, unless n8n misses it. */
const END_FOLLOWS_MS = 10_000;

/** How many parameters `emit` has in versions of n8n that know deduplication keys. */
const EMIT_WITH_KEY = 4;

type ExecutionContext = Pick<ITriggerFunctions, 'emit' | 'helpers'>;

/** The latest instance by its owner: what a trigger that was stopped saves is out of date. */
const latest = new Map<string, number>();

/** Starts executions through n8n's `emit`. */
export class Executions {
	/** n8n's new engine starts nothing for a trigger that waits for the end of its executions. */
	private canWaitForEnd = true;
	private refusesKeys: boolean;
	private readonly instance: number;

	/**
	 * @param owner names the node
	 * @param onNoEnd called once if n8n does not tell how executions end
	 */
	constructor(
		private readonly context: ExecutionContext,
		private readonly owner: string,
		private readonly onNoEnd: () => void,
		private readonly timing: Timing,
		private readonly signal: AbortSignal,
	) {
		this.refusesKeys = context.emit.length >= EMIT_WITH_KEY;
		this.instance = (latest.get(owner) ?? 0) + 1;
		latest.set(owner, this.instance);
	}

	/**
	 * Resolves when the execution has ended, or at once if one with the key exists; rejects if it
	 * could not be started. Versions of n8n before 2.20 do not know keys, and always start it.
	 */
	async start(items: readonly INodeExecutionData[], key: string): Promise<ExecutionEnd> {
		const data = [[...items]];
		if (this.canWaitForEnd) {
			const end = await this.startAndWait(data, key);
			if (end) return end;
			if (this.canWaitForEnd) this.onNoEnd();
			this.canWaitForEnd = false;
		}
		this.context.emit(data, undefined, undefined, key);
		await this.timing.sleep(SAVED_MS, this.signal);
		return 'untold';
	}

	/**
	 * Has n8n save the static data, which it does whenever it is asked for an execution: here for one
	 * that it refuses. If it does not, as it keeps no executions, an execution without items runs.
	 *
	 * @param key of an execution that n8n has
	 */
	save(key: string): void {
		if (!this.refusesKeys || latest.get(this.owner) !== this.instance) return;
		const done = this.context.helpers.createDeferredPromise<IRun>();
		done.promise.then(
			(run?: IRun) => {
				if (run) this.refusesKeys = false;
			},
			() => {},
		);
		this.context.emit([[]], undefined, done, key);
	}

	/** `undefined` if n8n refuses to tell the end. */
	private async startAndWait(
		data: INodeExecutionData[][],
		key: string,
	): Promise<ExecutionEnd | undefined> {
		const { context } = this;
		const done = context.helpers.createDeferredPromise<IRun>();
		const response = context.helpers.createDeferredPromise<Parameters<typeof endOfResponse>[0]>();
		context.emit(data, response, done, key);
		const over = new AbortController();
		const told = done.promise.then(endOfRun, endOfFailure);
		const hint = response.promise.then(endOfResponse, () => undefined);
		const hinted = hint.then(async (end) => {
			if (!end) return await told;
			await pause(this.timing, END_FOLLOWS_MS, linkedSignal(this.signal, over.signal));
			return end;
		});
		return await Promise.race([told, hinted]).finally(() => over.abort());
	}
}

/** `undefined` if the new engine refuses to tell; any other rejection that is no end is a fault. */
function endOfFailure(error: unknown): ExecutionEnd | undefined {
	const end = endOfError(error);
	if (end) return end;
	if (error instanceof Error && /cannot run a trigger that waits/i.test(error.message)) return;
	throw error;
}

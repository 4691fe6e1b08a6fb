import { linkedSignal } from '../client/http/linkedSignal';
import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import { Backoff } from './backoff';
import type { Cursor } from './cursor';
import type { Batch } from './cursorState';
import { pause } from './pause';

/**
 * Starts an execution. Resolves when it has ended, or at once if one with the key exists already;
 * rejects if it could not be started.
 */
export type StartExecution<Item> = (items: readonly Item[], key: string) => Promise<unknown>;

export interface StarterOptions<Item> {
	/**
	 * Makes the execution's items from the events. It may take its time. A failure is retried for as
	 * long as it goes on, so a single event must not cause one.
	 */
	prepare: (events: readonly BoxEvent[]) => readonly Item[] | Promise<readonly Item[]>;
	start: StartExecution<Item>;
	/** Stores the cursor, which n8n saves with the execution that is started right after it. */
	keep: (cursor: Cursor) => void;
	/** Called when an execution could not be started, before it is retried. */
	onFault?: (error: unknown) => void;
	timing: Timing;
	signal: AbortSignal;
}

/** The start of an execution, in flight. None of the promises rejects. */
export interface Start {
	/** Resolves when n8n has been asked to start it. */
	requested: Promise<unknown>;
	/** Resolves when the batch has arrived: the execution has ended, or has certainly started. */
	arrived: Promise<unknown>;
	/** Resolves when the execution has ended. */
	ended: Promise<unknown>;
}

/** An execution that has started, or has ended already. */
interface Execution {
	/** Resolves when it has ended, as far as is known. Never rejects. */
	ended: Promise<unknown>;
}

/**
 * n8n reports when an execution ends, not when it starts, but an execution that cannot be started
 * fails at once. So one that has not failed for this long has started.
 */
const CERTAINLY_STARTED_MS = 30_000;

/**
 * The end may never be reported, as when a worker was killed. This is the longest time that n8n
 * gives an execution by default (`EXECUTIONS_TIMEOUT_MAX`).
 */
const CERTAINLY_ENDED_MS = 3_600_000;

/** The save is sent before the execution is started; it is one small statement. */
const CERTAINLY_SAVED_MS = 1_000;

/** Starts the executions of pending batches, and retries until each has arrived in n8n. */
export class Starter<Item> {
	constructor(
		private readonly cursor: Cursor,
		private readonly options: StarterOptions<Item>,
	) {}

	start(batch: Batch, events: readonly BoxEvent[]): Start {
		let markRequested = () => {};
		const requested = new Promise<void>((resolve) => (markRequested = resolve));
		const arrived = this.arrive(batch, events, markRequested);
		const ended = arrived.then(async (execution) => await execution?.ended);
		return { requested: Promise.race([requested, arrived]), arrived, ended };
	}

	/** Resolves when the cursor, as stored for this start, has certainly been saved. */
	async saved({ requested, arrived }: Start): Promise<void> {
		await requested;
		await this.within(CERTAINLY_SAVED_MS, arrived);
	}

	/** `undefined` if it was stopped before. */
	private async arrive(
		batch: Batch,
		events: readonly BoxEvent[],
		onRequested: () => void,
	): Promise<Execution | undefined> {
		const { signal, timing, onFault, prepare } = this.options;
		const backoff = new Backoff(timing);
		let items: readonly Item[] | undefined;
		while (!signal.aborted) {
			try {
				const prepared = items ?? prepare(events);
				// Not awaited without need, so that batches start in the order of their events.
				items = prepared instanceof Promise ? await prepared : prepared;
				if (signal.aborted) return undefined;
				const arrived = this.request(batch, items);
				onRequested();
				const execution = await arrived;
				if (signal.aborted) return undefined;
				this.cursor.confirm(batch.key);
				return execution;
			} catch (error) {
				if (signal.aborted) return undefined;
				onFault?.(error);
				await pause(timing, backoff.next(), signal);
			}
		}
		return undefined;
	}

	/** Resolves when the execution has certainly started; rejects if it could not be started. */
	private async request({ key }: Batch, items: readonly Item[]): Promise<Execution> {
		const { start, keep } = this.options;
		keep(this.cursor);
		const end = endOf(start(items, key));
		if (await this.within(CERTAINLY_STARTED_MS, end)) return { ended: end };
		// A later failure is the execution's own.
		const settled = end.catch(() => {});
		return { ended: this.within(CERTAINLY_ENDED_MS, settled) };
	}

	/**
	 * Waits for the promise, but no longer than so many milliseconds, nor after a stop.
	 *
	 * @returns whether it has resolved; rejects if it does
	 */
	private async within(ms: number, promise: Promise<unknown>): Promise<boolean> {
		const { signal, timing } = this.options;
		const done = new AbortController();
		const timeout = pause(timing, ms, linkedSignal(signal, done.signal)).then(() => false);
		const inTime = promise.then(() => true);
		return await Promise.race([inTime, timeout]).finally(() => done.abort());
	}
}

/** An execution that was cancelled, or that had ended before n8n looked for it, had started. */
async function endOf(execution: Promise<unknown>): Promise<void> {
	await execution.catch((error: unknown) => {
		if (!hasStarted(error)) throw error;
	});
}

/** By name: a linked package resolves its own copy of n8n's classes. */
function hasStarted(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return /Cancelled|ExecutionNotFound/.test(`${error.name} ${error.constructor.name}`);
}

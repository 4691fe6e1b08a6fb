import { linkedSignal } from '../client/http/linkedSignal';
import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import { Backoff } from './backoff';
import type { Cursor } from './cursor';
import type { Batch } from './cursorState';
import { pause } from './pause';

/**
 * Starts an execution. Resolves when it has ended, or at once where one with the key exists already;
 * rejects where it could not be started.
 */
export type StartExecution<Item> = (items: readonly Item[], key: string) => Promise<unknown>;

export interface StarterOptions<Item> {
	/**
	 * Makes of the events what the execution is given. It may take its time; where it fails it is
	 * repeated for as long as it does, so only what holds for all events may make it fail.
	 */
	prepare: (events: readonly BoxEvent[]) => readonly Item[] | Promise<readonly Item[]>;
	start: StartExecution<Item>;
	/** Keeps the cursor, to be saved with the start of an execution that follows at once. */
	keep: (cursor: Cursor) => void;
	/** Told when an execution could not be started, before it is tried again. */
	onFault?: (error: unknown) => void;
	timing: Timing;
	signal: AbortSignal;
}

/** The start of an execution, under way. None of the promises rejects. */
export interface Start {
	/** Resolves when n8n has been asked for it. */
	asked: Promise<unknown>;
	/** Resolves when the batch has arrived: the execution has ended, or has surely started. */
	arrived: Promise<unknown>;
	/** Resolves when the execution has ended. */
	over: Promise<unknown>;
}

/** An execution that has started, or has ended already. */
interface Execution {
	/** Resolves when it has ended, as far as can be told. Never rejects. */
	ended: Promise<unknown>;
}

/**
 * n8n says when an execution ends, not when it starts; but one that cannot be started is reported
 * at once. So whatever was not reported for this long has started.
 */
const SURELY_STARTED_MS = 30_000;

/**
 * Who is to tell of the end may be gone, such as a worker. This is the longest time that n8n lets
 * an execution have, unless it is told otherwise (`EXECUTIONS_TIMEOUT_MAX`).
 */
const SURELY_ENDED_MS = 3_600_000;

/** The save is sent off before the execution is; it is one small statement. */
const SURELY_SAVED_MS = 1_000;

/** Starts the executions of batches that are pending, until each has arrived in n8n. */
export class Starter<Item> {
	constructor(
		private readonly cursor: Cursor,
		private readonly options: StarterOptions<Item>,
	) {}

	start(batch: Batch, events: readonly BoxEvent[]): Start {
		let markAsked = () => {};
		const asked = new Promise<void>((resolve) => (markAsked = resolve));
		const arrived = this.arrive(batch, events, markAsked);
		const over = arrived.then(async (execution) => await execution?.ended);
		return { asked: Promise.race([asked, arrived]), arrived, over };
	}

	/** Resolves when what was kept at the start of an execution has surely been saved. */
	async saved({ asked, arrived }: Start): Promise<void> {
		await asked;
		await this.within(SURELY_SAVED_MS, arrived);
	}

	/** `undefined` where it was stopped before. */
	private async arrive(
		batch: Batch,
		events: readonly BoxEvent[],
		onAsked: () => void,
	): Promise<Execution | undefined> {
		const { signal, timing, onFault, prepare } = this.options;
		const backoff = new Backoff(timing);
		let items: readonly Item[] | undefined;
		while (!signal.aborted) {
			try {
				const prepared = items ?? prepare(events);
				// Without a wait where there is none: batches start in the order of their events.
				items = prepared instanceof Promise ? await prepared : prepared;
				if (signal.aborted) return undefined;
				const arrived = this.ask(batch, items);
				onAsked();
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

	/** Resolves when the execution has surely started; rejects where it could not be. */
	private async ask({ key }: Batch, items: readonly Item[]): Promise<Execution> {
		const { start, keep } = this.options;
		keep(this.cursor);
		const end = endOf(start(items, key));
		if (await this.within(SURELY_STARTED_MS, end)) return { ended: end };
		// What it fails with later is the execution's own matter.
		const settled = end.catch(() => {});
		return { ended: this.within(SURELY_ENDED_MS, settled) };
	}

	/**
	 * Waits for the promise, but no longer than that, and not once all is stopped.
	 *
	 * @returns whether it has resolved; rejects where it does
	 */
	private async within(ms: number, promise: Promise<unknown>): Promise<boolean> {
		const { signal, timing } = this.options;
		const early = new AbortController();
		const tooLong = pause(timing, ms, linkedSignal(signal, early.signal));
		const inTime = promise.then(() => true);
		return await Promise.race([inTime, tooLong.then(() => false)]).finally(() => early.abort());
	}
}

/** An execution that was started and then cancelled, or over before it was watched, was handed over. */
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

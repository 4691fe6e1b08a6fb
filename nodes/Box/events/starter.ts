import type { Timing } from '../client/timing';
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
	/** Makes of the events what the execution is given. It may take its time, fail, and be repeated. */
	prepare: (events: readonly BoxEvent[]) => readonly Item[] | Promise<readonly Item[]>;
	start: StartExecution<Item>;
	/** Keeps the cursor, to be saved with the next start of an execution. */
	keep: (cursor: Cursor) => void;
	/** Told when an execution could not be started, before it is tried again. */
	onFault?: (error: unknown) => void;
	timing: Timing;
	signal: AbortSignal;
}

/** The start of an execution, under way. Neither promise rejects. */
export interface Start {
	/** Resolves when n8n has been asked for it. */
	asked: Promise<unknown>;
	/** Resolves when the batch has arrived: the execution has ended, or has surely started. */
	over: Promise<unknown>;
}

/**
 * n8n says when an execution ends, not when it starts; but one that cannot be started is reported
 * at once. So whatever was not reported for this long has started.
 */
const SURELY_STARTED_MS = 30_000;

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
		const over = this.arrive(batch, events, markAsked);
		return { asked: Promise.race([asked, over]), over };
	}

	/** Resolves when what was kept at the start of an execution has surely been saved. */
	async saved({ asked, over }: Start): Promise<void> {
		await asked;
		const { signal, timing } = this.options;
		const early = new AbortController();
		const wait = pause(timing, SURELY_SAVED_MS, AbortSignal.any([signal, early.signal]));
		await Promise.race([over, wait]);
		early.abort();
	}

	private async arrive(
		batch: Batch,
		events: readonly BoxEvent[],
		onAsked: () => void,
	): Promise<void> {
		const { signal, timing, onFault, keep, prepare } = this.options;
		const backoff = new Backoff(timing);
		while (!signal.aborted) {
			try {
				const prepared = prepare(events);
				// Without a wait where there is none: batches start in the order of their events.
				const items = prepared instanceof Promise ? await prepared : prepared;
				if (signal.aborted) return;
				const arrived = this.ask(batch, items);
				onAsked();
				await arrived;
				this.cursor.confirm(batch.key);
				keep(this.cursor);
				return;
			} catch (error) {
				if (signal.aborted) return;
				onFault?.(error);
				await pause(timing, backoff.next(), signal);
			}
		}
	}

	private async ask({ key }: Batch, items: readonly Item[]): Promise<void> {
		const { start, keep, timing, signal } = this.options;
		keep(this.cursor);
		const over = new AbortController();
		const surelyStarted = timing.sleep(SURELY_STARTED_MS, AbortSignal.any([signal, over.signal]));
		try {
			await Promise.race([endOf(start(items, key)), surelyStarted]);
		} finally {
			surelyStarted.catch(() => {});
			over.abort();
		}
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

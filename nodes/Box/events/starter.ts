import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import { Backoff } from './backoff';
import type { Confirmation } from './confirmation';
import type { Cursor } from './cursor';
import type { ExecutionEnd } from './executionEnd';
import { pause } from './pause';
import { within } from './within';

/**
 * Starts an execution. Resolves with its end, or at once if one with the key exists already; rejects
 * if it could not be started.
 */
export type StartExecution<Item> = (items: readonly Item[], key: string) => Promise<ExecutionEnd>;

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
	confirmation: Confirmation;
	timing: Timing;
	signal: AbortSignal;
}

/** The start of an execution, in flight. None of the promises rejects. */
export interface Start {
	/** Resolves when n8n has been asked to start it. */
	requested: Promise<unknown>;
	/** Whether it has ended, or has certainly started. `false` if the trigger was stopped before. */
	arrived: Promise<boolean>;
	/** How it has ended. `undefined` if the trigger was stopped before it was started. */
	ended: Promise<ExecutionEnd | undefined>;
}

/** An execution that has started, or has ended already. */
interface Execution {
	/** Never rejects. */
	ended: Promise<ExecutionEnd>;
}

/**
 * n8n reports when an execution ends, not when it starts, but an execution that cannot be started
 * fails at once. So one that has not failed for this long has started.
 */
const CERTAINLY_STARTED_MS = 30_000;

/** The save is sent before the execution is started; it is one small statement. */
const CERTAINLY_SAVED_MS = 1_000;

/** Starts executions, and retries until n8n has taken each of them. */
export class Starter<Item> {
	constructor(
		private readonly cursor: Cursor,
		private readonly options: StarterOptions<Item>,
	) {}

	start(key: string, events: readonly BoxEvent[]): Start {
		let markRequested = () => {};
		const requested = new Promise<void>((resolve) => (markRequested = resolve));
		const execution = this.arrive(key, events, markRequested);
		const ended = execution.then(async (started) => await started?.ended);
		const arrived = execution.then(
			(started) => started !== undefined && !this.options.signal.aborted,
		);
		return { requested: Promise.race([requested, arrived]), arrived, ended };
	}

	/** Resolves when the cursor, as stored for this start, has certainly been saved. */
	async saved({ requested, arrived }: Start): Promise<void> {
		await requested;
		await within(CERTAINLY_SAVED_MS, arrived, this.options);
	}

	/** `undefined` if it was stopped before. */
	private async arrive(
		key: string,
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
				const execution = this.request(key, items);
				onRequested();
				return await execution;
			} catch (error) {
				if (signal.aborted) return undefined;
				onFault?.(error);
				await pause(timing, backoff.next(), signal);
			}
		}
		return undefined;
	}

	/** Resolves when the execution has certainly started; rejects if it could not be started. */
	private async request(key: string, items: readonly Item[]): Promise<Execution> {
		const { start, keep, signal, confirmation } = this.options;
		keep(this.cursor);
		const end = start(items, key);
		const early = await within(CERTAINLY_STARTED_MS, end, this.options);
		if (early) return { ended: Promise.resolve(early) };
		const { aborted } = signal;
		// A later failure is the execution's own, unless nobody has waited for an early one.
		const told = end.catch((): ExecutionEnd => (aborted ? 'unknown' : 'failed'));
		const { longestRun } = confirmation;
		if (longestRun === Infinity) return { ended: told };
		const inTime = within(longestRun, told, this.options);
		// After a stop it is still of use to know how it ends.
		return { ended: inTime.then((known) => known ?? (signal.aborted ? told : 'unknown')) };
	}
}

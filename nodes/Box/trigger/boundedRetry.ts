import type { Timing } from '../client/http/timing';
import { agreedWait, Backoff } from '../events/backoff';
import { isCredentialFault } from './faults';

/** With the waits between them, long enough for an outage of some minutes. */
const MOST_ROUNDS = 5;
const BETWEEN_ROUNDS = { first: 15_000, longest: 120_000 };

/** After so many failures in a row, the cause is hardly the single task. */
const MANY_IN_A_ROW = 3;

/** How a task ended: `error` is that of its last attempt. */
export type Outcome<Result> = { result: Result } | { error: unknown };

export interface BoundedRetryOptions<Task, Result> {
	attempt: (task: Task) => Promise<Result>;
	/** Called at a failure before the next round. An error that it throws ends the run. */
	onFault: (error: unknown) => void;
	/** Called at a failure after which the tasks that are left are given up. */
	onGivenUp: (error: unknown) => void;
	/** Whether tasks that have failed for so many milliseconds may be given up. Default: they may. */
	mayGiveUp?: (elapsed: number) => Promise<boolean>;
	timing: Timing;
	signal: AbortSignal;
}

interface Attempted<Task, Result> {
	task: Task;
	/** `undefined` until the first attempt. */
	outcome?: Outcome<Result>;
}

/**
 * Attempts each of several tasks, and retries those that failed for a bounded number of rounds:
 * what single events need must not hold up the others forever.
 */
export class BoundedRetry<Task, Result> {
	/** Tasks that were given up since the last one that succeeded. */
	private givenUp = 0;

	constructor(private readonly options: BoundedRetryOptions<Task, Result>) {}

	/** The outcome of each task, in their order. Rejects if it is stopped, or as `onFault` throws. */
	async run(tasks: readonly Task[]): Promise<Outcome<Result>[]> {
		const { timing, signal, onFault, onGivenUp, mayGiveUp } = this.options;
		const backoff = new Backoff(timing, BETWEEN_ROUNDS);
		const startedAt = timing.now();
		const all: Attempted<Task, Result>[] = tasks.map((task) => ({ task }));
		for (let rounds = 0; ;) {
			const isLast = rounds + 1 >= this.mostRounds;
			const fault = await this.round(all.filter(isOpen), isLast);
			if (!fault) return all.flatMap(({ outcome }) => outcome ?? []);
			const { error } = fault;
			// A credential that cannot be used says nothing about the tasks.
			if (!isCredentialFault(error)) rounds += 1;
			const isOver = rounds >= this.mostRounds && all.every(({ outcome }) => outcome);
			if (isOver && ((await mayGiveUp?.(timing.now() - startedAt)) ?? true)) {
				this.givenUp += all.filter(isOpen).length;
				onGivenUp(error);
				return all.flatMap(({ outcome }) => outcome ?? []);
			}
			onFault(error);
			await timing.sleep(agreedWait(error, backoff.next()), signal);
		}
	}

	/** While nothing succeeds, one round is enough. */
	private get mostRounds(): number {
		return this.givenUp >= MANY_IN_A_ROW ? 1 : MOST_ROUNDS;
	}

	/**
	 * Attempts the open tasks, one after the other. After several failures in a row the others wait
	 * for the next round. Only in the last round each task that was never attempted gets its turn.
	 *
	 * @returns the last failure
	 */
	private async round(
		open: ReadonlyArray<Attempted<Task, Result>>,
		isLast: boolean,
	): Promise<{ error: unknown } | undefined> {
		let fault: { error: unknown } | undefined;
		let failuresInARow = 0;
		for (const attempted of open) {
			if (failuresInARow >= MANY_IN_A_ROW && (attempted.outcome || !isLast)) continue;
			const outcome = await this.attempt(attempted.task);
			if ('result' in outcome) {
				failuresInARow = 0;
				this.givenUp = 0;
			} else {
				failuresInARow += 1;
				fault = outcome;
				if (isCredentialFault(outcome.error)) return fault;
			}
			attempted.outcome = outcome;
		}
		return fault;
	}

	private async attempt(task: Task): Promise<Outcome<Result>> {
		const { attempt, signal } = this.options;
		try {
			return { result: await attempt(task) };
		} catch (error) {
			signal.throwIfAborted();
			return { error };
		}
	}
}

function isOpen({ outcome }: Attempted<unknown, unknown>): boolean {
	return outcome === undefined || 'error' in outcome;
}

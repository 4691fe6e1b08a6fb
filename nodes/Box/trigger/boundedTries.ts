import type { Timing } from '../client/http/timing';
import { Backoff } from '../events/backoff';
import { isOfCredential } from './faults';

/** With the waits between them, long enough for an outage of some minutes. */
const MOST_ROUNDS = 5;
const BETWEEN_ROUNDS = { first: 15_000, longest: 120_000 };

/** So many failures in a row: then it is hardly the single task that fails. */
const HOPELESS = 3;

/** How a task ended: an `error` is that of its last try. */
export type Outcome<Result> = { result: Result } | { error: unknown };

export interface BoundedTriesOptions<Task, Result> {
	attempt: (task: Task) => Promise<Result>;
	/** Told of a failure before the next round. What it throws ends all. */
	onFault: (error: unknown) => void;
	/** Told of a failure after which what is left is given up. */
	onGivenUp: (error: unknown) => void;
	/** Whether what has failed for so many milliseconds may be given up. Default: it may. */
	mayGiveUp?: (since: number) => Promise<boolean>;
	timing: Timing;
	signal: AbortSignal;
}

interface Tried<Task, Result> {
	task: Task;
	/** `undefined` until it was tried. */
	outcome?: Outcome<Result>;
}

/**
 * Tries each of several tasks, and the ones that failed again after a while, for a bounded number
 * of rounds: what single events need must not hold up the others for ever.
 */
export class BoundedTries<Task, Result> {
	/** Tasks that were given up since the last one that succeeded. */
	private givenUp = 0;

	constructor(private readonly options: BoundedTriesOptions<Task, Result>) {}

	/** The outcome of each task, in their order. Rejects if it is stopped, or as `onFault` throws. */
	async run(tasks: readonly Task[]): Promise<Outcome<Result>[]> {
		const { timing, signal, onFault, onGivenUp, mayGiveUp } = this.options;
		const backoff = new Backoff(timing, BETWEEN_ROUNDS);
		const begun = timing.now();
		const all: Tried<Task, Result>[] = tasks.map((task) => ({ task }));
		for (let rounds = 0; ;) {
			const isLast = rounds + 1 >= this.mostRounds;
			const fault = await this.round(all.filter(isOpen), isLast);
			if (!fault) return all.flatMap(({ outcome }) => outcome ?? []);
			const { error } = fault;
			// While the credential cannot be used, it is nobody's fault that a task fails.
			if (!isOfCredential(error)) rounds += 1;
			const isEnough = rounds >= this.mostRounds && all.every(({ outcome }) => outcome);
			if (isEnough && ((await mayGiveUp?.(timing.now() - begun)) ?? true)) {
				this.givenUp += all.filter(isOpen).length;
				onGivenUp(error);
				return all.flatMap(({ outcome }) => outcome ?? []);
			}
			onFault(error);
			await timing.sleep(backoff.next(), signal);
		}
	}

	/** As long as nothing succeeds, one round has to do. */
	private get mostRounds(): number {
		return this.givenUp >= HOPELESS ? 1 : MOST_ROUNDS;
	}

	/**
	 * Tries what is left, one after the other. After several failures in a row the others wait for
	 * the next round; only in the last one each that was never tried has its turn.
	 *
	 * @returns the last failure
	 */
	private async round(
		left: ReadonlyArray<Tried<Task, Result>>,
		isLast: boolean,
	): Promise<{ error: unknown } | undefined> {
		let fault: { error: unknown } | undefined;
		let inRow = 0;
		for (const tried of left) {
			if (inRow >= HOPELESS && (tried.outcome || !isLast)) continue;
			const outcome = await this.attempt(tried.task);
			if ('result' in outcome) {
				inRow = 0;
				this.givenUp = 0;
			} else {
				inRow += 1;
				fault = outcome;
				if (isOfCredential(outcome.error)) return fault;
			}
			tried.outcome = outcome;
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

function isOpen({ outcome }: Tried<unknown, unknown>): boolean {
	return outcome === undefined || 'error' in outcome;
}

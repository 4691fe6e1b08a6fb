import type { Timing } from '../client/http/timing';

/** In milliseconds. */
export interface BackoffLimits {
	first: number;
	longest: number;
}

/** For a transient fault. */
export const TRANSIENT_FAULT: BackoffLimits = { first: 1_000, longest: 60_000 };

/**
 * Exponential backoff with jitter: waits double from fault to fault up to a limit, and each is
 * shortened at random, so that many clients do not come back at once.
 */
export class Backoff {
	private faults = 0;
	private lastFault = Number.NEGATIVE_INFINITY;

	constructor(
		private readonly timing: Pick<Timing, 'now' | 'random'>,
		private readonly limits: BackoffLimits = TRANSIENT_FAULT,
	) {}

	/** Milliseconds to wait after one more fault: from half the current limit up to all of it. */
	next(): number {
		const { first, longest } = this.limits;
		const now = this.timing.now();
		// A fault long after the one before it has nothing to do with it.
		if (now - this.lastFault > 2 * longest) this.faults = 0;
		this.lastFault = now;
		const limit = Math.min(longest, first * 2 ** Math.min(this.faults++, 30));
		return limit * (0.5 + this.timing.random() / 2);
	}

	/** Starts again with the shortest wait: the last attempt succeeded. */
	reset(): void {
		this.faults = 0;
	}
}

const agreed = new WeakMap<object, number>();

/**
 * How long to wait after a failure that several may share: those that failed together wait equally
 * long, and so share the retry as well.
 *
 * @param own how long this one would wait by itself, in milliseconds
 */
export function agreedWait(error: unknown, own: number): number {
	if (typeof error !== 'object' || error === null) return own;
	const wait = agreed.get(error) ?? own;
	agreed.set(error, wait);
	return wait;
}

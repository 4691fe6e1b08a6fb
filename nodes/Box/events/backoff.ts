import type { Timing } from '../client/http/timing';

/** In milliseconds. */
export interface BackoffLimits {
	first: number;
	longest: number;
}

/** How long to wait after a fault, by how many came before it. */
export const PASSING_FAULT: BackoffLimits = { first: 1_000, longest: 60_000 };

/**
 * Waits that double from fault to fault up to a limit, each shortened by chance so that many
 * clients do not come back at once.
 */
export class Backoff {
	private faults = 0;
	private lastFault = Number.NEGATIVE_INFINITY;

	constructor(
		private readonly timing: Pick<Timing, 'now' | 'random'>,
		private readonly limits: BackoffLimits = PASSING_FAULT,
	) {}

	/** Milliseconds to wait after one more fault: from half the current limit up to all of it. */
	next(): number {
		const { first, longest } = this.limits;
		const now = this.timing.now();
		// A fault long after the one before is a new trouble, not more of the old one.
		if (now - this.lastFault > 2 * longest) this.faults = 0;
		this.lastFault = now;
		const limit = Math.min(longest, first * 2 ** Math.min(this.faults++, 30));
		return limit * (0.5 + this.timing.random() / 2);
	}

	/** All is well again. */
	reset(): void {
		this.faults = 0;
	}
}

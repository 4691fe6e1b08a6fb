import type { Timing } from '../client/timing';

/** What one ordinary round takes: OPTIONS, a long poll, and the pages that follow. */
const BURST = 5;
const INTERVAL_MS = 1_000;

/**
 * Keeps a stream that says nothing new from being asked more than once a second on the long run,
 * and lets one that does go on at full speed. Box is known to answer the same events, or "there is
 * something new" when there is not, many times over.
 */
export class RepeatLimiter {
	private allowed = BURST;
	private since: number;

	constructor(private readonly timing: Timing) {
		this.since = timing.now();
	}

	/** Resolves when the next request may be sent; rejects when the signal aborts. */
	async take(signal: AbortSignal): Promise<void> {
		this.refill();
		if (this.allowed < 1) {
			await this.timing.sleep(Math.ceil((1 - this.allowed) * INTERVAL_MS), signal);
			this.refill();
		}
		this.allowed -= 1;
	}

	/** There was something new: what was taken does not count. */
	reset(): void {
		this.allowed = BURST;
		this.since = this.timing.now();
	}

	private refill(): void {
		const now = this.timing.now();
		this.allowed = Math.min(BURST, this.allowed + (now - this.since) / INTERVAL_MS);
		this.since = now;
	}
}

import type { Timing } from '../client/http/timing';

/** What one ordinary round takes: OPTIONS, a long poll, and the pages that follow. */
const BURST = 5;
const INTERVAL_MS = 1_000;

/**
 * Lets one request a second through on the long run, and all of them while there is something new.
 * Those that wait for their turn do so one after the other.
 */
export class RepeatLimiter {
	private since: number;

	/** @param allowed how many requests go at once at first; below zero while some wait for their turn */
	constructor(
		private readonly timing: Timing,
		private allowed = BURST,
	) {
		this.since = timing.now();
	}

	/** Resolves when the next request may be sent; rejects when the signal aborts. */
	async take(signal?: AbortSignal): Promise<void> {
		this.refill();
		this.allowed -= 1;
		if (this.allowed >= 0) return;
		await this.timing.sleep(Math.ceil(-this.allowed * INTERVAL_MS), signal);
	}

	/** There was something new: what was taken does not count. */
	reset(): void {
		this.allowed = BURST;
		this.since = this.timing.now();
	}

	private refill(): void {
		const now = this.timing.now();
		const refilled = Math.min(BURST, this.allowed + (now - this.since) / INTERVAL_MS);
		this.allowed = Math.max(this.allowed, refilled);
		this.since = now;
	}
}

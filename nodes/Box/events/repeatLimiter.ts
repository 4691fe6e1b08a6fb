import type { Timing } from '../client/http/timing';

/** What one ordinary round takes: OPTIONS, a long poll, and the pages that follow. */
const BURST = 5;
const INTERVAL_MS = 1_000;

/**
 * A token bucket: one request a second in the long run, and as many as are needed while there is
 * something new. Requests that wait are let through one after the other.
 */
export class RepeatLimiter {
	private since: number;

	/** @param tokens how many requests go at once at first; below zero while some wait */
	constructor(
		private readonly timing: Timing,
		private tokens = BURST,
	) {
		this.since = timing.now();
	}

	/** Resolves when the next request may be sent; rejects when the signal aborts. */
	async take(signal?: AbortSignal): Promise<void> {
		this.refill();
		this.tokens -= 1;
		if (this.tokens >= 0) return;
		await this.timing.sleep(Math.ceil(-this.tokens * INTERVAL_MS), signal);
	}

	/** Lets at least so many requests through at once. */
	allow(requests: number): void {
		this.refill();
		this.tokens = Math.max(this.tokens, requests);
	}

	/** Fills the bucket: there was something new. */
	reset(): void {
		this.tokens = BURST;
		this.since = this.timing.now();
	}

	private refill(): void {
		const now = this.timing.now();
		const refilled = Math.min(BURST, this.tokens + (now - this.since) / INTERVAL_MS);
		this.tokens = Math.max(this.tokens, refilled);
		this.since = now;
	}
}

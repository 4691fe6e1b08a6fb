import { systemTiming, type Timing } from './timing';

/**
 * The pause all callers of one credential share. Box counts calls per user, so after a 429
 * nobody of that user gets an answer before the pause is over:
 * https://developer.box.com/guides/api-calls/permissions-and-errors/rate-limits/
 */
export class RateLimitGate {
	private openAt = 0;

	constructor(private readonly timing: Timing = systemTiming) {}

	/** Milliseconds until calls may go on. */
	remaining(): number {
		return Math.max(0, this.openAt - this.timing.now());
	}

	/** Makes everybody wait for at least `ms` milliseconds from now. */
	pause(ms: number): void {
		this.openAt = Math.max(this.openAt, this.timing.now() + ms);
	}

	/** Resolves once no pause is left, also when it was prolonged meanwhile. Rejects with the signal's reason. */
	async passed(signal?: AbortSignal): Promise<void> {
		for (let left = this.remaining(); left > 0; left = this.remaining()) {
			await this.timing.sleep(left, signal);
		}
	}
}

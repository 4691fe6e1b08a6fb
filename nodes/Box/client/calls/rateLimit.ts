import type { CallLabel } from '../error';
import { systemTiming, type Timing } from '../http/timing';
import { Pause } from './pause';

/**
 * What Box counts by itself, besides all calls of a user:
 * https://developer.box.com/guides/api-calls/permissions-and-errors/rate-limits/
 */
export type Limit = 'calls' | 'uploads' | 'searches' | 'signRequests';

/** The limit that a call reaches first, if there is one of its own for it. */
export function limitOf({ method, path }: CallLabel): Limit {
	if (path === '/search') return 'searches';
	if (method === 'GET') return 'calls';
	if (/^\/files\/(\d+\/)?(content|upload_sessions)(\/|$)/.test(path)) return 'uploads';
	return path.startsWith('/sign_requests') ? 'signRequests' : 'calls';
}

/** A call that may be sent. */
export interface Passage {
	/** Milliseconds that it has waited. */
	waited: number;
	/** When that was, counted in pauses. */
	number: number;
}

/**
 * The pauses that all callers of one credential share. Box counts calls per user, so after a 429 it
 * refuses all calls of that user, or all of that kind, until the pause is over.
 */
export class RateLimitGate {
	private readonly pauses = new Map<Limit, Pause>();
	/** How many pauses there have been. */
	private number = 0;

	constructor(private readonly timing: Timing = systemTiming) {}

	/** Milliseconds until calls may go on. */
	remaining(limit: Limit = 'calls'): number {
		return Math.max(...this.pausesOf(limit).map((pause) => pause.remaining()));
	}

	/**
	 * Box has refused a call. Pauses for as long as Box asks, otherwise until it accepts one again.
	 *
	 * @param retryAfter seconds
	 */
	refused(retryAfter?: number, limit: Limit = 'calls'): void {
		this.number += 1;
		const ms = retryAfter === undefined ? undefined : retryAfter * 1000;
		this.pauseOf(limit).refused(this.number, ms);
	}

	/**
	 * Box has accepted a call.
	 *
	 * @param number of its passage
	 */
	accepted(number = this.number, limit: Limit = 'calls'): void {
		for (const pause of this.pausesOf(limit)) pause.accepted(number);
	}

	/**
	 * Makes all callers wait for at least `ms` milliseconds from now, but never longer than a call may
	 * wait: one mistaken answer must not lock an account out.
	 */
	pause(ms: number, limit: Limit = 'calls'): void {
		this.pauseOf(limit).extend(ms);
	}

	/**
	 * Waits until a call may go on, even if the pause is prolonged meanwhile. Rejects with the signal's
	 * reason.
	 *
	 * @param maxWait milliseconds to wait at most
	 * @returns `undefined` as soon as it is clear that the call would wait for longer
	 */
	async passed(
		signal?: AbortSignal,
		maxWait = Infinity,
		limit: Limit = 'calls',
	): Promise<Passage | undefined> {
		const start = this.timing.now();
		const waited = () => this.timing.now() - start;
		for (const pause of this.pausesOf(limit)) {
			if (!(await pause.passed(maxWait - waited(), signal))) return undefined;
		}
		return { waited: waited(), number: this.number };
	}

	/** The pauses that a call has to wait for: its own limit's first, which may last longer. */
	private pausesOf(limit: Limit): Pause[] {
		const all = this.pauseOf('calls');
		return limit === 'calls' ? [all] : [this.pauseOf(limit), all];
	}

	private pauseOf(limit: Limit): Pause {
		const pause = this.pauses.get(limit) ?? new Pause(this.timing);
		this.pauses.set(limit, pause);
		return pause;
	}
}

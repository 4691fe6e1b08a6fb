import type { Timing } from '../client/http/timing';
import type { StreamPart } from './stream';

const MINUTE_MS = 60_000;

/** A connection that fails for this long will hardly mend itself within the next seconds. */
const LONG_MS = 10 * MINUTE_MS;
const REPORT_EVERY_MS = 60 * MINUTE_MS;

/** What decides when a user hears of a fault. */
export interface FaultKind {
	/** Waiting will not mend it, so there is no need to watch it first. */
	isLasting?: boolean;
	/** To say it once is enough, until Box answers again. */
	isSaidOnce?: boolean;
	/** Default: `events`. */
	part?: StreamPart;
}

/** Decides which of many faults a user hears of: those that last, and at most one an hour. */
export class FaultReporter {
	/** Since when a part has failed again and again. */
	private readonly since = new Map<StreamPart, number>();
	private logged: { message: string; at: number } | undefined;
	private reported = Number.NEGATIVE_INFINITY;
	private isSaid = false;

	constructor(
		private readonly timing: Pick<Timing, 'now'>,
		private readonly report: (error: unknown) => void,
	) {}

	failed(error: unknown, { isLasting, isSaidOnce, part = 'events' }: FaultKind = {}): void {
		const now = this.timing.now();
		const since = this.since.get(part) ?? now;
		this.since.set(part, since);
		const matters = isLasting === true || now - since >= LONG_MS;
		if (!matters || now - this.reported < REPORT_EVERY_MS) return;
		if (isSaidOnce && this.isSaid) return;
		this.isSaid = isSaidOnce === true;
		this.reported = now;
		this.report(error);
	}

	/** Whether a fault is worth a line in the log: another one than before, or still there after an hour. */
	isNews(message: string): boolean {
		const now = this.timing.now();
		const { logged } = this;
		if (logged?.message === message && now - logged.at < REPORT_EVERY_MS) return false;
		this.logged = { message, at: now };
		return true;
	}

	/** Box answered. */
	healed(part: StreamPart = 'events'): void {
		this.since.delete(part);
		if (this.since.size > 0) return;
		this.logged = undefined;
		this.isSaid = false;
	}
}

import type { Timing } from '../client/http/timing';
import type { StreamPart } from './eventSource';

const MINUTE_MS = 60_000;

/** A transient fault that goes on for this long is unlikely to end within the next seconds. */
const LONG_MS = 10 * MINUTE_MS;
const REPORT_EVERY_MS = 60 * MINUTE_MS;

/** What decides when a fault is reported to the user. */
export interface FaultKind {
	/** Waiting does not fix it, so it is reported at once. */
	isPermanent?: boolean;
	/** It is reported only once, until Box answers again. */
	isReportedOnce?: boolean;
	/** Default: `events`. */
	part?: StreamPart;
}

/** Decides which of many faults are reported: permanent and long ones, and at most one an hour. */
export class FaultReporter {
	/** Since when a part has failed again and again. */
	private readonly failingSince = new Map<StreamPart, number>();
	private logged: { message: string; at: number } | undefined;
	private reportedAt = Number.NEGATIVE_INFINITY;
	private wasReportedOnce = false;

	constructor(
		private readonly timing: Pick<Timing, 'now'>,
		private readonly report: (error: unknown) => void,
	) {}

	failed(error: unknown, { isPermanent, isReportedOnce, part = 'events' }: FaultKind = {}): void {
		const now = this.timing.now();
		const since = this.failingSince.get(part) ?? now;
		this.failingSince.set(part, since);
		const isDue = isPermanent === true || now - since >= LONG_MS;
		if (!isDue || now - this.reportedAt < REPORT_EVERY_MS) return;
		if (isReportedOnce && this.wasReportedOnce) return;
		this.wasReportedOnce = isReportedOnce === true;
		this.reportedAt = now;
		this.report(error);
	}

	/** Whether to log a fault: a line for each new message, and once an hour while it goes on. */
	shouldLog(message: string): boolean {
		const now = this.timing.now();
		const { logged } = this;
		if (logged?.message === message && now - logged.at < REPORT_EVERY_MS) return false;
		this.logged = { message, at: now };
		return true;
	}

	/** A part works again. */
	recovered(part: StreamPart = 'events'): void {
		this.failingSince.delete(part);
		if (this.failingSince.size > 0) return;
		this.logged = undefined;
		this.wasReportedOnce = false;
	}
}

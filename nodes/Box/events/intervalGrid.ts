import type { Timing } from '../client/http/timing';
import { FIRST_MOMENT, type Moment, type Moments } from './moment';

/**
 * Intervals that end at the same times for all who wait for them, so that those with the same one
 * read the same pages.
 */
export class IntervalGrid {
	private latest = { due: Number.NEGATIVE_INFINITY, moment: FIRST_MOMENT };

	constructor(
		private readonly timing: Pick<Timing, 'now' | 'sleep'>,
		private readonly moments: Moments,
	) {}

	/**
	 * Resolves at the next end of an interval.
	 *
	 * @param interval in milliseconds
	 * @returns when a page must have been asked for, to be as recent as the interval demands
	 */
	async passed(interval: number, signal: AbortSignal): Promise<Moment> {
		const { timing } = this;
		const now = timing.now();
		const due = (Math.floor(now / interval) + 1) * interval;
		await timing.sleep(due - now, signal);
		// The first one to come sets the moment for all that are due by then.
		if (due > this.latest.due) this.latest = { due, moment: this.moments.next() };
		return this.latest.moment;
	}
}

import type { Timing } from '../http/timing';
import { RANGE_BYTES } from './rangesAhead';

/** How many ranges are read at the same time if that is faster than one. */
export const LANES = 8;
/** How many times as fast they have to be. */
const WORTHWHILE = 1.15;
/** Bytes come in bursts, one each round trip: the speed is known after so many of them. */
const ROUND_TRIPS = 4;
/** How often several lanes may turn out to be no faster: something else may have slowed them down. */
const TRIES = 2;
/** Bytes a second: a window of 3 MiB every 12 ms. What is as fast waits for the digest and the disk. */
const FAST = 250_000_000;

/**
 * Chooses how many ranges of a file to read at the same time: several if that is faster. One connection
 * gets no more than a window of bytes for each round trip, which more of them add up.
 */
export class LaneChoice {
	private chosen = 1;
	/** Bytes a second over one connection, once that is known. */
	private alone: number | undefined;
	private failures = 0;
	private isSettled = false;
	/** Bytes until the speed is looked at: those that come at the change of the lanes do not count. */
	private skipped = RANGE_BYTES;
	private counted = 0;
	private since = 0;

	/** @param roundTrip milliseconds that the host took to answer */
	constructor(
		private readonly timing: Pick<Timing, 'now'>,
		private readonly roundTrip: number,
	) {}

	/** To be called for all that has come. Gives how many lanes to use from now on. */
	arrived(bytes: number): number {
		if (this.isSettled) return this.chosen;
		if (this.skipped > 0) {
			this.skipped -= bytes;
			if (this.skipped <= 0) this.since = this.timing.now();
			return this.chosen;
		}
		this.counted += bytes;
		const passed = this.timing.now() - this.since;
		const isKnown = this.counted >= this.window && passed >= ROUND_TRIPS * this.roundTrip;
		if (isKnown) this.choose((this.counted / Math.max(passed, 1)) * 1000);
		return this.chosen;
	}

	private get window(): number {
		return Math.max(this.chosen, 2) * RANGE_BYTES;
	}

	private choose(speed: number): void {
		if (this.alone === undefined && speed < FAST) {
			this.alone = speed;
			this.chosen = LANES;
			this.skipped = this.window;
			this.counted = 0;
			return;
		}
		const isFaster = speed >= (this.alone ?? 0) * WORTHWHILE;
		if (!isFaster && (this.failures += 1) < TRIES) {
			this.counted = 0;
			this.since = this.timing.now();
			return;
		}
		this.isSettled = true;
		if (!isFaster) this.chosen = 1;
	}
}

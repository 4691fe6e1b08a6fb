import type { Timing } from '../http/timing';
import { RANGE_BYTES } from './rangesAhead';

/** The numbers of lanes that are tried, one after the other. */
const TRIED = [1, 4, 8];
/** How many times as fast more lanes have to be. */
const WORTHWHILE = 1.15;
/** Bytes a second: a window of 3 MiB every 12 ms. What is as fast waits for the digest and the disk. */
const FAST = 250_000_000;

/**
 * Chooses how many ranges of a file to read at the same time: more for as long as that is faster. One
 * connection gets no more than a window of bytes for each round trip, which more of them add up.
 */
export class LaneChoice {
	private step = 0;
	private chosen = 1;
	private best = 0;
	private isSettled = false;
	/** Bytes until the speed is looked at: those that come at the change of the lanes do not count. */
	private skipped = RANGE_BYTES;
	private counted = 0;
	private since = 0;

	constructor(private readonly timing: Pick<Timing, 'now'>) {}

	/** To be called for all that has come. Gives how many lanes to use from now on. */
	arrived(bytes: number): number {
		if (this.isSettled) return this.chosen;
		if (this.skipped > 0) {
			this.skipped -= bytes;
			if (this.skipped <= 0) this.since = this.timing.now();
			return this.chosen;
		}
		this.counted += bytes;
		if (this.counted >= this.window) this.choose();
		return this.chosen;
	}

	private get window(): number {
		return Math.max(this.chosen, 2) * RANGE_BYTES;
	}

	private choose(): void {
		const speed = (this.counted / Math.max(this.timing.now() - this.since, 1)) * 1000;
		const isBetter = speed >= this.best * WORTHWHILE;
		const next = TRIED[this.step + 1];
		if (!isBetter || next === undefined || speed >= FAST) {
			this.isSettled = true;
			if (!isBetter) this.chosen = TRIED[this.step - 1] ?? 1;
			return;
		}
		this.best = speed;
		this.step += 1;
		this.chosen = next;
		this.skipped = this.window;
		this.counted = 0;
	}
}

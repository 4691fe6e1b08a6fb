/**
 * What happened earlier and what later, as numbers that rise. Times of a clock may be equal, and
 * positions in a stream cannot be compared.
 */
export type Moment = number;

/** Before everything else. */
export const FIRST_MOMENT: Moment = 0;

/** Counts moments. */
export class Moments {
	private latest = FIRST_MOMENT;

	/** A moment after all others. */
	next(): Moment {
		this.latest += 1;
		return this.latest;
	}
}

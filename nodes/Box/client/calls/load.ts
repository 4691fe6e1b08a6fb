/** The fewest and the most calls in flight that a load asks for. */
export const LEAST_LOAD = 4;
export const MOST_LOAD = 16;

/** What Box, or a gateway before it, answers if it gets too many calls. */
const OVERLOAD = [429, 503];

/**
 * How much work at once an owner of calls should give Box. It begins with the most. An answer that says
 * that it is too much halves it, as TCP halves its window; answers that do not let it grow again, by one
 * each time that as many of them have come.
 */
export class Load {
	private current = MOST_LOAD;
	/** How many answers are yet to come to calls that were sent before the load was halved. */
	private before = 0;

	/** How many pieces of work to have in flight. */
	get target(): number {
		return Math.floor(this.current);
	}

	/** Box has answered a call; 0 if no answer came. */
	answered(status: number): void {
		if (this.before > 0) {
			this.before -= 1;
		} else if (OVERLOAD.includes(status)) {
			this.before = this.target;
			this.current = Math.max(LEAST_LOAD, this.current / 2);
		} else if (status > 0) {
			this.current = Math.min(MOST_LOAD, this.current + 1 / this.current);
		}
	}
}

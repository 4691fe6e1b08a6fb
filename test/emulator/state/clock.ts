/** The emulated Box's clock. It can be set back for what is said to have happened earlier. */
export class Clock {
	private behind = 0;

	constructor(private readonly source: () => number) {}

	readonly now = (): number => this.source() - this.behind;

	/** Does something as if it were that many milliseconds ago. */
	ago(milliseconds: number, act: () => void): void {
		this.behind = milliseconds;
		try {
			act();
		} finally {
			this.behind = 0;
		}
	}
}

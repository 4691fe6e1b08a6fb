/** More than this is not under way at a time; until there is room the stream is not read on. */
const MOST_BATCHES = 10;
const MOST_EVENTS = 1000;

/** The batches that are on their way to n8n: a bounded number. */
export class UnderWay {
	/** With the number of events of each. */
	private readonly sizes = new Map<Promise<unknown>, number>();

	constructor(private readonly signal: AbortSignal) {}

	/** Resolves when so many events may follow, or when it is aborted. */
	async room(events: number): Promise<void> {
		while (!this.signal.aborted && this.isFull(events)) await Promise.race(this.sizes.keys());
	}

	/** Resolves when nothing is under way. */
	async idle(): Promise<void> {
		while (this.sizes.size > 0) await Promise.all(this.sizes.keys());
	}

	/** Counts events as under way until `over` resolves, which never rejects. */
	add(events: number, over: Promise<unknown>): void {
		const arrival: Promise<unknown> = over.then(() => this.sizes.delete(arrival));
		this.sizes.set(arrival, events);
	}

	private isFull(events: number): boolean {
		const { size } = this.sizes;
		const waiting = [...this.sizes.values()].reduce((sum, each) => sum + each, 0);
		return size > 0 && (size >= MOST_BATCHES || waiting + events > MOST_EVENTS);
	}
}

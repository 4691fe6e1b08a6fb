import type { Start } from './starter';

/** While more than this is in flight the stream is not read on. */
const MOST_BATCHES = 10;
const MOST_EVENTS = 1000;

/** The batches whose executions have not ended: a bounded number. */
export class InFlight {
	/** With the number of events of each. */
	private readonly sizes = new Map<Promise<unknown>, number>();
	private readonly arrivals = new Set<Promise<unknown>>();

	constructor(private readonly signal: AbortSignal) {}

	/** Resolves when so many events may follow, or when it is aborted. */
	async room(events: number): Promise<void> {
		while (!this.signal.aborted && this.isFull(events)) await Promise.race(this.sizes.keys());
	}

	/** Whether anything has not arrived in n8n yet. */
	get isBusy(): boolean {
		return this.arrivals.size > 0;
	}

	/** Resolves when something has arrived in n8n. */
	async arrival(): Promise<void> {
		await Promise.race(this.arrivals);
	}

	/** Resolves when everything has arrived in n8n. */
	async idle(): Promise<void> {
		while (this.isBusy) await Promise.all(this.arrivals);
	}

	/** Counts events as in flight until their execution has ended. */
	add(events: number, { arrived, ended }: Pick<Start, 'arrived' | 'ended'>): void {
		const arrival: Promise<unknown> = arrived.then(() => this.arrivals.delete(arrival));
		this.arrivals.add(arrival);
		const end: Promise<unknown> = ended.then(() => this.sizes.delete(end));
		this.sizes.set(end, events);
	}

	private isFull(events: number): boolean {
		const { size } = this.sizes;
		const inFlight = [...this.sizes.values()].reduce((sum, each) => sum + each, 0);
		return size > 0 && (size >= MOST_BATCHES || inFlight + events > MOST_EVENTS);
	}
}

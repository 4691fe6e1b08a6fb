import type { Timing } from '../client/http/timing';
import { within } from './within';

/** While more than this is in flight the stream is not read on. */
const MOST_BATCHES = 10;
const MOST_EVENTS = 1000;

/** While so many batches have not arrived, as they are retried later, no new ones follow. */
const MOST_UNCONFIRMED = 100;

/**
 * n8n does not tell the end of every execution. If none has ended for this long, the oldest one no
 * longer counts, so that those with a lost end hold up the stream for minutes at most.
 */
const OLDEST_COUNTS_MS = 60_000;

export interface InFlightOptions {
	timing: Timing;
	signal: AbortSignal;
}

/** The batches whose executions have not ended: a bounded number. */
export class InFlight {
	/** With the number of events of each, oldest first. */
	private readonly running = new Map<Promise<unknown>, number>();
	/** With the number of events of each. */
	private readonly arrivals = new Map<Promise<unknown>, number>();
	private readonly stopWaiting = new Set<() => void>();

	constructor(private readonly options: InFlightOptions) {
		const stop = () => this.stopWaiting.forEach((resolve) => resolve());
		options.signal.addEventListener('abort', stop, { once: true });
	}

	/** Resolves when so many events may follow, or when it is aborted. */
	async room(events: number): Promise<void> {
		const { signal } = this.options;
		while (!signal.aborted && this.isFull(events)) {
			const [oldest] = this.running.keys();
			if (!(await this.endsSoon()) && oldest) this.running.delete(oldest);
		}
	}

	/** Resolves when so many new events may follow what has not arrived, or when it is aborted. */
	async roomForNew(events: number): Promise<void> {
		while (!this.options.signal.aborted && this.isBacklogged(events)) await this.arrival();
	}

	/** Whether anything has not arrived in n8n yet. */
	get isBusy(): boolean {
		return this.arrivals.size > 0;
	}

	/** Resolves when something has arrived in n8n. */
	async arrival(): Promise<void> {
		await Promise.race(this.arrivals.keys());
	}

	/** Resolves when everything has arrived in n8n. */
	async idle(): Promise<void> {
		while (this.isBusy) await Promise.all(this.arrivals.keys());
	}

	/** Resolves when no execution is in flight, or none has ended for minutes, or when it is aborted. */
	async noneRunning(): Promise<void> {
		for (let patience = 5; patience > 0 && this.running.size > 0;) {
			if (!(await this.endsSoon())) patience -= 1;
			if (this.options.signal.aborted) return;
		}
	}

	/** Counts events as in flight until their execution has ended. The promise must not reject. */
	run(events: number, ended: Promise<unknown>): void {
		const end: Promise<unknown> = ended.then(() => {
			this.running.delete(end);
			return true;
		});
		this.running.set(end, events);
	}

	/** Counts events as not arrived until the promise resolves, which must not reject, or a stop. */
	track(events: number, arrived: Promise<unknown>): void {
		const arrival = new Promise<void>((resolve) => {
			const end = () => {
				this.arrivals.delete(arrival);
				this.stopWaiting.delete(end);
				resolve();
			};
			this.stopWaiting.add(end);
			void arrived.then(end);
		});
		if (!this.options.signal.aborted) this.arrivals.set(arrival, events);
	}

	/** Whether an execution ends before the oldest one no longer counts. */
	private async endsSoon(): Promise<boolean> {
		const end = Promise.race(this.running.keys());
		return (await within(OLDEST_COUNTS_MS, end, this.options)) === true;
	}

	private isFull(events: number): boolean {
		const { size } = this.running;
		return size > 0 && (size >= MOST_BATCHES || sum(this.running) + events > MOST_EVENTS);
	}

	private isBacklogged(events: number): boolean {
		const { size } = this.arrivals;
		return size >= MOST_UNCONFIRMED || (size > 0 && sum(this.arrivals) + events > MOST_EVENTS);
	}
}

function sum(counts: ReadonlyMap<unknown, number>): number {
	return [...counts.values()].reduce((total, each) => total + each, 0);
}

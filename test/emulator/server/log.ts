import type { RequestRecord } from './types';

type Predicate = (record: RequestRecord) => boolean;
type Waiting = { predicate: Predicate; resolve: (record: RequestRecord) => void };

/** The requests received so far, and who waits for one to come. */
export class RequestLog {
	private records: RequestRecord[] = [];
	private waiting: Waiting[] = [];
	private held = new WeakSet<RequestRecord>();

	/** `quiet` leaves it to a later `announce` to tell those who wait. */
	add(record: RequestRecord, quiet: boolean): void {
		this.records.push(record);
		if (quiet) this.held.add(record);
		else this.announce(record);
	}

	/** Tells those who wait that the record came, or changed. */
	announce(record: RequestRecord): void {
		this.held.delete(record);
		const met = this.waiting.filter(({ predicate }) => predicate(record));
		this.waiting = this.waiting.filter((each) => !met.includes(each));
		for (const { resolve } of met) resolve(record);
	}

	/** Resolves with the first announced record, past or future, that meets the predicate. */
	async waitFor(predicate: Predicate): Promise<RequestRecord> {
		const past = this.records.find((each) => !this.held.has(each) && predicate(each));
		if (past) return past;
		return await new Promise((resolve) => this.waiting.push({ predicate, resolve }));
	}

	all(): RequestRecord[] {
		return this.records.map((each) => ({ ...each }));
	}

	clear(): void {
		this.records = [];
	}
}

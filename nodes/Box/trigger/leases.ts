/** What several use together. */
interface Closable {
	close(): void;
}

/** A use of something that others use as well. */
export interface Lease<Value> {
	value: Value;
	/** Ends the use; the last one closes it. Only the first call has an effect. */
	release: () => void;
}

/** Things that are made at their first use, and closed after their last one. */
export class Leases<Key, Value extends Closable> {
	private readonly entries = new Map<Key, { value: Value; uses: number }>();

	take(key: Key, make: () => Value): Lease<Value> {
		const entry = this.entries.get(key) ?? { value: make(), uses: 0 };
		this.entries.set(key, entry);
		entry.uses += 1;
		let isUsed = true;
		const release = () => {
			if (!isUsed) return;
			isUsed = false;
			entry.uses -= 1;
			if (entry.uses > 0) return;
			this.entries.delete(key);
			entry.value.close();
		};
		return { value: entry.value, release };
	}
}

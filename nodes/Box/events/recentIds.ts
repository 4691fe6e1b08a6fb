/** A set that remembers the newest `capacity` IDs and forgets the oldest ones. */
export class RecentIds implements Iterable<string> {
	private readonly ids = new Set<string>();

	constructor(
		private readonly capacity: number,
		ids: Iterable<string> = [],
	) {
		this.add(ids);
	}

	has(id: string): boolean {
		return this.ids.has(id);
	}

	/** Adds the IDs in order; a known one becomes the newest again. */
	add(ids: Iterable<string>): void {
		for (const id of ids) {
			this.ids.delete(id);
			this.ids.add(id);
		}
		this.forgetOldest();
	}

	/** Oldest first. */
	[Symbol.iterator](): Iterator<string> {
		return this.ids.values();
	}

	private forgetOldest(): void {
		let surplus = this.ids.size - this.capacity;
		for (const id of this.ids) {
			if (surplus-- <= 0) return;
			this.ids.delete(id);
		}
	}
}

/** A set that remembers the newest `capacity` IDs and forgets the oldest ones. */
export class RecentIds implements Iterable<string> {
	private readonly ids = new Set<string>();
	/** What `toText` gave last, kept up to date from then on. */
	private text: string | undefined;

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
			if (this.ids.delete(id)) this.text = undefined;
			else if (this.text !== undefined) this.text = this.text ? `${this.text} ${id}` : id;
			this.ids.add(id);
		}
		this.forgetOldest();
	}

	/** Oldest first. */
	[Symbol.iterator](): Iterator<string> {
		return this.ids.values();
	}

	/**
	 * The IDs separated by spaces, oldest first. To ask for it after each change costs little: it is
	 * built anew only after a known ID came again.
	 */
	toText(): string {
		this.text ??= [...this.ids].join(' ');
		return this.text;
	}

	private forgetOldest(): void {
		let surplus = this.ids.size - this.capacity;
		let forgotten = 0;
		for (const id of this.ids) {
			if (surplus-- <= 0) break;
			this.ids.delete(id);
			forgotten += id.length + 1;
		}
		this.text = this.text?.slice(forgotten);
	}
}

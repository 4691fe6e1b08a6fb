/** What Box remembers of every object that is a row of a table. Times are milliseconds since 1970. */
export interface Row {
	id: string;
	createdBy: string;
	createdAt: number;
	modifiedAt: number;
}

/** A Box, as far as tables look at it: its content is another object after a reset. */
export interface Contents {
	content: object;
}

/**
 * All objects of one resource, in the order they were made. A table is declared once; each emulator
 * has rows of its own in it, which a reset forgets.
 */
export class Table<R extends Row> {
	private readonly contents = new WeakMap<object, Map<string, R>>();

	/** `first` makes the rows that are there from the beginning. */
	constructor(private readonly first: () => R[] = () => []) {}

	/** The rows of that Box by their ids. */
	of({ content }: Contents): Map<string, R> {
		const known = this.contents.get(content);
		if (known) return known;
		const rows = new Map(this.first().map((row) => [row.id, row]));
		this.contents.set(content, rows);
		return rows;
	}

	/** The rows of that Box that fit. */
	filter(world: Contents, fits: (row: R) => boolean): R[] {
		return [...this.of(world).values()].filter(fits);
	}

	/** Forgets the rows of that Box that fit. */
	removeAll(world: Contents, fits: (row: R) => boolean): void {
		for (const { id } of this.filter(world, fits)) this.of(world).delete(id);
	}
}

import type { BoxItem } from '../../client/types';

/** A folder that is to be gone through. */
export interface Branch {
	id: string;
	/** Levels of folders from here on: 1 is the folder itself. */
	depth: number;
	/** Its pages, once they are being read. */
	pages?: AsyncIterator<BoxItem[]>;
	/** The first of them. */
	first?: Promise<IteratorResult<BoxItem[]>>;
	/** The folders in it that were seen and have not had their turn. */
	next: Branch[];
}

/** Folders that are read before their turn, so that at most as many first pages are held. */
const MOST = 20;

/**
 * Begins to read folders before their turn comes, in the order of their turns. Only a folder's first
 * page is read ahead.
 */
export class ReadAhead {
	/** The folder that is being gone through, and those it is in. */
	private readonly path: Branch[] = [];
	/** Of folders that were seen, so that one that comes again is not read again. */
	private readonly seen = new Set<string>();
	/** How many were begun before their turn. */
	private ahead = 0;
	private taken = 0;

	/**
	 * @param list reads a folder
	 * @param isAll whether all folders are needed. Otherwise no more are read ahead than were needed so
	 *   far.
	 */
	constructor(
		private readonly list: (folderId: string) => AsyncIterator<BoxItem[]>,
		private readonly isAll: boolean,
	) {}

	/** Begins to go through a folder whose turn it is. */
	enter(id: string, depth: number): Branch {
		const branch = this.turnOf(id) ?? { id, depth, next: [] };
		if (branch.pages) this.ahead -= 1;
		else this.begin(branch);
		this.path.push(branch);
		this.taken += 1;
		this.fill();
		return branch;
	}

	/** Ends to go through the folder that was entered last. */
	leave(): void {
		this.ahead -= begunIn(this.path.pop()?.next ?? []);
	}

	/** The pages of a folder, in their order. */
	async *pagesOf(branch: Branch): AsyncGenerator<BoxItem[]> {
		const { pages, first } = branch;
		let page = await first;
		let isFirst = true;
		while (page && !page.done) {
			// What is in the first one was announced when it came.
			if (!isFirst) this.announce(branch, page.value);
			isFirst = false;
			yield page.value;
			page = await pages?.next();
		}
	}

	/** Leaves out a folder whose turn it is. */
	skip(id: string): void {
		const branch = this.turnOf(id);
		if (branch) this.ahead -= begunIn([branch]);
	}

	private turnOf(id: string): Branch | undefined {
		const next = this.path.at(-1)?.next;
		return next?.[0]?.id === id ? next.shift() : undefined;
	}

	private begin(branch: Branch): void {
		this.seen.add(branch.id);
		const pages = this.list(branch.id);
		branch.pages = pages;
		branch.first = pages.next();
		branch.first.then(
			({ value, done }) => {
				if (!done) this.announce(branch, value);
			},
			// It is told when the folder's turn comes.
			() => {},
		);
	}

	private announce(branch: Branch, items: readonly BoxItem[]): void {
		if (branch.depth <= 1) return;
		for (const { type, id } of items) {
			if (type !== 'folder' || this.seen.has(id)) continue;
			this.seen.add(id);
			branch.next.push({ id, depth: branch.depth - 1, next: [] });
		}
		this.fill();
	}

	private fill(): void {
		const most = this.isAll ? MOST : Math.min(this.taken - 1, MOST);
		while (this.ahead < most) {
			const branch = this.firstLeft();
			if (!branch) return;
			this.ahead += 1;
			this.begin(branch);
		}
	}

	/** The folder that is not being read and has its turn first. */
	private firstLeft(): Branch | undefined {
		for (const { next } of [...this.path].reverse()) {
			const found = firstUnread(next);
			if (found) return found;
		}
		return undefined;
	}
}

function firstUnread(branches: readonly Branch[]): Branch | undefined {
	for (const branch of branches) {
		if (!branch.pages) return branch;
		const found = firstUnread(branch.next);
		if (found) return found;
	}
	return undefined;
}

/** How many of the folders, and of those in them, are being read ahead. */
function begunIn(branches: readonly Branch[]): number {
	return branches.reduce(
		(sum, { pages, next }) => sum + (pages === undefined ? 0 : 1) + begunIn(next),
		0,
	);
}

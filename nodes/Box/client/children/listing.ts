import { textAt } from '../json';
import type { BoxItem } from '../types';
import { ChildIndex } from './childIndex';

/** A page of a folder's items. */
export interface FolderPage {
	entries: BoxItem[];
	isLast: boolean;
}

/** One listing of a folder, as far as it has come. It goes on only as long as somebody waits. */
export class Listing {
	readonly index = new ChildIndex();
	pages = 0;
	/** Whether all of the folder's items are in the index. */
	isComplete = false;
	/** Whether the folder has more items than may be kept. */
	isFull = false;
	private reading?: Promise<void>;
	private hasFailed = false;

	/**
	 * @param begun when it began: what changed before is in it
	 * @param mayKeep asked before a page is kept
	 */
	constructor(
		readonly begun: number,
		private readonly source: AsyncGenerator<FolderPage>,
		private readonly mayKeep: (count: number) => boolean,
	) {}

	/** Whether nothing comes any more: it is complete, or it has failed. */
	get isOver(): boolean {
		return this.isComplete || this.hasFailed;
	}

	/**
	 * Reads the next page, once for all who wait for it.
	 *
	 * @throws {BoxError} if that fails; the listing is over then
	 */
	async more(): Promise<void> {
		await (this.reading ??= this.read().finally(() => {
			this.reading = undefined;
		}));
	}

	private async read(): Promise<void> {
		const page = await this.source.next().catch((error: unknown) => {
			this.hasFailed = true;
			throw error;
		});
		if (page.done === true) this.isComplete = true;
		else this.keep(page.value);
	}

	private keep({ entries, isLast }: FolderPage): void {
		this.isFull = !this.mayKeep(entries.length);
		if (this.isFull) return;
		for (const { type, id, name } of entries) {
			if (textAt(name) !== undefined) this.index.add({ type, id, name, since: this.begun });
		}
		this.pages += 1;
		this.isComplete = isLast;
	}
}

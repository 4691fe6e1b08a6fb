import type { BoxClient } from '../client/boxClient';
import { BoxError } from '../client/error';
import type { ItemType } from '../client/types';
import { foldersOf, type EventItem, type ItemFolders } from './eventItem';
import { containment, type Containment, type WatchedFolder } from './watchedFolder';

const COLLECTIONS: Record<ItemType, string> = {
	file: 'files',
	folder: 'folders',
	web_link: 'web_links',
};
const MOST_CACHED_FOLDERS = 500;

/** Tells whether an item is in a watched folder, and asks Box if its event does not say. */
export class FolderLookup {
	private readonly cache = new Map<string, ItemFolders>();

	constructor(
		private readonly box: Pick<BoxClient, 'request'>,
		private readonly folder: WatchedFolder,
	) {}

	/** By what the item's event says. */
	containmentOf(item: EventItem): Containment {
		return containment(this.folder, item);
	}

	/** Rejects if Box cannot be asked now. An item that is gone is not in the folder. */
	async isInside(item: EventItem): Promise<boolean> {
		const known = this.containmentOf(item);
		return known === 'unknown' ? await this.askIfInside(item) : known === 'inside';
	}

	/** To be called when a folder was moved: what is cached may have changed. */
	clear(): void {
		this.cache.clear();
	}

	private async askIfInside(item: EventItem): Promise<boolean> {
		// The items of a folder share the answer, so the folder is asked for if it is known.
		const asked: EventItem =
			item.parentId === undefined ? item : { type: 'folder', id: item.parentId };
		const found: EventItem = { ...asked, ...(await this.foldersAbove(asked)) };
		const known = this.containmentOf(found);
		if (known !== 'unknown') return known === 'inside';
		// For a file in the trash, Box names the folder it was in, but not those above that.
		const { parentId } = found;
		if (asked.type === 'folder' || parentId === undefined) return false;
		return await this.askIfInside({ type: 'folder', id: parentId });
	}

	private async foldersAbove(item: EventItem): Promise<ItemFolders> {
		const key = `${item.type} ${item.id}`;
		const cached = this.cache.get(key);
		if (cached) return cached;
		const found = await this.ask(item);
		if (item.type === 'folder') this.remember(key, found);
		return found;
	}

	/** https://developer.box.com/reference/get-folders-id/, and the same for files and web links */
	private async ask(item: EventItem): Promise<ItemFolders> {
		const answer = this.box.request({
			method: 'GET',
			path: [COLLECTIONS[item.type], item.id],
			query: { fields: ['parent', 'path_collection'] },
		});
		return await answer.then(foldersOf, noneIfGone);
	}

	private remember(key: string, folders: ItemFolders): void {
		const [oldest] = this.cache.keys();
		if (this.cache.size >= MOST_CACHED_FOLDERS && oldest !== undefined) this.cache.delete(oldest);
		this.cache.set(key, folders);
	}
}

/** How Box answers for an item that is gone, that this account may not see, or that cannot exist. */
const GONE = [400, 403, 404, 405, 410];

/** Such an item is in no folder. Any other failure stays one, and so does one that is not Box's. */
function noneIfGone(error: unknown): ItemFolders {
	if (error instanceof BoxError && error.fromBox && GONE.includes(error.status)) return {};
	throw error;
}

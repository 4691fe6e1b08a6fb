import type { BoxEvent, ItemType } from '../client/types';
import { isObject, itemOf, type EventItem } from './eventItem';
import type { NameTest } from './namePattern';

/** Which events a trigger is for. What is left out does not narrow the choice. */
export interface Selection {
	/** Box's own types, such as `ITEM_UPLOAD`. */
	eventTypes?: ReadonlySet<string>;
	itemTypes?: ReadonlySet<ItemType>;
	/** Whether the item's name is wanted. */
	fitsName?: NameTest;
	/** The ID of a user whose own doing is left out. */
	ignoredUser?: string;
	/** The ID of a user whose downloads are left out. */
	ignoredDownloader?: string;
	folder?: WatchedFolder;
}

export interface WatchedFolder {
	id: string;
	/** Also what happens further down. */
	includeSubfolders: boolean;
}

/** Where an item is in regard to a watched folder; `unknown` where its event does not say. */
export type Place = 'inside' | 'outside' | 'unknown';

/** Whether an event is wanted, as far as it tells by itself: all but the folder. */
export function isWanted(event: BoxEvent, selection: Selection): boolean {
	const { eventTypes, itemTypes, fitsName, ignoredUser, ignoredDownloader } = selection;
	if (eventTypes && !eventTypes.has(event.event_type)) return false;
	if (ignoredUser !== undefined && authorOf(event) === ignoredUser) return false;
	if (ignoredDownloader !== undefined && isDownload(event) && authorOf(event) === ignoredDownloader)
		return false;
	if (!itemTypes && !fitsName) return true;
	const item = itemOf(event);
	if (!item) return false;
	if (itemTypes && !itemTypes.has(item.type)) return false;
	return !fitsName || (item.name !== undefined && fitsName(item.name));
}

/** Whether an item is the watched folder or is in it, by what its event says. */
export function placeIn(folder: WatchedFolder, item: EventItem): Place {
	if (item.type === 'folder' && item.id === folder.id) return 'inside';
	if (item.parentId === folder.id) return 'inside';
	if (!folder.includeSubfolders) {
		const knowsParent = item.parentId !== undefined || item.ancestorIds !== undefined;
		if (!knowsParent) return 'unknown';
		return item.parentId === undefined && item.ancestorIds?.at(-1) === folder.id
			? 'inside'
			: 'outside';
	}
	if (item.ancestorIds) return item.ancestorIds.includes(folder.id) ? 'inside' : 'outside';
	return 'unknown';
}

/** In the streams of users, and of the enterprise. */
function isDownload({ event_type: type }: BoxEvent): boolean {
	return type === 'ITEM_DOWNLOAD' || type === 'DOWNLOAD';
}

function authorOf(event: BoxEvent): string | undefined {
	const { created_by: author } = event;
	return isObject(author) && typeof author.id === 'string' ? author.id : undefined;
}

import { objectAt } from '../client/json';
import type { BoxEvent, ItemType } from '../client/types';
import { itemOf } from './eventItem';
import type { NameTest } from './namePattern';

/** Which events a trigger is for. What is left out does not narrow the choice. */
export interface Selection {
	/** Box's own types, such as `ITEM_UPLOAD`. */
	eventTypes?: ReadonlySet<string>;
	itemTypes?: ReadonlySet<ItemType>;
	/** Whether the upload of a file that is new is left out. */
	changesOnly?: boolean;
	/** Whether the item's name matches. */
	matchesName?: NameTest;
	/** The ID of a user whose own actions are left out. */
	ignoredUser?: string;
	/** The ID of a user whose downloads are left out. */
	ignoredDownloader?: string;
}

/** Whether an event is selected, by what it says itself. */
export function isSelected(event: BoxEvent, selection: Selection): boolean {
	const { eventTypes, itemTypes, matchesName, ignoredUser, ignoredDownloader } = selection;
	if (eventTypes && !eventTypes.has(event.event_type)) return false;
	if (selection.changesOnly && isNewFile(event)) return false;
	const author = objectAt(event.created_by).id;
	if (ignoredUser !== undefined && author === ignoredUser) return false;
	if (ignoredDownloader !== undefined && isDownload(event) && author === ignoredDownloader)
		return false;
	if (!itemTypes && !matchesName) return true;
	const item = itemOf(event);
	if (!item) return false;
	if (itemTypes && !itemTypes.has(item.type)) return false;
	return !matchesName || (item.name !== undefined && matchesName(item.name));
}

/**
 * Box counts the changes of an item in its etag. The enterprise's events do not have it: there, an
 * upload may be a new version.
 */
function isNewFile({ event_type: type, source }: BoxEvent): boolean {
	return type === 'ITEM_UPLOAD' && objectAt(source).etag === '0';
}

/** In the streams of users, and of the enterprise. */
function isDownload({ event_type: type }: BoxEvent): boolean {
	return type === 'ITEM_DOWNLOAD' || type === 'DOWNLOAD';
}

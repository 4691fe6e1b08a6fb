import { isItemType } from '../client/itemPath';
import { isList, isObject, objectAt } from '../client/json';
import type { BoxEvent, ItemType, Json, JsonObject } from '../client/types';

/** The folders above an item, as far as Box names them. */
export interface ItemFolders {
	/** The ID of the folder it is in. */
	parentId?: string;
	/** The IDs of all folders above it, outermost first. */
	ancestorIds?: string[];
}

/** The file, folder or web link an event is about, as far as the event says. */
export interface EventItem extends ItemFolders {
	type: ItemType;
	id: string;
	name?: string;
	/** Of a file's content, in hex. */
	sha1?: string;
}

/** A comment that an event's own comment replies to: Box names that instead of the item it is on. */
export interface CommentRepliedTo {
	type: 'comment';
	id: string;
}

/** What an event is about, as far as folders are concerned. */
export type EventSubject = EventItem | CommentRepliedTo;

/** The API cannot be asked about an item with any other ID. */
const ID = /^\d+$/;

/** The trash, which Box reports instead of a trashed item's path. */
const TRASH_ID = '1';

/**
 * The item an event is about. `undefined` if it is about something else (a user, a group), or if Box
 * leaves the source out, as it does for a file that is gone.
 *
 * https://developer.box.com/reference/resources/event/#param-source
 */
export function itemOf(event: BoxEvent): EventItem | undefined {
	const { source } = event;
	if (!isObject(source)) return undefined;
	// A comment, a task or a collaboration names its item instead of being one.
	return toItem(source) ?? toItem(objectAt(source.item));
}

/** The item an event is about, or what leads to it. `undefined` as in `itemOf`. */
export function subjectOf(event: BoxEvent): EventSubject | undefined {
	const source = objectAt(event.source);
	return toItem(source) ?? subjectOfComment(source);
}

/**
 * The comment that a comment replies to, if it is a reply.
 *
 * https://developer.box.com/reference/resources/comment/#param-item
 */
function commentRepliedTo({ item }: JsonObject): CommentRepliedTo | undefined {
	const { type, id } = objectAt(item);
	return type === 'comment' && isId(id) ? { type, id } : undefined;
}

/** The item that a comment is on, or the comment that it replies to. */
export function subjectOfComment(comment: JsonObject): EventSubject | undefined {
	return toItem(objectAt(comment.item)) ?? commentRepliedTo(comment);
}

function toItem(source: JsonObject): EventItem | undefined {
	// Enterprise events prefix the keys.
	const type = source.type ?? source.item_type;
	const id = source.id ?? source.item_id;
	const name = source.name ?? source.item_name;
	const { sha1 } = source;
	if (!isItemType(type) || !isId(id)) return undefined;
	return {
		type,
		id,
		...(typeof name === 'string' ? { name } : {}),
		...(typeof sha1 === 'string' ? { sha1 } : {}),
		...foldersOf(source),
	};
}

function isId(value: Json | undefined): value is string {
	return typeof value === 'string' && ID.test(value);
}

/** The folders above an item, from its full or partial representation. */
export function foldersOf(item: JsonObject): ItemFolders {
	const parentId = idOf(item.parent);
	const { entries } = objectAt(item.path_collection);
	const ids = isList(entries) ? entries.map(idOf) : undefined;
	const ancestorIds = ids?.filter((id) => id !== undefined);
	return {
		...(parentId !== undefined && parentId !== TRASH_ID ? { parentId } : {}),
		// The path of an item in the trash does not say where it was.
		...(ancestorIds && !ancestorIds.includes(TRASH_ID) ? { ancestorIds } : {}),
	};
}

function idOf(value: Json | undefined): string | undefined {
	const { id } = objectAt(value);
	return typeof id === 'string' ? id : undefined;
}

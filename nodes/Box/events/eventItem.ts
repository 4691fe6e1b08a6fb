import type { BoxEvent, ItemType, Json, JsonObject } from '../client/types';

/** The file, folder or web link an event is about, as far as the event says. */
export interface EventItem {
	type: ItemType;
	id: string;
	name?: string;
	/** Of a file's content, in hex. */
	sha1?: string;
	/** The ID of the folder it is in. */
	parentId?: string;
	/** The IDs of all folders above it, where the event lists them. */
	ancestorIds?: string[];
}

/** Of any other the API could not be asked. */
const ID = /^\d+$/;

/** The trash, which Box puts in the place of a trashed item's path. */
const TRASH_ID = '1';

/**
 * What an event is about. `undefined` where it is about something else (a user, a group), or where
 * Box leaves the source out, as it does for a file that is gone.
 *
 * https://developer.box.com/reference/resources/event/#param-source
 */
export function itemOf(event: BoxEvent): EventItem | undefined {
	const { source } = event;
	if (!isObject(source)) return undefined;
	// A comment, a task or a collaboration names its item instead of being one.
	return toItem(source) ?? (isObject(source.item) ? toItem(source.item) : undefined);
}

function toItem(source: JsonObject): EventItem | undefined {
	// Enterprise events prefix the keys.
	const type = source.type ?? source.item_type;
	const id = source.id ?? source.item_id;
	const name = source.name ?? source.item_name;
	const { sha1 } = source;
	if (!isItemType(type) || typeof id !== 'string' || !ID.test(id)) return undefined;
	return {
		type,
		id,
		...(typeof name === 'string' ? { name } : {}),
		...(typeof sha1 === 'string' ? { sha1 } : {}),
		...placeOf(source),
	};
}

/** Where an item is, by its full or partial representation. */
export function placeOf(item: JsonObject): Pick<EventItem, 'parentId' | 'ancestorIds'> {
	const parentId = idOf(item.parent);
	const entries = isObject(item.path_collection) ? item.path_collection.entries : undefined;
	const ids = Array.isArray(entries) ? entries.map(idOf) : undefined;
	const ancestorIds = ids?.filter((id): id is string => id !== undefined);
	return {
		...(parentId !== undefined && parentId !== TRASH_ID ? { parentId } : {}),
		// The path of what is in the trash says nothing of where it was.
		...(ancestorIds && !ancestorIds.includes(TRASH_ID) ? { ancestorIds } : {}),
	};
}

function idOf(value: Json | undefined): string | undefined {
	return isObject(value) && typeof value.id === 'string' ? value.id : undefined;
}

function isItemType(value: Json | undefined): value is ItemType {
	return value === 'file' || value === 'folder' || value === 'web_link';
}

export function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

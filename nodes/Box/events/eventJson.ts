import { isItemType, itemPath } from '../client/itemPath';
import { isObject } from '../client/json';
import type { BoxEvent, Json, JsonObject } from '../client/types';

/** The type comes first, so that n8n's table begins with what happened. */
const EVENT_KEYS = [
	...['event_type', 'event_id', 'created_at', 'created_by', 'action_by', 'accessible_by'],
	...['ip_address', 'additional_details'],
];
const ITEM_KEYS = [
	...['type', 'id', 'name', 'path', 'description', 'url', 'size', 'sha1', 'etag', 'item_status'],
	...['parent', 'created_at', 'modified_at', 'modified_by', 'owned_by', 'shared_link'],
];

/**
 * The JSON of the output item for an event: as Box sent it, or simplified.
 *
 * https://developer.box.com/reference/resources/event/
 */
export function eventJson(event: BoxEvent, options: { simplify: boolean }): JsonObject {
	return options.simplify ? simplifyEvent(event) : event;
}

/** The keys of an event that most workflows need, with Box's own names, and the path of its item. */
export function simplifyEvent(event: BoxEvent): JsonObject {
	return { ...pick(event, EVENT_KEYS), source: simplifySource(event.source) };
}

function simplifySource(source: Json | undefined): Json {
	if (!isObject(source)) return source ?? null;
	// What matters of a comment, a task, a user or something new is not known.
	if (isObject(source.item)) return { ...source, item: simplifyItem(source.item) };
	return simplifyItem(source);
}

function simplifyItem(item: JsonObject): JsonObject {
	return isItemType(item.type) ? pick({ ...item, path: itemPath(item) }, ITEM_KEYS) : item;
}

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
	return Object.fromEntries(
		keys.filter((key) => object[key] !== undefined).map((key) => [key, object[key]]),
	);
}

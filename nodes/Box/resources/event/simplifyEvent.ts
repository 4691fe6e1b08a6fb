import { isObject } from '../../client/json';
import type { BoxEvent, JsonObject } from '../../client/types';
import { itemResult } from '../../framework/results';

/** The type comes first, so that n8n's table begins with what happened. */
const EVENT_KEYS = ['event_type', 'event_id', 'created_at', 'created_by'];
const ITEM_KEYS = [
	...['type', 'id', 'name', 'description', 'url', 'size', 'sha1', 'etag', 'item_status', 'parent'],
	...['created_at', 'modified_at', 'modified_by', 'owned_by', 'shared_link', 'path'],
];
const ITEMS = ['file', 'folder', 'web_link'];

/** The keys of an event that most workflows need, as the Box Trigger gives them. */
export function simplifyEvent(event: BoxEvent): JsonObject {
	const { source = null } = event;
	const isItem =
		isObject(source) && ITEMS.some((type) => type === source.type) && !isObject(source.item);
	return {
		...pick(event, EVENT_KEYS),
		// Of a comment, a user, an enterprise's item or something new nobody knows what matters.
		source: isItem ? pick(itemResult(source), ITEM_KEYS) : source,
	};
}

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
	return Object.fromEntries(
		keys.filter((key) => object[key] !== undefined).map((key) => [key, object[key]]),
	);
}

import type { BoxEvent, Json, JsonObject } from '../client/types';
import { isObject, itemOf } from './eventItem';

/** The type comes first, so that n8n's table begins with what happened. */
const EVENT_KEYS = [
	'event_type',
	'event_id',
	'created_at',
	'created_by',
	'action_by',
	'ip_address',
	'additional_details',
	'source',
] as const;
const ITEM_KEYS = [
	'type',
	'id',
	'name',
	'description',
	'url',
	'size',
	'sha1',
	'etag',
	'item_status',
	'parent',
	'created_at',
	'modified_at',
	'modified_by',
	'owned_by',
	'shared_link',
] as const;

/** An event with the keys most workflows need, and the item's path as one text. */
export function simplify(event: BoxEvent): JsonObject {
	return { ...pick(event, EVENT_KEYS), source: simplifySource(event) };
}

function simplifySource(event: BoxEvent): Json {
	const { source } = event;
	if (!isObject(source)) return source ?? null;
	// Of a comment, a user or something new nobody knows what matters.
	if (!itemOf(event) || source.type === undefined || isObject(source.item)) return source;
	const path = pathOf(source);
	return { ...pick(source, ITEM_KEYS), ...(path === undefined ? {} : { path }) };
}

/** `/Reports/2026/q3.pdf`; the root folder's own name is left out, as in By Path. */
function pathOf(item: JsonObject): string | undefined {
	const entries = isObject(item.path_collection) ? item.path_collection.entries : undefined;
	if (!Array.isArray(entries) || typeof item.name !== 'string') return undefined;
	const folders = entries.filter(isObject).filter(({ id }) => id !== '0');
	return ['', ...folders.map(({ name }) => (typeof name === 'string' ? name : '')), item.name].join(
		'/',
	);
}

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
	return Object.fromEntries(
		keys.filter((key) => object[key] !== undefined).map((key) => [key, object[key]]),
	);
}

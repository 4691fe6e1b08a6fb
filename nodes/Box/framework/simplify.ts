import { isItemType, itemPath } from '../client/itemPath';
import { objectAt, textAt } from '../client/json';
import type { Json, JsonObject } from '../client/types';
import type { Field } from './field';

/** Which of Box's fields a simplified item is made of. A list has only a few of them unless it is asked. */
export const SIMPLE_FIELDS = [
	...['name', 'path_collection', 'size', 'created_at', 'modified_at', 'owned_by', 'url'],
	...['shared_link', 'item_status'],
];

/** n8n's own switch for answers with many fields. */
export const simplify: Field<boolean> = {
	property: {
		displayName: 'Simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	read: ({ params }, name) => params.flag(name),
};

/**
 * An item as one line of n8n's table: what it is, where it is, its size, dates and owner, and where it
 * opens. What is no item of Box's stays as it is.
 *
 * @param keeps what else an operation is about, by Box's or its own names
 */
export function simplified(item: JsonObject, keeps: readonly string[] = []): JsonObject {
	const { type, id } = item;
	if (!isItemType(type)) return item;
	const line: Record<string, Json | undefined> = {
		type,
		id,
		name: item.name,
		path: item.path ?? itemPath(item),
		size: item.size,
		created_at: item.created_at,
		modified_at: item.modified_at,
		owner: ownerOf(item),
		// A web link opens what it leads to.
		url: type === 'web_link' ? item.url : `https://app.box.com/${type}/${textAt(id) ?? ''}`,
		shared_link: sharedLinkOf(item),
		// What is in the trash looks like any other item otherwise.
		item_status: item.item_status === 'active' ? undefined : item.item_status,
	};
	// Whatever the user calls a field, even `__proto__`, becomes one.
	const kept = keeps.map((key): [string, Json | undefined] => [key, item[key]]);
	const entries = [...Object.entries(line), ...kept];
	return Object.fromEntries(new Map(entries.filter(([, value]) => value !== undefined)));
}

/** The owner's email address. An app's own account may have none. */
function ownerOf({ owned_by }: JsonObject): Json | undefined {
	if (owned_by === undefined) return undefined;
	const { login, name } = objectAt(owned_by);
	return textAt(login) ?? textAt(name) ?? null;
}

/** The address of the shared link; `null` if there is none. */
function sharedLinkOf({ shared_link }: JsonObject): Json | undefined {
	return shared_link === undefined ? undefined : (textAt(objectAt(shared_link).url) ?? null);
}

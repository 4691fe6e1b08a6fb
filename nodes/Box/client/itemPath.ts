import { isList, objectAt, textAt } from './json';
import type { ItemType, Json, JsonObject } from './types';

/** The ID of the root folder, All Files. */
export const ROOT_ID = '0';

/** What Box calls the root folder. */
export const ROOT_NAME = 'All Files';

/**
 * The folders above an item, as far as the account sees them, and its own name:
 * `/Reports/2026/q3.pdf`, or `/Trash/q3.pdf`. `undefined` if Box leaves a name out.
 *
 * @param item with `path_collection`: https://developer.box.com/reference/resources/file/
 */
export function itemPath(item: JsonObject): string | undefined {
	const { entries } = objectAt(item.path_collection);
	if (!isList(entries)) return undefined;
	// The root folder's own name is no part of a path.
	const chain = [...entries, item].map(objectAt).filter(({ id }) => id !== ROOT_ID);
	const names = chain.map(({ name }) => textAt(name));
	return names.includes(undefined) ? undefined : `/${names.join('/')}`;
}

/** What tells items apart: files, folders and web links have numbers of their own. */
export function itemKey({ type, id }: { type: string; id: string }): string {
	return `${type} ${id}`;
}

/** Whether Box's `type` is that of something a folder holds. */
export function isItemType(value: Json | undefined): value is ItemType {
	return value === 'file' || value === 'folder' || value === 'web_link';
}

import type { INodeExecutionData } from 'n8n-workflow';

import type { JsonObject } from '../client/types';
import { FileItem } from './fileItem';
import type { OperationResult } from './types';

/** Turns what an operation gave back into output items, each paired with its input item. */
export function toItems(result: OperationResult, itemIndex: number): INodeExecutionData[] {
	const pairedItem = { item: itemIndex };
	if (Array.isArray(result)) return result.map((json) => ({ json: toJson(json), pairedItem }));
	if (result instanceof FileItem) {
		return [{ json: toJson(result.json), binary: result.binary, pairedItem }];
	}
	return [{ json: toJson(result), pairedItem }];
}

function toJson(json: JsonObject): INodeExecutionData['json'] {
	return json;
}

/** The trash, which Box puts in the place of a trashed item's path. */
const TRASH_ID = '1';

/** The folders above an item, and its own name: `/Reports/2026/q3.pdf`, or `/Trash/q3.pdf`. */
export function withPath<T extends JsonObject>(item: T): T {
	const folders = item.path_collection;
	if (!isEntries(folders) || typeof item.name !== 'string') return item;
	const names = [...folders.entries.map((folder) => folder.name), item.name];
	// The root folder's own name is left out.
	const shown = folders.entries[0]?.id === TRASH_ID ? names : names.slice(1);
	return { ...item, path: `/${shown.join('/')}` };
}

function isEntries(value: unknown): value is { entries: Array<{ id?: string; name: string }> } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'entries' in value &&
		Array.isArray(value.entries)
	);
}

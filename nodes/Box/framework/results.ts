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

/** The folders above an item, and its own name: `/Reports/2026/q3.pdf`. */
export function withPath<T extends JsonObject>(item: T): T {
	const folders = item.path_collection;
	if (!isEntries(folders) || typeof item.name !== 'string') return item;
	const [, ...names] = [...folders.entries.map((folder) => folder.name), item.name];
	return { ...item, path: `/${names.join('/')}` };
}

function isEntries(value: unknown): value is { entries: Array<{ name: string }> } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'entries' in value &&
		Array.isArray(value.entries)
	);
}

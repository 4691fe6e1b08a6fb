import type { INodeExecutionData } from 'n8n-workflow';

import { itemPath } from '../client/itemPath';
import type { JsonObject } from '../client/types';
import { FileItem } from './files/fileItem';
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

/** The item with its path added, if Box tells all names that are in it. */
export function withPath<T extends JsonObject>(item: T): T {
	const path = itemPath(item);
	return path === undefined ? item : { ...item, path };
}

/** What tells a person which item it is. */
const FIRST = ['type', 'id', 'name', 'path'] as const;

/** An item as Box gave it, with its path, and with the keys in front that say which item it is. */
export function itemResult<T extends JsonObject>(item: T): T {
	return recognizable(withPath(item));
}

/** The same item, with the keys in front that say which one it is: n8n's table shows only a few. */
export function recognizable<T extends JsonObject>(item: T): T {
	const first: Partial<JsonObject> = {};
	for (const key of FIRST) if (item[key] !== undefined) first[key] = item[key];
	return { ...first, ...item };
}

import type { JsonObject } from '../../client/types';
import { withPath } from '../../framework/results';

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

import { isObject, textAt } from '../../client/json';
import type { Json } from '../../client/types';
import { put, type Call, type Segment } from '../../framework/call';

/** One change of a JSON Patch: https://datatracker.ietf.org/doc/html/rfc6902 */
export type Change = {
	op: 'add' | 'replace' | 'remove' | 'test' | 'move' | 'copy';
	path: string;
	from?: string;
	value?: Json;
};

/** The pointer to a value: https://datatracker.ietf.org/doc/html/rfc6901 */
export function pointerTo(key: string): string {
	return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/**
 * Makes all of the changes, or none if one of them is wrong. Those that would fail, or do something
 * else, a second time are not repeated after a lost connection.
 */
export function patch(path: readonly Segment[], changes: Json[]): Call {
	const repeatable = changes.every(isRepeatable);
	return put(path, changes, { contentType: 'application/json-patch+json', repeatable });
}

/** Whether the field has the same value afterwards, however often the change is made. */
function isRepeatable(change: Json): boolean {
	if (!isObject(change)) return true;
	const { op, path } = change;
	// What is below a field is an entry of a list, which an "add" would make longer each time.
	return (op === 'add' || op === 'replace') && /^\/[^/]*$/.test(textAt(path) ?? '');
}

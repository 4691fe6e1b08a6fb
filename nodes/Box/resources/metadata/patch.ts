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

/** Makes all of the changes, or none if one of them is wrong. */
export function patch(path: readonly Segment[], changes: Json[]): Call {
	return put(path, changes, { contentType: 'application/json-patch+json' });
}

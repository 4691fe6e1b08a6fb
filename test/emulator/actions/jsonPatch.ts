import { isDeepStrictEqual } from 'node:util';

import { MetadataProblem } from '../errors';

/** One operation of a JSON Patch: https://www.rfc-editor.org/rfc/rfc6902 */
export interface PatchOperation {
	op: 'add' | 'replace' | 'remove' | 'test' | 'move' | 'copy';
	path: string;
	from?: string;
	value?: unknown;
}

type Values = Record<string, unknown>;

/** Which status Box has for a test that fails is not documented. */
const refused = (message: string) => new MetadataProblem(400, 'bad_request', message);

/** The key that a pointer such as `/a~1b` means. Metadata is flat, so there is nothing below. */
function keyOf(pointer: string | undefined): string {
	if (pointer === undefined || !/^\/[^/]*$/.test(pointer)) {
		throw refused(`Invalid path '${pointer ?? ''}'`);
	}
	return pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
}

function valueAt(values: Values, pointer: string | undefined): unknown {
	const key = keyOf(pointer);
	if (!Object.hasOwn(values, key)) throw refused(`There is no value at '/${key}'`);
	return values[key];
}

const OPERATIONS: Record<PatchOperation['op'], (values: Values, given: PatchOperation) => void> = {
	add: (values, { path, value }) => {
		values[keyOf(path)] = value;
	},
	replace: (values, { path, value }) => {
		valueAt(values, path);
		values[keyOf(path)] = value;
	},
	remove: (values, { path }) => {
		valueAt(values, path);
		delete values[keyOf(path)];
	},
	test: (values, { path, value }) => {
		const found = valueAt(values, path);
		if (!isDeepStrictEqual(found, value)) throw refused(`The value at '${path}' is another one`);
	},
	move: (values, { path, from }) => {
		const value = valueAt(values, from);
		delete values[keyOf(from)];
		values[keyOf(path)] = value;
	},
	copy: (values, { path, from }) => {
		values[keyOf(path)] = valueAt(values, from);
	},
};

/** The values after all operations. 400 if one of them cannot be done; the given ones stay as they are. */
export function patched(values: Values, operations: readonly PatchOperation[]): Values {
	const copy = { ...values };
	for (const each of operations) OPERATIONS[each.op](copy, each);
	return copy;
}

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

/** The operations, and what each of them has beside its path. */
const OPERATIONS: Record<Change['op'], 'value' | 'from' | undefined> = {
	add: 'value',
	copy: 'from',
	move: 'from',
	remove: undefined,
	replace: 'value',
	test: 'value',
};

/** A slash and a key, in which `~0` stands for `~` and `~1` for a slash. */
const POINTER = /^(\/([^/~]|~[01])*)+$/;

/**
 * Refuses what is no JSON Patch, before Box refuses it with less to say.
 *
 * @param fail raises the error about the list
 */
export function checkPatch(
	changes: readonly Json[],
	fail: (problem: string, remedy: string) => never,
): void {
	for (const [index, change] of changes.entries()) {
		const wrong = (what: string, remedy: string) =>
			fail(`has ${what} in entry ${index + 1}`, remedy);
		if (!isObject(change))
			return wrong('no operation', 'Each entry is an object with op and path.');
		const { op, path, from } = change;
		if (!Object.hasOwn(OPERATIONS, textAt(op) ?? '')) {
			return wrong('no such operation', `The op is one of ${Object.keys(OPERATIONS).join(', ')}.`);
		}
		const needed = OPERATIONS[op as Change['op']];
		if (needed && change[needed] === undefined) {
			return wrong(`no ${needed}`, `The operation ${textAt(op)} needs one.`);
		}
		const pointers = needed === 'from' ? { path, from } : { path };
		for (const [name, pointer] of Object.entries(pointers)) {
			if (POINTER.test(textAt(pointer) ?? '')) continue;
			return wrong(
				`no ${name} to a field`,
				`A ${name} is a slash and a key, such as /amount. ~1 stands for a slash in the key, and ~0 for ~.`,
			);
		}
	}
}

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

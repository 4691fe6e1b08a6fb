import type { BoxClient } from '../../client/boxClient';
import { asBoxError, BoxError } from '../../client/error';
import type { Json, JsonObject } from '../../client/types';
import { get, post } from '../../framework';
import { toRequest, type Segment } from '../../framework/call';
import { patch, pointerTo, type Change } from './patch';

/** How often it is tried again if somebody else applies and removes the template meanwhile. */
const MOST_TRIES = 3;

/** The values to set. */
interface Wanted {
	/** By the keys of fields; `null` takes a value away. */
	values: JsonObject;
	/** Whether all other values are taken away. */
	removeOthers: boolean;
}

/**
 * Applies a template with values, or changes the values if it is applied already.
 *
 * https://developer.box.com/reference/post-files-id-metadata-id-id/
 *
 * @param path of the instance
 * @returns the instance
 */
export async function setInstance(
	box: BoxClient,
	path: readonly Segment[],
	wanted: Wanted,
): Promise<JsonObject> {
	for (let tries = 1; ; tries += 1) {
		const done = (await create(box, path, wanted)) ?? (await change(box, path, wanted));
		if (!(done instanceof BoxError)) return done;
		if (tries === MOST_TRIES) throw done;
	}
}

/** `undefined` if the template is applied already, perhaps by an attempt whose answer was lost. */
async function create(box: BoxClient, path: readonly Segment[], { values }: Wanted) {
	const request = toRequest(post(path, withoutNulls(values), { repeatable: true }));
	const created = await box.request({ ...request, expects: 'metadata' }).catch(asBoxError);
	if (!(created instanceof BoxError)) return created;
	if (created.status === 409) return undefined;
	throw created;
}

/** Gives back the error if the template, or a value to remove, is gone meanwhile. */
async function change(box: BoxClient, path: readonly Segment[], wanted: Wanted) {
	try {
		const read = async () => await box.request({ ...toRequest(get(path)), expects: 'metadata' });
		const known = takesAway(wanted) ? await read() : {};
		const changes = changesTo(known, wanted);
		if (changes.length === 0) return await read();
		return await box.request({ ...toRequest(patch(path, changes)), expects: 'metadata' });
	} catch (error) {
		const failure = asBoxError(error);
		const { status, code } = failure;
		const mayBeGone = takesAway(wanted) && code !== 'schema_validation_failed';
		if (status === 404 || (status === 400 && mayBeGone)) return failure;
		throw failure;
	}
}

function takesAway({ values, removeOthers }: Wanted): boolean {
	return removeOthers || Object.values(values).includes(null);
}

/** An "add" replaces a value that exists; "remove" is an error if there is none. */
function changesTo(known: JsonObject, { values, removeOthers }: Wanted): Change[] {
	const isUnwanted = (key: string) => {
		if (key.startsWith('$')) return false;
		return Object.hasOwn(values, key) ? values[key] === null : removeOthers;
	};
	const removed = Object.keys(known).filter(isUnwanted);
	const set = Object.entries(withoutNulls(values));
	return [
		...removed.map((key) => ({ op: 'remove' as const, path: pointerTo(key) })),
		...set.map(([key, value]) => ({ op: 'add' as const, path: pointerTo(key), value })),
	];
}

function withoutNulls(values: JsonObject): Record<string, Json> {
	const entries = Object.entries(values).filter(([, value]) => value !== null);
	return Object.fromEntries(entries) as Record<string, Json>;
}

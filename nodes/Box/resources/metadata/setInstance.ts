import type { BoxClient } from '../../client/boxClient';
import { asBoxError, BoxError } from '../../client/error';
import type { JsonObject } from '../../client/types';
import { get, post } from '../../framework';
import { toRequest, type Segment } from '../../framework/call';
import { patch, pointerTo } from './patch';

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
	values: JsonObject,
): Promise<JsonObject> {
	const request = { ...toRequest(post(path, values)), expects: 'metadata' as const };
	const created = await box.request(request).catch(asBoxError);
	if (!(created instanceof BoxError)) return created;
	if (created.status !== 409) throw created;
	const changes = changesTo(values);
	const call = changes.length > 0 ? patch(path, changes) : get(path);
	return await box.request({ ...toRequest(call), expects: 'metadata' });
}

/** An "add" replaces a value that exists. */
function changesTo(values: JsonObject) {
	return Object.entries(values).map(([key, value]) => ({
		op: 'add' as const,
		path: pointerTo(key),
		value,
	}));
}

import { Readable } from 'node:stream';

import { asBoxError, holderOfName } from '../error';
import { textAt } from '../json';
import { isTold } from '../names';
import type { BoxFile, UploadAttributes } from '../types';
import { SESSIONS_PATH } from './createSession';
import { removeUnchanged, type Uploading } from './storedFile';
import { uploadFile } from './upload';
import { uploadInSession } from './uploadSession';

/**
 * Uploads a new file in parts, even if Box takes another file's name for the wanted one.
 *
 * Box checks the name of a session as it does before an upload, by a comparison that takes `①` for
 * `1`. The upload of a small file compares names as Box stores them. So an empty file is uploaded
 * first, which Box refuses if an item really has the name. The bytes become its next version.
 *
 * https://developer.box.com/reference/post-files-upload-sessions/
 */
export async function uploadLarge(
	uploading: Uploading,
	attributes: UploadAttributes,
): Promise<BoxFile> {
	return await uploadInSession(uploading, { attributes }).catch(async (error: unknown) => {
		const refused = asBoxError(error);
		const told = textAt(holderOfName(refused, attributes.name)?.name);
		const isClash = refused.code === 'item_name_in_use' && refused.path === SESSIONS_PATH;
		if (!isClash || isTold(told, attributes.name)) throw refused;
		return await uploadOverPlaceholder(uploading, attributes);
	});
}

async function uploadOverPlaceholder(
	uploading: Uploading,
	attributes: UploadAttributes,
): Promise<BoxFile> {
	const empty = { size: 0, open: () => Readable.from([]) };
	const placeholder = await uploadFile({ ...uploading, source: empty }, attributes);
	const { id, etag } = placeholder;
	const guarded = { ...uploading, ifMatch: etag };
	const { contentCreatedAt, contentModifiedAt } = attributes;
	const version = { fileId: id, attributes: { contentCreatedAt, contentModifiedAt } };
	return await uploadInSession(guarded, version).catch(async (error: unknown) => {
		await removeUnchanged(uploading, placeholder);
		throw error;
	});
}

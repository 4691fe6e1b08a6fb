import { Readable } from 'node:stream';
import { asBoxError, holderOfName } from '../error';
import { isSameToBox } from '../names';
import { removeUnchanged, type Uploading } from './storedFile';
import type { BoxFile, UploadAttributes } from '../types';
import { uploadFile } from './upload';
import { LABEL, uploadInSession } from './uploadSession';

/**
 * Uploads a new file in parts, also where Box takes another file's name for the wanted one.
 *
 * Box checks the name of a session as it does before an upload, by a comparison that takes `①` for
 * `1`. The upload of a small file compares as Box stores names. So an empty file gets the name, or
 * is refused by what really has it, and the bytes become its next version.
 *
 * https://developer.box.com/reference/post-files-upload-sessions/
 */
export async function uploadLarge(
	uploading: Uploading,
	attributes: UploadAttributes,
): Promise<BoxFile> {
	return await uploadInSession(uploading, { attributes }).catch(async (error: unknown) => {
		const refused = asBoxError(error);
		const { name = '' } = holderOfName(refused, attributes.name) ?? {};
		if (refused.path !== LABEL.path || name === '' || isSameToBox(name, attributes.name)) {
			throw refused;
		}
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
	const options = { ...uploading.options, ifMatch: etag ?? undefined };
	const version = { fileId: id, attributes: { contentModifiedAt: attributes.contentModifiedAt } };
	return await uploadInSession({ ...uploading, options }, version).catch(async (error: unknown) => {
		await removeUnchanged(uploading, placeholder);
		throw error;
	});
}

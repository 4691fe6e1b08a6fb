import { Readable } from 'node:stream';
import { asBoxError, holderOfName } from './error';
import { callJson } from './jsonCall';
import { isSameToBox } from './names';
import type { Uploading } from './storedFile';
import type { BoxFile, UploadAttributes } from './types';
import { uploadFile } from './upload';
import { LABEL, uploadInSession } from './uploadSession';

/** Milliseconds that removing a placeholder may take. */
const REMOVE_TIMEOUT = 10_000;

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
		await remove({ ...uploading, options }, id);
		throw error;
	});
}

/** Removes the empty file unless it got bytes; also after a cancellation. What fails is no news. */
async function remove({ connection, options }: Uploading, fileId: string): Promise<void> {
	const request = { method: 'DELETE' as const, path: ['files', fileId] };
	const { asUser, ifMatch } = options;
	const removed = callJson(connection.untilTimeout(REMOVE_TIMEOUT), request, {
		options: { asUser, ifMatch },
	}).catch(() => {});
	if (!connection.signal?.aborted) await removed;
}

import type { CallLabel } from './error';
import type { Call } from './call';
import { optionHeaders } from './callHeaders';
import { readObject } from './jsonCall';
import { UploadForm } from './multipart';
import { checkDigest, currentIfSame, storedByUs, uploadedFile, type Uploading } from './storedFile';
import type { BoxFile, CallOptions, JsonObject, UploadAttributes } from './types';
import { encodePath, serviceUrl } from './url';

/** What Box may be told about a new version of a file. */
export type VersionAttributes = Pick<Partial<UploadAttributes>, 'name' | 'contentModifiedAt'>;

/** The fields of an upload's answer; the SHA-1 is always wanted, to check what Box stored. */
function uploadFields({ fields }: CallOptions): { fields?: string[] } {
	return fields?.length ? { fields: [...new Set([...fields, 'sha1'])] } : {};
}

/** The attributes as Box names them: https://developer.box.com/reference/post-files-content/ */
function attributesPart(attributes: Partial<UploadAttributes>): JsonObject {
	const { parentId } = attributes;
	return {
		name: attributes.name,
		parent: parentId === undefined ? undefined : { id: parentId },
		description: attributes.description,
		content_created_at: attributes.contentCreatedAt,
		content_modified_at: attributes.contentModifiedAt,
	};
}

async function send(
	uploading: Uploading,
	path: string[],
	form: UploadForm,
	headers: Record<string, string>,
	settle: Call<BoxFile>['settle'],
): Promise<BoxFile> {
	const { connection, options } = uploading;
	const label: CallLabel = { method: 'POST', path: encodePath(path) };
	return await connection.run<BoxFile>({
		label,
		url: serviceUrl(connection.hosts, 'upload', path, uploadFields(options)),
		headers: { accept: 'application/json', ...headers, ...form.headers },
		lane: 'transfer',
		body: async () => await form.open(),
		// The bytes can be read again, and `settle` finds out whether they are there already.
		repeatable: true,
		settle,
		read: async (answer) => {
			const file = uploadedFile(label, await readObject(label, answer));
			return checkDigest(label, file, form.sha1);
		},
	});
}

/** Uploads a new file in one request: https://developer.box.com/reference/post-files-content/ */
export async function uploadFile(
	uploading: Uploading,
	attributes: UploadAttributes,
): Promise<BoxFile> {
	const form = new UploadForm(attributesPart(attributes), attributes.name, uploading.source);
	const headers = optionHeaders(uploading.options, 'POST');
	const settle: Call<BoxFile>['settle'] = async (error) =>
		await storedByUs(uploading, error, form.sha1);
	return await send(uploading, ['files', 'content'], form, headers, settle);
}

/**
 * Uploads a new version of a file in one request:
 * https://developer.box.com/reference/post-files-id-content/
 */
export async function uploadFileVersion(
	uploading: Uploading,
	fileId: string,
	attributes: VersionAttributes,
): Promise<BoxFile> {
	const form = new UploadForm(
		attributesPart(attributes),
		attributes.name ?? 'file',
		uploading.source,
	);
	// A new version changes an item that exists, so it takes If-Match like a PUT.
	const headers = optionHeaders(uploading.options, 'PUT');
	const settle = async () => await currentIfSame(uploading, fileId, form.sha1);
	return await send(uploading, ['files', fileId, 'content'], form, headers, settle);
}

import { optionHeaders } from './callHeaders';
import type { Call, Connection } from './connection';
import { BoxError } from './error';
import { isList, isObject } from './json';
import { callDefaults, callJson, invalidAnswer, readObject } from './jsonCall';
import { UploadForm } from './multipart';
import type { BoxFile, CallOptions, JsonObject, UploadAttributes, UploadSource } from './types';
import { encodePath, serviceUrl } from './url';

/** What is known of the file when its bytes are on their way. */
export interface Uploading {
	connection: Connection;
	options: CallOptions;
	source: UploadSource;
}

/** The file an upload's answer holds: https://developer.box.com/reference/resources/files/ */
export function uploadedFile(label: { method: string; path: string }, answer: JsonObject): BoxFile {
	const file: unknown = isList(answer.entries) ? answer.entries[0] : undefined;
	if (isFile(file)) return file;
	throw invalidAnswer(label, 200, 'names no file');
}

function isFile(value: unknown): value is BoxFile {
	return isObject(value) && value.type === 'file' && typeof value.id === 'string';
}

/** Checks that Box stored the bytes that were read. */
export function checkDigest(
	label: { method: string; path: string },
	file: BoxFile,
	sha1: string | undefined,
): BoxFile {
	if (!file.sha1 || !sha1 || file.sha1.toLowerCase() === sha1) return file;
	throw new BoxError({
		status: 0,
		code: 'bad_digest',
		message: `Box stored other bytes than were sent (SHA-1 ${file.sha1} instead of ${sha1}): the file ${file.id} is damaged`,
		...label,
	});
}

/** Reads a file with the fields the client wants. */
export async function readFile(
	{ connection, options }: Uploading,
	fileId: string,
): Promise<BoxFile> {
	const label = { method: 'GET', path: encodePath(['files', fileId]) };
	const file = await callJson(connection, { method: 'GET', path: ['files', fileId] }, options);
	if (isFile(file)) return file;
	throw invalidAnswer(label, 200, 'is no file');
}

/** The fields of an upload's answer; its SHA-1 is always wanted, to check what Box stored. */
function uploadFields(options: CallOptions): { fields?: string[] } {
	return options.fields?.length ? { fields: [...new Set([...options.fields, 'sha1'])] } : {};
}

/** The attributes as Box names them: https://developer.box.com/reference/post-files-content/ */
export function fileAttributes(attributes: Partial<UploadAttributes>): JsonObject {
	return {
		name: attributes.name,
		parent: attributes.parentId === undefined ? undefined : { id: attributes.parentId },
		description: attributes.description,
		content_created_at: attributes.contentCreatedAt,
		content_modified_at: attributes.contentModifiedAt,
	};
}

/** The conflicting file, if it is what an earlier attempt of this upload has stored. */
export function storedBefore(
	error: BoxError | undefined,
	sha1: string | undefined,
): string | undefined {
	if (error?.code !== 'item_name_in_use' || sha1 === undefined) return undefined;
	const ours = error.conflicts.find(
		(item) => item.type === 'file' && String(item.sha1).toLowerCase() === sha1,
	);
	return ours?.id;
}

async function send(
	uploading: Uploading,
	path: string[],
	form: UploadForm,
	headers: Record<string, string>,
	settle: Call<BoxFile>['settle'],
): Promise<BoxFile> {
	const { connection, options } = uploading;
	const label = { method: 'POST', path: encodePath(path) };
	return await connection.run<BoxFile>({
		...callDefaults('POST'),
		method: 'POST',
		url: serviceUrl(connection.hosts, 'upload', path, uploadFields(options)),
		path: label.path,
		headers: { ...headers, ...form.headers },
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
	const form = new UploadForm(fileAttributes(attributes), attributes.name, uploading.source);
	const headers = optionHeaders(uploading.options, 'POST');
	return await send(uploading, ['files', 'content'], form, headers, async (error) => {
		const id = storedBefore(error, form.sha1);
		return id === undefined ? undefined : await readFile(uploading, id);
	});
}

/**
 * Uploads a new version of a file in one request:
 * https://developer.box.com/reference/post-files-id-content/
 */
export async function uploadFileVersion(
	uploading: Uploading,
	fileId: string,
	attributes: { name?: string; contentModifiedAt?: string },
): Promise<BoxFile> {
	const name = attributes.name ?? 'file';
	const form = new UploadForm(fileAttributes(attributes), name, uploading.source);
	// A new version changes an item that exists, so it takes If-Match like a PUT.
	const headers = optionHeaders(uploading.options, 'PUT');
	const path = ['files', fileId, 'content'];
	return await send(uploading, path, form, headers, async () => {
		if (form.sha1 === undefined) return undefined;
		const { connection } = uploading;
		const current = await callJson(connection, {
			method: 'GET',
			path: ['files', fileId],
			query: { fields: ['sha1'] },
		});
		return current.sha1 === form.sha1 ? await readFile(uploading, fileId) : undefined;
	});
}

import type { Call } from '../calls/call';
import { optionHeaders } from '../calls/callHeaders';
import { undamaged, type Repair, type Sent } from './damage';
import { inDoubt, type CallLabel } from '../error';
import { textAt } from '../json';
import { UploadForm } from './multipart';
import { currentIfSame, storedByUs, uploadedFile, type Uploading } from './storedFile';
import type { BoxFile, CallOptions, JsonObject, UploadAttributes } from '../types';
import { encodePath, serviceUrl } from '../http/url';

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

/** One request that stores bytes. */
interface Sending {
	path: string[];
	/** The file that is to get a new version. */
	fileId?: string;
	form: UploadForm;
	headers: Record<string, string>;
	settle: NonNullable<Call<BoxFile>['settle']>;
}

async function send(
	{ connection, options }: Uploading,
	{ path, fileId, form, headers, settle }: Sending,
): Promise<BoxFile> {
	const label = labelOf(path);
	let isDoubted = false;
	const sent = connection.run<BoxFile>({
		label,
		url: serviceUrl(connection.hosts, 'upload', path, uploadFields(options)),
		headers: { accept: 'application/json', ...headers, ...form.headers },
		lane: 'transfer',
		body: async () => await form.open(),
		// The bytes can be read again, and `settle` finds out whether they are there already.
		repeatable: true,
		settle: async (error) => {
			isDoubted = true;
			return await settle(error);
		},
		read: async (answer) => await uploadedFile(label, answer, fileId),
	});
	return await sent.catch((error: unknown) => {
		throw isDoubted ? inDoubt(error) : error;
	});
}

function labelOf(path: string[]): CallLabel {
	return { method: 'POST', path: encodePath(path) };
}

/** Uploads a new file in one request: https://developer.box.com/reference/post-files-content/ */
export async function uploadFile(
	uploading: Uploading,
	attributes: UploadAttributes,
): Promise<BoxFile> {
	const path = ['files', 'content'];
	const form = new UploadForm(attributesPart(attributes), attributes.name, uploading.source);
	const file = await send(uploading, {
		path,
		form,
		headers: optionHeaders(uploading.options, 'POST'),
		settle: async (error) => await storedByUs(uploading, attributes.name, error, form.sha1),
	});
	const sent = { file, sha1: form.sha1 };
	return await undamaged(uploading, sent, repair(uploading, path, sent, attributes, true));
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
	const sent = await sendVersion(uploading, fileId, attributes);
	const path = ['files', fileId, 'content'];
	return await undamaged(uploading, sent, repair(uploading, path, sent, attributes, false));
}

/** @param sha1 in hex, if it is known: Box then refuses bytes that were damaged on their way */
async function sendVersion(
	uploading: Uploading,
	fileId: string,
	attributes: VersionAttributes,
	sha1?: string,
): Promise<Sent> {
	const name = attributes.name ?? 'file';
	const form = new UploadForm(attributesPart(attributes), name, uploading.source);
	const file = await send(uploading, {
		path: ['files', fileId, 'content'],
		fileId,
		form,
		// A new version changes an item that exists, so it takes If-Match like a PUT.
		headers: {
			...optionHeaders(uploading.options, 'PUT'),
			...(sha1 === undefined ? {} : { 'content-md5': sha1 }),
		},
		settle: async () => await currentIfSame(uploading, fileId, form.sha1),
	});
	return { file, sha1: form.sha1 };
}

/** The damaged file gets its bytes again. It has its description already; Box wants a name each time. */
function repair(
	uploading: Uploading,
	path: string[],
	{ sha1 }: Sent,
	{ name, contentModifiedAt }: VersionAttributes,
	isNew: boolean,
): Repair {
	return {
		label: labelOf(path),
		isNew,
		again: async (damaged) => {
			const options = { ...uploading.options, ifMatch: damaged.etag ?? undefined };
			const attributes = { name: name ?? textAt(damaged.name), contentModifiedAt };
			return (await sendVersion({ ...uploading, options }, damaged.id, attributes, sha1)).file;
		},
	};
}

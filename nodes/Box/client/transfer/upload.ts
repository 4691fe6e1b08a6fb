import type { Call } from '../calls/call';
import { ifMatchHeader, optionHeaders } from '../calls/callHeaders';
import type { CallLabel } from '../error';
import { encodePath, serviceUrl } from '../http/url';
import { textAt } from '../json';
import type { BoxFile, JsonObject, UploadAttributes } from '../types';
import { undamaged, type Repair, type Sent } from './damage';
import { UploadForm } from './multipart';
import {
	currentIfSame,
	SELF_CAUSED_CODES,
	storedByUs,
	uploadedFile,
	type Expected,
	type Uploading,
} from './storedFile';

/** The attributes that a new version of a file can have. */
export type VersionAttributes = Pick<
	Partial<UploadAttributes>,
	'name' | 'contentCreatedAt' | 'contentModifiedAt'
>;

/** What is always needed of a file, to check what Box has stored, and where. */
const CHECKED = ['sha1', 'name'];

/** The query for the fields of an upload's answer. */
function uploadFields({ fields }: Uploading): { fields?: string[] } {
	return fields?.length ? { fields: [...new Set([...fields, ...CHECKED])] } : {};
}

/** The file without what was only asked for to check it. */
function wantedOf(file: BoxFile, { fields }: Uploading): BoxFile {
	if (!fields?.length) return file;
	const extra = CHECKED.filter((field) => !fields.includes(field));
	const wanted = Object.entries(file).filter(([key]) => !extra.includes(key));
	return Object.fromEntries(wanted) as BoxFile;
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
interface Sending extends Pick<Call<BoxFile>, 'resultBeforeRetry' | 'resultFromFailure'> {
	path: string[];
	expected: Expected;
	form: UploadForm;
	/** Besides those of the client's options. */
	headers?: Record<string, string>;
}

async function send(
	uploading: Uploading,
	{ path, expected, form, headers, ...results }: Sending,
): Promise<BoxFile> {
	const { connection, options } = uploading;
	const label = labelOf(path);
	return await connection.run<BoxFile>({
		label,
		url: serviceUrl(connection.hosts, 'upload', path, uploadFields(uploading)),
		headers: {
			accept: 'application/json',
			...optionHeaders(options),
			...headers,
			...form.headers,
		},
		kind: 'transfer',
		body: async () => await form.open(),
		// The bytes can be read again, and `results` tell whether Box has them already.
		repeatable: true,
		...results,
		selfCausedCodes: SELF_CAUSED_CODES,
		read: async (answer) => await uploadedFile(label, answer, expected),
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
		expected: attributes,
		form,
		resultFromFailure: async (failure) =>
			await storedByUs(uploading, attributes.name, failure, form.sha1),
	});
	const sent = { file, sha1: form.sha1 };
	const repairs = repair(uploading, path, sent, attributes, true);
	return wantedOf(await undamaged(uploading, sent, repairs), uploading);
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
	const repairs = repair(uploading, path, sent, attributes, false);
	return wantedOf(await undamaged(uploading, sent, repairs), uploading);
}

/** @param sha1 in hex, if it is known: Box then refuses bytes that were damaged in transit */
async function sendVersion(
	uploading: Uploading,
	fileId: string,
	attributes: VersionAttributes,
	sha1?: string,
): Promise<Sent> {
	const { name } = attributes;
	const form = new UploadForm(attributesPart(attributes), name ?? 'file', uploading.source);
	const stored = async () => await currentIfSame(uploading, fileId, { sha1: form.sha1, name });
	const file = await send(uploading, {
		path: ['files', fileId, 'content'],
		expected: { fileId },
		form,
		headers: {
			...ifMatchHeader(uploading.ifMatch),
			...(sha1 === undefined ? {} : { 'content-md5': sha1 }),
		},
		resultBeforeRetry: stored,
		resultFromFailure: stored,
	});
	return { file, sha1: form.sha1 };
}

/** Sends the bytes of a damaged file again. It has its description already; Box needs a name each time. */
function repair(
	uploading: Uploading,
	path: string[],
	{ sha1 }: Sent,
	{ name, contentCreatedAt, contentModifiedAt }: VersionAttributes,
	isNew: boolean,
): Repair {
	return {
		label: labelOf(path),
		isNew,
		again: async (damaged) => {
			const guarded = { ...uploading, ifMatch: damaged.etag };
			const attributes = {
				name: name ?? textAt(damaged.name),
				contentCreatedAt,
				contentModifiedAt,
			};
			return (await sendVersion(guarded, damaged.id, attributes, sha1)).file;
		},
	};
}

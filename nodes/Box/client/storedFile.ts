import type { Connection } from './connection';
import { BoxError, type CallLabel } from './error';
import { isList, isObject, textAt } from './json';
import { callJson, invalidAnswer } from './jsonCall';
import type { BoxFile, CallOptions, JsonObject, UploadSource } from './types';

/** What every step of an upload needs. */
export interface Uploading {
	connection: Connection;
	options: CallOptions;
	source: UploadSource;
}

/** Whether a value is Box's representation of a file. */
export function isFile(value: unknown): value is BoxFile {
	return isObject(value) && value.type === 'file' && typeof value.id === 'string';
}

/** The file in the answer to an upload: https://developer.box.com/reference/resources/files/ */
export function uploadedFile(label: CallLabel, answer: JsonObject): BoxFile {
	const file: unknown = isList(answer.entries) ? answer.entries[0] : undefined;
	if (isFile(file)) return file;
	throw invalidAnswer(label, 200, 'names no file');
}

/**
 * Checks that Box stored the bytes that were read.
 *
 * @param sha1 in hex
 */
export function checkDigest(label: CallLabel, file: BoxFile, sha1: string | undefined): BoxFile {
	if (!file.sha1 || !sha1 || file.sha1.toLowerCase() === sha1) return file;
	throw new BoxError({
		...label,
		status: 0,
		code: 'bad_digest',
		message:
			`Box stored other bytes than were sent, the file ${file.id} is damaged: ` +
			`its SHA-1 is ${file.sha1} instead of ${sha1}`,
	});
}

/** Reads a file with the fields the client wants. */
export async function readFile(uploading: Uploading, fileId: string): Promise<BoxFile> {
	const { connection, options } = uploading;
	const request = { method: 'GET' as const, path: ['files', fileId] };
	const { asUser, fields } = options;
	const file = await callJson(connection, request, { options: { asUser, fields } });
	if (isFile(file)) return file;
	throw invalidAnswer({ method: 'GET', path: `/files/${fileId}` }, 200, 'is no file');
}

/**
 * The new file, if it is what an earlier attempt of this very upload has stored: Box then says
 * that the name is taken by a file with the same bytes.
 */
export async function storedByUs(
	uploading: Uploading,
	error: BoxError | undefined,
	sha1: string | undefined,
): Promise<BoxFile | undefined> {
	if (error?.code !== 'item_name_in_use' || sha1 === undefined) return undefined;
	const ours = error.conflicts.find(
		(item) => item.type === 'file' && textAt(item.sha1)?.toLowerCase() === sha1,
	);
	return ours && (await readFile(uploading, ours.id));
}

/** The file, if its current version already has the bytes that are to become a new one. */
export async function currentIfSame(
	uploading: Uploading,
	fileId: string,
	sha1: string | undefined,
): Promise<BoxFile | undefined> {
	if (sha1 === undefined) return undefined;
	const { connection, options } = uploading;
	const request = {
		method: 'GET' as const,
		path: ['files', fileId],
		query: { fields: ['sha1'] },
	};
	const current = await callJson(connection, request, { options: { asUser: options.asUser } });
	return current.sha1 === sha1 ? await readFile(uploading, fileId) : undefined;
}

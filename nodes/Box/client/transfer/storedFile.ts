import type { Connection } from '../calls/connection';
import type { BoxError, CallLabel } from '../error';
import type { HttpAnswer } from '../http/http';
import { isList, isObject, textAt } from '../json';
import { callJson, invalidAnswer, readObject } from '../calls/jsonCall';
import { isSameToBox } from '../names';
import type { BoxFile, BoxItem, CallOptions, JsonObject, UploadSource } from '../types';

/** Milliseconds that removing a file may take. */
const REMOVE_TIMEOUT = 10_000;

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

/** Whether Box names that SHA-1 (in hex, small letters) for an item. */
export function hasSha1(item: JsonObject, sha1: string): boolean {
	return textAt(item.sha1)?.toLowerCase() === sha1;
}

/**
 * The file in the answer to an upload: https://developer.box.com/reference/resources/files/
 *
 * @param fileId of the file that got a new version
 */
export async function uploadedFile(
	label: CallLabel,
	answer: HttpAnswer,
	fileId?: string,
): Promise<BoxFile> {
	const { entries } = await readObject(label, answer);
	const file: unknown = isList(entries) ? entries[0] : undefined;
	if (!isFile(file)) throw invalidAnswer(label, answer.status, 'names no file');
	if (fileId === undefined || file.id === fileId) return file;
	throw invalidAnswer(label, answer.status, 'names another file than the one that got the bytes');
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
	name: string,
	error: BoxError | undefined,
	sha1: string | undefined,
): Promise<BoxFile | undefined> {
	if (error?.code !== 'item_name_in_use' || sha1 === undefined) return undefined;
	const ours = error.conflicts.find((item) => isOurs(item, name) && hasSha1(item, sha1));
	return ours && (await readFile(uploading, ours.id));
}

/** Box may leave the name out, but must not name another file. */
function isOurs({ type, name: found }: BoxItem, name: string): boolean {
	return type === 'file' && (textAt(found) === undefined || isSameToBox(found, name));
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
	return hasSha1(current, sha1) ? await readFile(uploading, fileId) : undefined;
}

/**
 * Removes a file that an upload has left, unless it was changed since; also after a cancellation,
 * which does not wait for it.
 *
 * @returns whether it was removed
 */
export async function removeUnchanged(
	{ connection, options }: Uploading,
	{ id, etag }: BoxFile,
): Promise<boolean> {
	const request = { method: 'DELETE' as const, path: ['files', id] };
	const { asUser, sharedLink } = options;
	const guarded = { asUser, sharedLink, ifMatch: etag ?? undefined };
	const removed = callJson(connection.untilTimeout(REMOVE_TIMEOUT), request, {
		options: guarded,
	}).then(
		() => true,
		() => false,
	);
	return connection.signal?.aborted ? false : await removed;
}

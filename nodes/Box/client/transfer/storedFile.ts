import { ifMatchHeader } from '../calls/callHeaders';
import type { Connection } from '../calls/connection';
import { callJson, invalidAnswer, readObject } from '../calls/jsonCall';
import { BoxError, type CallLabel } from '../error';
import type { HttpAnswer } from '../http/exchange';
import { untilAborted } from '../http/untilAborted';
import { isList, isObject, objectAt, textAt } from '../json';
import { foldName, isSameToBox } from '../names';
import type {
	BoxFile,
	BoxItem,
	CallOptions,
	JsonObject,
	UploadAttributes,
	UploadSource,
} from '../types';

/** Milliseconds that removing a file may take. */
const REMOVE_TIMEOUT = 10_000;

/** What every step of an upload needs. */
export interface Uploading {
	connection: Connection;
	options: CallOptions;
	source: UploadSource;
	/** The fields of the file that the caller gets. */
	fields?: readonly string[];
	/** The IDs of files that other uploads have stored. */
	others?: ReadonlySet<string>;
	/** The etag that a file must still have to get a new version. */
	ifMatch?: string | null;
}

/**
 * Codes of refusals that an earlier attempt of the same upload may have caused: the new file already
 * has the name, or the new version has changed the etag.
 */
export const SELF_CAUSED_CODES = ['item_name_in_use', 'precondition_failed'] as const;

/** Whether a value is Box's representation of a file. */
export function isFile(value: unknown): value is BoxFile {
	return isObject(value) && value.type === 'file' && typeof value.id === 'string';
}

/** Whether an item has this SHA-1 (in hex, small letters) in Box. */
export function hasSha1(item: JsonObject, sha1: string): boolean {
	return textAt(item.sha1)?.toLowerCase() === sha1;
}

/** What is known of a file before it is stored. */
export type Expected = { fileId: string } | Pick<UploadAttributes, 'name' | 'parentId'>;

/** The file in the answer to an upload: https://developer.box.com/reference/resources/files/ */
export async function uploadedFile(
	label: CallLabel,
	answer: HttpAnswer,
	expected: Expected,
): Promise<BoxFile> {
	const { entries } = await readObject(label, answer);
	const file: unknown = isList(entries) ? entries[0] : undefined;
	if (!isFile(file)) throw invalidAnswer(label, answer.status, 'has no file');
	if (isExpected(file, expected)) return file;
	throw invalidAnswer(
		label,
		answer.status,
		'is about another file than the one that got the bytes',
	);
}

/** Box may leave out the name and the folder, and it may store the name in another form. */
function isExpected(file: BoxFile, expected: Expected): boolean {
	if ('fileId' in expected) return file.id === expected.fileId;
	const { name = expected.name, parent } = file;
	const isThere = (textAt(objectAt(parent).id) ?? expected.parentId) === expected.parentId;
	const form = (text: string) => foldName(text.normalize('NFKC').trim());
	return isThere && form(textAt(name) ?? expected.name) === form(expected.name);
}

/** Reads a file with the fields that the caller gets. */
export async function readFile(
	{ connection, options, fields }: Uploading,
	fileId: string,
): Promise<BoxFile> {
	const query = fields?.length ? { fields } : undefined;
	const request = { method: 'GET' as const, path: ['files', fileId], query };
	const file = await callJson(connection, request, { options: { asUser: options.asUser } });
	if (isFile(file)) return file;
	throw invalidAnswer({ method: 'GET', path: `/files/${fileId}` }, 200, 'is not a file');
}

/**
 * The new file, if an earlier attempt of the same upload has stored it: Box then says that a file
 * with the same bytes has the name.
 */
export async function storedByUs(
	uploading: Uploading,
	name: string,
	failure: BoxError | undefined,
	sha1: string | undefined,
): Promise<BoxFile | undefined> {
	if (failure?.code !== 'item_name_in_use' || sha1 === undefined) return undefined;
	const { others } = uploading;
	const ours = failure.conflicts.find(
		(item) => isOurs(item, name) && hasSha1(item, sha1) && !others?.has(item.id),
	);
	return ours && (await readFile(uploading, ours.id));
}

/** Whether it is a file that may have the name: Box may leave the name out. */
function isOurs({ type, name: found }: BoxItem, name: string): boolean {
	return type === 'file' && (textAt(found) === undefined || isSameToBox(found, name));
}

/**
 * The file, if its current version already has the bytes of the new one, and the name that it was to get.
 *
 * @param sha1 of the new version, in hex
 */
export async function currentIfSame(
	uploading: Uploading,
	fileId: string,
	{ sha1, name }: { sha1: string | undefined; name: string | undefined },
): Promise<BoxFile | undefined> {
	if (sha1 === undefined) return undefined;
	const current = await readFile({ ...uploading, fields: ['sha1', 'name'] }, fileId);
	if (!hasSha1(current, sha1) || (name ?? current.name) !== current.name) return undefined;
	return await readFile(uploading, fileId);
}

/**
 * Removes a file that an upload has left, unless it was changed since, or its etag is not known. After a
 * cancellation it is removed as well, but the caller does not wait.
 *
 * @returns what became of it: `gone` if somebody else has removed it, `changed` if it was changed
 * @throws the signal's reason
 */
export async function removeUnchanged(
	{ connection, options }: Uploading,
	{ id, etag }: BoxFile,
): Promise<'removed' | 'gone' | 'changed' | 'left'> {
	if (!etag) return 'left';
	const request = { method: 'DELETE' as const, path: ['files', id], headers: ifMatchHeader(etag) };
	const removed = callJson(connection.untilTimeout(REMOVE_TIMEOUT), request, { options }).then(
		() => 'removed' as const,
		(error: unknown) => {
			if (isChanged(error)) return 'changed';
			return isGone(error) ? 'gone' : 'left';
		},
	);
	return await untilAborted(removed, connection.signal);
}

/** Whether an error says that there is no such file any more, or that it is in the trash. */
export function isGone(error: unknown): boolean {
	return error instanceof BoxError && (error.status === 404 || error.code === 'trashed');
}

/** Whether an error says that the file no longer has the etag that it must have. */
export function isChanged(error: unknown): boolean {
	return error instanceof BoxError && error.status === 412;
}

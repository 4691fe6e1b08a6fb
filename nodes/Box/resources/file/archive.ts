import { BoxError } from '../../client/error';
import { itemKey } from '../../client/itemPath';
import { isObject, numberAt, textAt } from '../../client/json';
import type { ZipItem } from '../../client/transfer/zip';
import type { Json, JsonObject } from '../../client/types';
import { describe } from '../../framework/errors/describe';
import type { Received } from '../../framework/files/originals';

/** Raises an error about the list. */
type Fail = (problem: string, remedy: string) => never;

/** The items of a list that an expression gives: Box's own, or the IDs of files. */
export function zipItems(list: readonly Json[], fail: Fail): ZipItem[] {
	if (list.length === 0) fail('is empty', 'Give a list with an item at least.');
	return list.map((entry, index) => {
		const { type, id } = isObject(entry) ? entry : { type: 'file', id: entry };
		const place = `its entry ${index + 1}`;
		if (type !== 'file' && type !== 'folder') {
			fail(`can have files and folders only: the type of ${place} is ${describe(type)}`, TAKE_OUT);
		}
		const digits = Number.isSafeInteger(id) ? `${Number(id)}` : textAt(id);
		if (digits === undefined || !/^\d+$/.test(digits)) {
			fail(`has something that is no ID: that of ${place} is ${describe(id)}`, GIVE_ID);
		}
		if (Number(digits) === 0) {
			fail(`names the root folder, which cannot be put into an archive: ${place}`, NOT_ROOT);
		}
		return { type, id: digits };
	});
}

const TAKE_OUT = "Filter the list by 'type'. Box puts no web links into an archive.";
const GIVE_ID = "Give items with 'type' and 'id', or the IDs of files. An ID consists of digits.";
const NOT_ROOT = 'List the items in the root folder instead.';

/** Each item once: Box would put it in twice, under other names. */
export function uniqueItems(items: readonly ZipItem[]): ZipItem[] {
	const byKey = new Map(items.map(({ type, id }) => [itemKey({ type, id }), { type, id }]));
	return [...byKey.values()];
}

/**
 * The record that ends an archive. It says where the list of what is in it is, and how long the comment is
 * that follows: section 4.3.16 of https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
const END = { mark: 'PK\x05\x06', bytes: 22, listSize: 12, listStart: 16, commentSize: 20 };
/** The record before it, if the archive is too large for its numbers (section 4.3.15). */
const LOCATOR = { mark: 'PK\x06\x07', bytes: 20 };

/**
 * Box streams an archive without saying how long it is, so only its end tells that all of it has come.
 *
 * @throws {BoxError} `invalid_answer` if what has come is no archive, such as a page of a proxy;
 *   `zip_failed` if it has no end
 */
export function checkArchive({ head, tail, size }: Received): void {
	const facts = { status: 200, method: 'GET', path: '/zip_downloads/content' };
	if (!head.startsWith('PK')) {
		const message = `The answer is of ${size} bytes, which are no zip archive`;
		throw new BoxError({ ...facts, code: 'invalid_answer', message });
	}
	if (hasEnd(Buffer.from(tail, 'latin1'), size)) return;
	const message = `The archive ends after ${size} bytes without the list of what is in it`;
	throw new BoxError({ ...facts, code: 'zip_failed', message, fromBox: true });
}

/** Whether the last bytes of an archive have its end, and not that of an archive inside of it. */
function hasEnd(tail: Buffer, size: number): boolean {
	for (let at = tail.indexOf(END.mark); at >= 0; at = tail.indexOf(END.mark, at + 1)) {
		if (isEnd(tail, at, size)) return true;
	}
	return false;
}

function isEnd(tail: Buffer, at: number, size: number): boolean {
	const record = tail.subarray(at);
	if (record.length < END.bytes) return false;
	if (END.bytes + record.readUInt16LE(END.commentSize) !== record.length) return false;
	const listEnd = record.readUInt32LE(END.listStart) + record.readUInt32LE(END.listSize);
	const before = tail.subarray(Math.max(0, at - LOCATOR.bytes), at);
	return listEnd === size - record.length || before.indexOf(LOCATOR.mark) === 0;
}

/** The name of an archive as Box takes it, which adds the extension; nothing if only that was given. */
export function archiveName(fileName: string): string {
	return fileName.replace(/\.zip$/i, '').trim();
}

/** What Box left out, in words; `undefined` if that is nothing. */
export function skipped(outcome: JsonObject): string | undefined {
	const counts = [
		counted(outcome.skipped_file_count, 'file'),
		counted(outcome.skipped_folder_count, 'folder'),
	].filter((count) => count !== undefined);
	return counts.length > 0 ? counts.join(' and ') : undefined;
}

function counted(value: Json | undefined, noun: string): string | undefined {
	const count = numberAt(value) ?? 0;
	if (count === 0) return undefined;
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

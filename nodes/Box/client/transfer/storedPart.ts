import { invalidAnswer } from '../calls/jsonCall';
import { BoxError, type CallLabel } from '../error';
import { isObject, numberAt, objectAt, textAt } from '../json';
import type { JsonObject } from '../types';

/** A part of a file as it was sent. */
export interface SentPart extends JsonObject {
	offset: number;
	/** In bytes. */
	size: number;
	/** In hex. */
	sha1: string;
}

/** A part as Box recorded it: https://developer.box.com/reference/resources/upload-part/ */
export interface StoredPart extends SentPart {
	part_id: string;
}

/**
 * The part in the answer to its upload.
 *
 * @throws {BoxError} `invalid_answer` if there is none, `bad_digest` if it is another one than was sent
 */
export function storedPart(
	label: CallLabel,
	status: number,
	answer: JsonObject,
	sent: SentPart,
): StoredPart {
	const told = isObject(answer.part) ? answer.part : answer;
	const { part_id: id } = told;
	if (typeof id !== 'string') throw invalidAnswer(label, status, 'has no part');
	const difference = differenceIn(told, sent);
	if (difference === undefined) return { ...sent, part_id: id };
	const message = `Box has recorded another part than was sent at byte ${sent.offset}: its ${difference} differs`;
	throw new BoxError({ ...label, status, code: 'bad_digest', message, fromBox: true });
}

/** What Box says otherwise of a part than it was sent. What it leaves out it does not deny. */
function differenceIn(told: JsonObject, { offset, size, sha1 }: SentPart): string | undefined {
	const isTold = (name: string) => told[name] !== undefined && told[name] !== null;
	if (isTold('offset') && numberAt(told.offset) !== offset) return 'offset';
	if (isTold('size') && numberAt(told.size) !== size) return 'size';
	return isTold('sha1') && textAt(told.sha1)?.toLowerCase() !== sha1 ? 'SHA-1' : undefined;
}

/** The part, if an entry in the list of a session's parts is the one that was sent. */
export function listedPart(entry: unknown, sent: SentPart): StoredPart | undefined {
	const told = objectAt(entry);
	const { part_id: id, offset, sha1 } = told;
	const isSure = numberAt(offset) === sent.offset && textAt(sha1) !== undefined;
	if (!isSure || differenceIn(told, sent) !== undefined) return undefined;
	return typeof id === 'string' ? { ...sent, part_id: id } : undefined;
}

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import type { Call } from '../calls/call';
import { optionHeaders } from '../calls/callHeaders';
import type { Connection } from '../calls/connection';
import { callJson, invalidAnswer, readObject } from '../calls/jsonCall';
import { byOffset } from '../calls/paging';
import { asBoxError, BoxError, type CallLabel } from '../error';
import { pathOf } from '../http/url';
import { isObject, numberAt, objectAt, textAt } from '../json';
import type { CallOptions, JsonObject } from '../types';
import type { PartBuffers } from './partBuffers';
import { pieces } from './source';

/** The largest piece in bytes in which a part is handed to the connection. */
const PIECE = 256 * 1024;
/** How often a part is sent that arrives damaged. */
const MAX_SENT = 3;

/** A part of the file. */
export interface Part {
	offset: number;
	bytes: Buffer;
	/** To be called when nobody reads the bytes any more. */
	giveBack(): void;
}

/** A part as Box recorded it: https://developer.box.com/reference/resources/upload-part/ */
export interface StoredPart extends JsonObject {
	part_id: string;
	offset: number;
	size: number;
	/** In hex. */
	sha1: string;
}

/** Cuts the bytes of a file into parts that fill their buffers; the last one may be smaller. */
export async function* cutIntoParts(
	chunks: AsyncIterable<Uint8Array>,
	buffers: Pick<PartBuffers, 'take' | 'giveBack'>,
): AsyncGenerator<Part> {
	let offset = 0;
	let filled = 0;
	let buffer: Buffer | undefined;
	const part = (whole: Buffer): Part => ({
		offset,
		bytes: whole.subarray(0, filled),
		giveBack: () => buffers.giveBack(whole),
	});
	try {
		for await (const chunk of chunks) {
			for (let used = 0; used < chunk.length;) {
				buffer ??= await buffers.take();
				const piece = chunk.subarray(used, used + buffer.length - filled);
				buffer.set(piece, filled);
				filled += piece.length;
				used += piece.length;
				if (filled < buffer.length) continue;
				const whole = buffer;
				buffer = undefined;
				yield part(whole);
				offset += filled;
				filled = 0;
			}
		}
		const last = buffer;
		buffer = undefined;
		if (last) yield part(last);
	} finally {
		if (buffer) buffers.giveBack(buffer);
	}
}

function storedPart(value: unknown): StoredPart | undefined {
	const part = objectAt(value);
	const { part_id: id } = part;
	const [offset, size, sha1] = [numberAt(part.offset), numberAt(part.size), textAt(part.sha1)];
	if (typeof id !== 'string' || offset === undefined || size === undefined || !sha1) {
		return undefined;
	}
	return { part_id: id, offset, size, sha1 };
}

/** The addresses for the parts of a session, and the size of the file. */
export interface PartTarget {
	uploadPart: URL;
	listParts: URL;
	fileSize: number;
	options: CallOptions;
}

/** The part at an offset, if Box has it: Box may answer 500 although it has stored a part. */
async function findPart(
	connection: Connection,
	target: PartTarget,
	part: Part,
	sha1: string,
): Promise<StoredPart | undefined> {
	const list = byOffset(
		async ({ query = {} }) => {
			const url = new URL(target.listParts);
			for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
			const request = { method: 'GET' as const, url, expects: 'list' as const };
			return await callJson(connection, request, { options: target.options });
		},
		{ method: 'GET', path: ['files', 'upload_sessions'] },
	);
	for await (const entry of list) {
		const stored = storedPart(entry);
		if (stored?.offset === part.offset && stored.sha1.toLowerCase() === sha1) return stored;
	}
	return undefined;
}

/**
 * Uploads one part: https://developer.box.com/reference/put-files-upload-sessions-id/
 *
 * Box compares the digest. A part that was damaged in transit is sent again.
 */
export async function uploadPart(
	connection: Connection,
	target: PartTarget,
	part: Part,
): Promise<StoredPart> {
	const call = partCall(connection, target, part);
	for (let sent = 1; ; sent += 1) {
		const stored = await connection.run(call).catch(asBoxError);
		if (!(stored instanceof BoxError)) return stored;
		if (stored.code !== 'bad_digest' || sent >= MAX_SENT) throw stored;
	}
}

function partCall(connection: Connection, target: PartTarget, part: Part): Call<StoredPart> {
	const digest = createHash('sha1').update(part.bytes).digest();
	const sha1 = digest.toString('hex');
	const label: CallLabel = { method: 'PUT', path: pathOf(target.uploadPart) };
	const last = part.offset + part.bytes.length - 1;
	const stored = async () => await findPart(connection, target, part, sha1);
	return {
		label,
		url: target.uploadPart,
		headers: {
			...optionHeaders(target.options),
			accept: 'application/json',
			'content-type': 'application/octet-stream',
			'content-length': String(part.bytes.length),
			'content-range': `bytes ${part.offset}-${last}/${target.fileSize}`,
			digest: `sha=${digest.toString('base64')}`,
		},
		kind: 'transfer',
		body: () => ({ content: Readable.from(pieces(part.bytes, PIECE), { objectMode: false }) }),
		repeatable: true,
		resultBeforeRetry: stored,
		resultFromFailure: stored,
		read: async (answer) => {
			const body = await readObject(label, answer);
			const found = storedPart(isObject(body.part) ? body.part : body);
			if (found) return found;
			throw invalidAnswer(label, answer.status, 'has no part');
		},
	};
}

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import type { Call } from '../calls/call';
import { optionHeaders } from '../calls/callHeaders';
import type { Connection } from '../calls/connection';
import { callJson, readObject } from '../calls/jsonCall';
import { byOffset } from '../calls/paging';
import { asBoxError, BoxError, type CallLabel } from '../error';
import { pathOf } from '../http/url';
import type { CallOptions } from '../types';
import type { PartBuffers } from './partBuffers';
import { pieces } from './source';
import { listedPart, storedPart, type SentPart, type StoredPart } from './storedPart';

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
	sent: SentPart,
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
		const stored = listedPart(entry, sent);
		if (stored) return stored;
	}
	return undefined;
}

/**
 * Uploads one part: https://developer.box.com/reference/put-files-upload-sessions-id/
 *
 * Box compares the digest. A part that was damaged in transit is sent again, and so is one of which the
 * answer says that it is another one.
 *
 * @throws {BoxError} `bad_digest` if that does not help
 */
export async function uploadPart(
	connection: Connection,
	target: PartTarget,
	part: Part,
): Promise<StoredPart> {
	const digest = createHash('sha1').update(part.bytes).digest();
	const { offset, bytes } = part;
	const sent = { offset, size: bytes.length, sha1: digest.toString('hex') };
	const find = async () => await findPart(connection, target, sent);
	const call = partCall(target, part, { sent, digest, find });
	let damage: BoxError | undefined;
	for (let tries = 1; ; tries += 1) {
		const stored = await connection.run(call).catch(asBoxError);
		if (!(stored instanceof BoxError)) return stored;
		if (stored.code === 'range_overlaps_existing_part') {
			const there = await find();
			if (there) return there;
			throw damage ?? stored;
		}
		if (stored.code !== 'bad_digest' || tries >= MAX_SENT) throw stored;
		damage = stored;
	}
}

interface PartCall {
	sent: SentPart;
	digest: Buffer;
	/** Looks whether Box has the part. */
	find: () => Promise<StoredPart | undefined>;
}

function partCall(
	target: PartTarget,
	part: Part,
	{ sent, digest, find }: PartCall,
): Call<StoredPart> {
	const label: CallLabel = { method: 'PUT', path: pathOf(target.uploadPart) };
	const last = part.offset + part.bytes.length - 1;
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
		resultBeforeRetry: find,
		resultFromFailure: find,
		read: async (answer) => storedPart(label, answer.status, await readObject(label, answer), sent),
	};
}

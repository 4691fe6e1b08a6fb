import { createHash } from 'node:crypto';

import { asBoxError } from '../error';
import { untilAborted } from '../http/untilAborted';
import type { BoxFile } from '../types';
import {
	abandonSession,
	createSession,
	SESSIONS_PATH,
	type Session,
	type SessionTarget,
} from './createSession';
import { undamaged, type Sent } from './damage';
import { PartBuffers } from './partBuffers';
import { commit } from './sessionCommit';
import { cutIntoParts, uploadPart } from './sessionParts';
import { SourceReader } from './source';
import { readFile, type Uploading } from './storedFile';
import type { StoredPart } from './storedPart';

/** Bytes above which a file is uploaded in parts: https://developer.box.com/guides/uploads/ */
export const SESSION_THRESHOLD = 50_000_000;
/** Parts that are in flight at a time. Each of them is in memory. */
const PARALLEL_PARTS = 4;

/** Uploads a large file in parts: https://developer.box.com/guides/uploads/chunked/ */
export async function uploadInSession(
	uploading: Uploading,
	target: SessionTarget,
): Promise<BoxFile> {
	const sent = await storeInSession(uploading, target);
	const file = await undamaged(uploading, sent, {
		label: { method: 'POST', path: SESSIONS_PATH },
		isNew: !('fileId' in target),
		again: async ({ id, etag }) => {
			const { contentCreatedAt, contentModifiedAt } = target.attributes;
			const version = { fileId: id, attributes: { contentCreatedAt, contentModifiedAt } };
			return (await storeInSession({ ...uploading, ifMatch: etag }, version)).file;
		},
	});
	if (!uploading.fields?.length) return file;
	// It is stored, even if the account may not read it.
	return await readFile(uploading, file.id).catch((error: unknown) => {
		asBoxError(error);
		return file;
	});
}

async function storeInSession(uploading: Uploading, target: SessionTarget): Promise<Sent> {
	const session = await createSession(uploading, target);
	return await fill(uploading, target, session).catch(async (error: unknown) => {
		await untilAborted(abandonSession(uploading.connection, session), uploading.connection.signal);
		throw error;
	});
}

async function fill(uploading: Uploading, target: SessionTarget, session: Session): Promise<Sent> {
	const { parts, sha1 } = await uploadParts(uploading, session);
	const file = await commit(uploading, target, session, parts, sha1);
	return { file, sha1: sha1.toString('hex') };
}

/** Reads the source once and sends several parts at a time, low offsets first. */
async function uploadParts(
	{ connection, source }: Uploading,
	session: Session,
): Promise<{ parts: StoredPart[]; sha1: Buffer }> {
	const reader = await SourceReader.open(source);
	const stop = new AbortController();
	const sending = connection.withSignal(stop.signal);
	const close = () => reader.close();
	sending.signal?.addEventListener('abort', close, { once: true });
	if (sending.signal?.aborted) close();
	const hash = createHash('sha1');
	const buffers = new PartBuffers(sending, Math.min(session.partSize, session.fileSize));
	const parts: StoredPart[] = [];
	const running = new Set<Promise<void>>();
	let failure: { error: unknown } | undefined;
	try {
		for await (const part of cutIntoParts(reader.freedChunks(), buffers)) {
			hash.update(part.bytes);
			const sent = uploadPart(sending, session, part)
				.then((stored) => void parts.push(stored))
				.catch((error: unknown) => {
					failure ??= { error };
					stop.abort(error);
				})
				.finally(() => {
					part.giveBack();
					running.delete(sent);
				});
			running.add(sent);
			if (running.size >= PARALLEL_PARTS) await Promise.race(running);
			if (failure) break;
		}
	} catch (error) {
		failure ??= { error };
		stop.abort(error);
	} finally {
		close();
	}
	await Promise.all(running);
	stop.abort();
	connection.signal?.throwIfAborted();
	if (failure) throw failure.error;
	return { parts: parts.sort((a, b) => a.offset - b.offset), sha1: hash.digest() };
}

import type { CallLabel } from '../error';
import { createHash } from 'node:crypto';
import type { Connection } from '../calls/connection';
import { mayCarryToken } from '../http/hosts';
import { numberAt, objectAt, textAt } from '../json';
import { callJson, invalidAnswer, jsonCall, readObject } from '../calls/jsonCall';
import { undamaged, type Sent } from './damage';
import { commit, type Session, type SessionTarget } from './sessionCommit';
import { cutIntoParts, uploadPart, type StoredPart } from './sessionParts';
import { SourceReader } from './source';
import { readFile, type Uploading } from './storedFile';
import type { BoxFile, JsonObject } from '../types';

/** Bytes above which a file is uploaded in parts: https://developer.box.com/guides/uploads/ */
export const SESSION_THRESHOLD = 50_000_000;
/** Parts on their way at a time, each of which is held in memory. */
const PARALLEL_PARTS = 4;
/** Milliseconds that giving up a session may take, which leaves time for Box's rate limit to pass. */
const ABORT_TIMEOUT = 90_000;

/** Uploads a large file in parts: https://developer.box.com/guides/uploads/chunked/ */
export async function uploadInSession(
	uploading: Uploading,
	target: SessionTarget,
): Promise<BoxFile> {
	const sent = await storeInSession(uploading, target);
	const file = await undamaged(uploading, sent, {
		label: LABEL,
		isNew: !('fileId' in target),
		again: async ({ id, etag }) => {
			const options = { ...uploading.options, ifMatch: etag ?? undefined };
			const { contentModifiedAt } = target.attributes;
			const version = { fileId: id, attributes: { contentModifiedAt } };
			return (await storeInSession({ ...uploading, options }, version)).file;
		},
	});
	return uploading.options.fields?.length ? await readFile(uploading, file.id) : file;
}

async function storeInSession(uploading: Uploading, target: SessionTarget): Promise<Sent> {
	const session = await createSession(uploading, target);
	return await fill(uploading, target, session).catch(async (error: unknown) => {
		const abandoned = abandon(uploading.connection, session);
		if (!uploading.connection.signal?.aborted) await abandoned;
		throw error;
	});
}

async function fill(uploading: Uploading, target: SessionTarget, session: Session): Promise<Sent> {
	const { parts, sha1 } = await uploadParts(uploading, session);
	const file = await commit(uploading, target, session, parts, sha1);
	return { file, sha1: sha1.toString('hex') };
}

/** How errors name the creation of a session. */
export const LABEL = { method: 'POST', path: '/files/upload_sessions' } satisfies CallLabel;

async function createSession(uploading: Uploading, target: SessionTarget): Promise<Session> {
	const { connection, source } = uploading;
	// The session belongs to the user it was opened for; its other options come with the commit.
	const options = { asUser: uploading.options.asUser };
	const size = { file_size: source.size, file_name: target.attributes.name };
	const request = {
		method: 'POST' as const,
		// A session more does no harm: Box drops it after a while.
		repeatable: true,
		...('fileId' in target
			? { path: ['files', target.fileId, 'upload_sessions'], body: size }
			: {
					path: ['files', 'upload_sessions'],
					body: { ...size, folder_id: target.attributes.parentId },
				}),
	};
	const answer = await callJson(connection, request, { options, service: 'upload' });
	const endpoints = objectAt(answer.session_endpoints);
	const endpoint = (name: string) => endpointUrl(connection, endpoints, name);
	const partSize = numberAt(answer.part_size);
	if (partSize === undefined || !Number.isInteger(partSize) || partSize < 1) {
		throw invalidAnswer(LABEL, 201, 'names no part size');
	}
	return {
		partSize,
		fileSize: source.size,
		options,
		uploadPart: endpoint('upload_part'),
		listParts: endpoint('list_parts'),
		commit: endpoint('commit'),
		abort: endpoint('abort'),
	};
}

/** An address Box named, which may be a regional host. Elsewhere neither token nor bytes may go. */
function endpointUrl(connection: Connection, endpoints: JsonObject, name: string): URL {
	const text = textAt(endpoints[name]) ?? '';
	if (!URL.canParse(text)) throw invalidAnswer(LABEL, 201, `lacks the address "${name}"`);
	const url = new URL(text);
	if (mayCarryToken(url, connection.hosts)) return url;
	throw invalidAnswer(LABEL, 201, `sends the bytes to ${url.host}, which is no host of Box`);
}

/** Reads the source once, sending several parts at a time, low offsets first. */
async function uploadParts(
	{ connection, source }: Uploading,
	session: Session,
): Promise<{ parts: StoredPart[]; sha1: Buffer }> {
	const stop = new AbortController();
	const sending = connection.withSignal(stop.signal);
	const reader = await SourceReader.open(source);
	const close = () => reader.close();
	sending.signal?.addEventListener('abort', close, { once: true });
	if (sending.signal?.aborted) close();
	const hash = createHash('sha1');
	const parts: StoredPart[] = [];
	const running = new Set<Promise<void>>();
	let failure: { error: unknown } | undefined;
	try {
		for await (const part of cutIntoParts(reader.chunks(), session.partSize)) {
			for (const buffer of part.buffers) hash.update(buffer);
			const sent = uploadPart(sending, session, part)
				.then((stored) => void parts.push(stored))
				.catch((error: unknown) => {
					failure ??= { error };
					stop.abort(error);
				})
				.finally(() => running.delete(sent));
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

/** Gives a session up, so that its parts take no space. What fails then no longer matters. */
async function abandon(connection: Connection, session: Session): Promise<void> {
	const request = { method: 'DELETE' as const, path: ['files', 'upload_sessions', 'abort'] };
	const settings = { url: session.abort, options: session.options };
	const call = jsonCall(connection, request, settings, readObject);
	call.ignoresPause = true;
	call.patience = ABORT_TIMEOUT;
	await connection
		.untilTimeout(ABORT_TIMEOUT)
		.run(call)
		.catch(() => {});
}

import { createHash } from 'node:crypto';
import type { CallLabel } from './call';
import { optionHeaders } from './callHeaders';
import type { Connection } from './connection';
import { asBoxError, BoxError } from './error';
import { mayCarryToken } from './hosts';
import { numberAt, objectAt, textAt } from './json';
import { callJson, invalidAnswer, jsonCall, readObject } from './jsonCall';
import { cutIntoParts, uploadPart, type PartTarget, type StoredPart } from './sessionParts';
import { SourceReader } from './source';
import {
	checkDigest,
	currentIfSame,
	readFile,
	storedByUs,
	uploadedFile,
	type Uploading,
} from './storedFile';
import type { BoxFile, JsonObject, UploadAttributes } from './types';
import type { VersionAttributes } from './upload';

/** Bytes above which a file is uploaded in parts: https://developer.box.com/guides/uploads/ */
export const SESSION_THRESHOLD = 50_000_000;
/** Parts on their way at a time, each of which is held in memory. */
const PARALLEL_PARTS = 4;
/** How often a commit is repeated while Box has not yet counted the last part. */
const MAX_MISMATCHES = 5;
const MISMATCH_WAIT = 1_000;
/** Milliseconds that giving up a session may take. */
const ABORT_TIMEOUT = 10_000;

/** A new file, or a new version of one. */
export type SessionTarget =
	{ attributes: UploadAttributes } | { fileId: string; attributes: VersionAttributes };

interface Session extends PartTarget {
	partSize: number;
	commit: URL;
	abort: URL;
}

/** Uploads a large file in parts: https://developer.box.com/guides/uploads/chunked/ */
export async function uploadInSession(
	uploading: Uploading,
	target: SessionTarget,
): Promise<BoxFile> {
	const session = await createSession(uploading, target);
	return await fill(uploading, target, session).catch(async (error: unknown) => {
		const abandoned = abandon(uploading.connection, session);
		if (!uploading.connection.signal?.aborted) await abandoned;
		throw error;
	});
}

async function fill(
	uploading: Uploading,
	target: SessionTarget,
	session: Session,
): Promise<BoxFile> {
	const { parts, sha1 } = await uploadParts(uploading, session);
	return await commit(uploading, target, session, parts, sha1);
}

const LABEL = { method: 'POST', path: '/files/upload_sessions' } satisfies CallLabel;

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
	connection.signal?.throwIfAborted();
	if (failure) throw failure.error;
	return { parts: parts.sort((a, b) => a.offset - b.offset), sha1: hash.digest() };
}

/** Makes the parts a file: https://developer.box.com/reference/post-files-upload-sessions-id-commit/ */
async function commit(
	uploading: Uploading,
	target: SessionTarget,
	session: Session,
	parts: StoredPart[],
	digest: Buffer,
): Promise<BoxFile> {
	const { connection, options } = uploading;
	const sha1 = digest.toString('hex');
	const request = {
		method: 'POST' as const,
		path: ['files', 'upload_sessions', 'commit'],
		headers: {
			digest: `sha=${digest.toString('base64')}`,
			// Like any change of an item that exists, a new version takes If-Match.
			...('fileId' in target ? optionHeaders({ ifMatch: options.ifMatch }, 'PUT') : {}),
		},
		body: { parts, attributes: commitAttributes(target) },
		repeatable: true,
	};
	const settings = { url: session.commit, options: session.options };
	const call = jsonCall(connection, request, settings, async (label, answer) =>
		checkDigest(label, uploadedFile(label, await readObject(label, answer)), sha1),
	);
	call.waitsWhenAccepted = true;
	call.settle = async (error) =>
		'fileId' in target
			? await currentIfSame(uploading, target.fileId, sha1)
			: await storedByUs(uploading, error && (await nameClash(uploading, target, error)), sha1);
	const file = await patiently(connection, async () => await connection.run(call));
	return options.fields?.length ? await readFile(uploading, file.id) : file;
}

function commitAttributes({ attributes }: SessionTarget): JsonObject {
	const { description, contentCreatedAt, contentModifiedAt }: Partial<UploadAttributes> =
		attributes;
	return {
		description,
		content_created_at: contentCreatedAt,
		content_modified_at: contentModifiedAt,
	};
}

/** After a commit that did work, Box no longer knows the session: who has the name tells more. */
async function nameClash(
	{ connection, options }: Uploading,
	{ attributes }: { attributes: UploadAttributes },
	error: BoxError,
): Promise<BoxError | undefined> {
	if (error.code === 'item_name_in_use') return error;
	const request = {
		method: 'OPTIONS' as const,
		path: ['files', 'content'],
		body: { name: attributes.name, parent: { id: attributes.parentId } },
	};
	const settings = { options: { asUser: options.asUser } };
	const answer = await callJson(connection, request, settings).catch(asBoxError);
	return answer instanceof BoxError ? answer : undefined;
}

/** Box may need a moment to see the last part; until then a commit does not match. */
async function patiently<T extends object>(
	connection: Connection,
	send: () => Promise<T>,
): Promise<T> {
	for (let mismatches = 1; ; mismatches += 1) {
		const result = await send().catch(asBoxError);
		if (!(result instanceof BoxError)) return result;
		if (result.code !== 'parts_mismatch' || mismatches > MAX_MISMATCHES) throw result;
		await connection.parts.timing.sleep(MISMATCH_WAIT * mismatches, connection.signal);
	}
}

/** Gives a session up, so that its parts take no space. What fails then no longer matters. */
async function abandon(connection: Connection, session: Session): Promise<void> {
	const request = { method: 'DELETE' as const, path: ['files', 'upload_sessions', 'abort'] };
	const settings = { url: session.abort, options: session.options };
	const call = jsonCall(connection, request, settings, readObject);
	call.once = true;
	await connection
		.untilTimeout(ABORT_TIMEOUT)
		.run(call)
		.catch(() => {});
}

import type { Connection } from '../calls/connection';
import { callJson, invalidAnswer, jsonCall, readObject } from '../calls/jsonCall';
import type { CallLabel } from '../error';
import { mayCarryToken } from '../http/hosts';
import { untilAborted } from '../http/untilAborted';
import { encodePath, serviceUrl } from '../http/url';
import { numberAt, objectAt, textAt } from '../json';
import type { JsonObject, UploadAttributes } from '../types';
import type { PartTarget } from './sessionParts';
import type { Uploading } from './storedFile';
import type { VersionAttributes } from './upload';

/** Milliseconds that giving up a session may take, which leaves time for Box's rate limit. */
const ABORT_TIMEOUT = 90_000;

/** A new file, or a new version of one. */
export type SessionTarget =
	{ attributes: UploadAttributes } | { fileId: string; attributes: VersionAttributes };

/** An upload session, by the addresses that Box gave it. */
export interface Session extends PartTarget {
	partSize: number;
	commit: URL;
	abort: URL;
}

/** The path that opens a session for a new file, as errors name it. */
export const SESSIONS_PATH = '/files/upload_sessions';

/** Opens an upload session: https://developer.box.com/reference/post-files-upload-sessions/ */
export async function createSession(uploading: Uploading, target: SessionTarget): Promise<Session> {
	const { connection, source } = uploading;
	// The session belongs to the user it is opened for.
	const options = { asUser: uploading.options.asUser };
	const size = { file_size: source.size, file_name: target.attributes.name };
	const request = {
		method: 'POST' as const,
		// Box drops a session that nobody uses after a while.
		repeatable: true,
		expects: 'object' as const,
		...('fileId' in target
			? { path: ['files', target.fileId, 'upload_sessions'], body: size }
			: {
					path: ['files', 'upload_sessions'],
					body: { ...size, folder_id: target.attributes.parentId },
				}),
	};
	const answer = await callJson(connection, request, { options, service: 'upload' });
	const label: CallLabel = { method: 'POST', path: encodePath(request.path) };
	const read = async () => addressesOf(connection, label, answer);
	const addresses = await read().catch(async (error: unknown) => {
		const abort = abortAddress(connection, label, answer);
		if (abort)
			await untilAborted(abandonSession(connection, { abort, options }), connection.signal);
		throw error;
	});
	return { ...addresses, fileSize: source.size, options };
}

/** What the answer says of the session. */
function addressesOf(
	connection: Connection,
	label: CallLabel,
	{ part_size, session_endpoints }: JsonObject,
): Omit<Session, 'fileSize' | 'options'> {
	const endpoints = objectAt(session_endpoints);
	const endpoint = (name: string) => endpointUrl(connection, label, name, endpoints[name]);
	const partSize = numberAt(part_size);
	if (partSize === undefined || !Number.isInteger(partSize) || partSize < 1) {
		throw invalidAnswer(label, 201, 'has no part size');
	}
	return {
		partSize,
		uploadPart: endpoint('upload_part'),
		listParts: endpoint('list_parts'),
		commit: endpoint('commit'),
		abort: endpoint('abort'),
	};
}

/** Where a session can be given up of which the answer does not say enough to use it. */
function abortAddress(
	connection: Connection,
	label: CallLabel,
	{ id, session_endpoints }: JsonObject,
): URL | undefined {
	try {
		return endpointUrl(connection, label, 'abort', objectAt(session_endpoints).abort);
	} catch {
		const name = textAt(id);
		if (name === undefined) return undefined;
		return serviceUrl(connection.hosts, 'upload', ['files', 'upload_sessions', name]);
	}
}

/** An address that Box has given, perhaps of a regional host. No other host may get token or bytes. */
function endpointUrl(
	connection: Connection,
	label: CallLabel,
	name: string,
	address: unknown,
): URL {
	const text = textAt(address) ?? '';
	if (!URL.canParse(text)) throw invalidAnswer(label, 201, `has no address '${name}'`);
	const url = new URL(text);
	if (mayCarryToken(url, connection.hosts)) return url;
	throw invalidAnswer(label, 201, `leads to ${url.host}, which is not a host of Box`);
}

/** Gives up a session, so that its parts take no space. Failures no longer matter. */
export async function abandonSession(
	connection: Connection,
	session: Pick<Session, 'abort' | 'options'>,
): Promise<void> {
	const request = { method: 'DELETE' as const, url: session.abort };
	const { options } = session;
	const settings = { options, ignoresPause: true, maxWait: ABORT_TIMEOUT };
	const call = jsonCall(connection, request, settings, readObject);
	await connection
		.untilTimeout(ABORT_TIMEOUT)
		.run(call)
		.catch(() => {});
}

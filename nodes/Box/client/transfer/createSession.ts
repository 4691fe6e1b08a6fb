import type { Connection } from '../calls/connection';
import { callJson, invalidAnswer, jsonCall, readObject } from '../calls/jsonCall';
import type { CallLabel } from '../error';
import { mayCarryToken } from '../http/hosts';
import { encodePath } from '../http/url';
import { numberAt, objectAt, textAt } from '../json';
import type { UploadAttributes } from '../types';
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
		...('fileId' in target
			? { path: ['files', target.fileId, 'upload_sessions'], body: size }
			: {
					path: ['files', 'upload_sessions'],
					body: { ...size, folder_id: target.attributes.parentId },
				}),
	};
	const answer = await callJson(connection, request, { options, service: 'upload' });
	const label: CallLabel = { method: 'POST', path: encodePath(request.path) };
	const endpoints = objectAt(answer.session_endpoints);
	const endpoint = (name: string) => endpointUrl(connection, label, name, endpoints[name]);
	const partSize = numberAt(answer.part_size);
	if (partSize === undefined || !Number.isInteger(partSize) || partSize < 1) {
		throw invalidAnswer(label, 201, 'has no part size');
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
export async function abandonSession(connection: Connection, session: Session): Promise<void> {
	const request = { method: 'DELETE' as const, url: session.abort };
	const { options } = session;
	const settings = { options, ignoresPause: true, maxWait: ABORT_TIMEOUT };
	const call = jsonCall(connection, request, settings, readObject);
	await connection
		.untilTimeout(ABORT_TIMEOUT)
		.run(call)
		.catch(() => {});
}

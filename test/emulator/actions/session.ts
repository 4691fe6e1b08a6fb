import { BoxProblem, notFound } from '../errors';
import type { Call } from '../state/box';
import type { Box } from '../state/box';
import { ForgottenContent, JoinedContent, type Content } from '../state/content';
import { hex } from '../state/ids';
import type { File } from '../state/model';
import type { Part, UploadSession } from '../state/sessions';
import { checkEtag, need, refuseLocked } from './find';
import { checkFree, checkFreeBefore } from './place';
import type { Attributes } from './upload';
import { uploadFile, uploadVersion } from './upload';

function refused(status: number, code: string, message: string): BoxProblem {
	return new BoxProblem(status, code, message);
}

/** Opens a session after the checks of a preflight. 400 for a file too small for parts. */
export function openSession(
	call: Call,
	target: UploadSession['target'],
	fileName: string,
	fileSize: number,
): UploadSession {
	const { partSize, minimumSessionBytes } = call.box.settings;
	if (fileSize < minimumSessionBytes) {
		throw refused(400, 'file_size_too_small', 'The file is too small for an upload session');
	}
	if ('folder' in target) {
		need(call, target.folder, 'upload');
		checkFreeBefore(call, target.folder, fileName);
	} else {
		need(call, target.file, 'edit');
		refuseLocked(call, target.file);
		checkFree(call, target.file.parent, fileName, 'file', target.file);
	}
	const userId = call.viewer.user.id;
	return call.box.sessions.create({ userId, target, fileName, fileSize, partSize });
}

/** The session, for whoever opened it. 404 for anybody else, 410 when it has expired. */
export function findSession({ box, viewer }: Call, id: string): UploadSession {
	const session = box.sessions.find(id);
	if (!session || session.userId !== viewer.user.id) throw notFound(id, 'upload_session_id');
	if (session.expires <= box.world.now()) {
		throw refused(410, 'session_expired', 'The upload session has expired');
	}
	return session;
}

/** `Digest: sha=<base64 of the SHA-1>`. */
function checkSha({ sha1 }: Content, digest: string | undefined): void {
	const given = /^sha=(.+)$/i.exec(digest ?? '')?.[1];
	if (given !== Buffer.from(sha1, 'hex').toString('base64')) {
		throw refused(400, 'bad_digest', 'The digest does not match what was received');
	}
}

/** The first byte of a `Content-Range`; 416 unless it is exactly one part of the session. */
function offsetOf(session: UploadSession, header: string | undefined, length: number): number {
	const { fileSize, partSize } = session;
	const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header ?? '');
	const [first, last, total] = (match ?? []).slice(1).map(Number);
	const whole = first !== undefined && Math.min(partSize, fileSize - first);
	const fits =
		first !== undefined &&
		first % partSize === 0 &&
		first < fileSize &&
		total === fileSize &&
		last === first + length - 1 &&
		length === whole;
	if (!fits) throw refused(416, 'invalid_part_range', 'The range is not one of the parts');
	return first;
}

/** Stores a part. Parts do not change: 409 for one that is there already. */
export function putPart(
	box: Box,
	session: UploadSession,
	bytes: Buffer,
	headers: { digest?: string; range?: string },
): Part {
	const offset = offsetOf(session, headers.range, bytes.length);
	const content = box.uploaded(bytes);
	checkSha(content, headers.digest);
	if (session.parts.has(offset)) {
		throw refused(409, 'range_overlaps_existing_part', 'The range overlaps an existing part');
	}
	const part = { id: hex(4).toUpperCase(), offset, content };
	if (!box.settings.keepsUploads) session.hash.add(offset, bytes);
	session.parts.set(offset, part);
	return part;
}

/** The parts in the order of the file. */
export function sortedParts(session: UploadSession): Part[] {
	return [...session.parts.values()].sort((one, other) => one.offset - other.offset);
}

function assemble(session: UploadSession, ids: readonly string[], isKept: boolean): Content {
	const parts = sortedParts(session);
	const known = new Set(ids);
	const content = new JoinedContent(parts.map((each) => each.content));
	const complete = content.size === session.fileSize && parts.every((each) => known.has(each.id));
	if (!complete || known.size !== parts.length) {
		throw refused(400, 'parts_mismatch', 'The parts are not those that were uploaded');
	}
	return isKept ? content : new ForgottenContent(content.size, session.hash.digest());
}

/** Makes the file of its parts. Repeating a commit gives the same file again. */
export function commitSession(
	call: Call,
	session: UploadSession,
	commit: { partIds: readonly string[]; digest?: string; attributes: Attributes; ifMatch?: string },
): File {
	if (session.committed) return session.committed;
	const content = assemble(session, commit.partIds, call.box.settings.keepsUploads);
	checkSha(content, commit.digest);
	const { target, fileName } = session;
	const attributes = { ...commit.attributes, name: fileName };
	if ('folder' in target) {
		session.committed = uploadFile(call, target.folder, fileName, content, attributes);
	} else {
		checkEtag(target.file, commit.ifMatch);
		session.committed = uploadVersion(call, target.file, content, attributes);
	}
	session.parts.clear();
	return session.committed;
}

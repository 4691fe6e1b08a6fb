import { asBoxError, BoxError, type CallLabel } from '../error';
import { toError } from '../http/networkError';
import { textAt } from '../json';
import type { BoxFile } from '../types';
import {
	hasSha1,
	isChanged,
	isGone,
	readFile,
	removeUnchanged,
	type Uploading,
} from './storedFile';

/** How often bytes that were damaged in transit are sent again. */
const MAX_REPAIRS = 2;

/** A file that has just been stored, and what is known about its bytes. */
export interface Sent {
	file: BoxFile;
	/** Of the bytes that were sent, in hex. */
	sha1: string | undefined;
}

/** How a damaged file is repaired. */
export interface Repair {
	label: CallLabel;
	/** Whether the upload created the file, so that it may be removed if it cannot be repaired. */
	isNew: boolean;
	/** Stores the bytes again as a new version. The file must still have the same etag. */
	again(damaged: BoxFile): Promise<BoxFile>;
}

/**
 * Returns the file once Box has the bytes that were sent. A file that was damaged in transit gets them
 * again as a new version. If that does not help, a new file is removed. Neither is done without the etag
 * that the file had: the bytes may be somebody else's by now.
 *
 * @throws {BoxError} `bad_digest` if the damaged file is removed, `damaged_upload` if it is
 *   still there, `damaged_version` if the file was changed since
 */
export async function undamaged(
	uploading: Uploading,
	sent: Sent,
	repair: Repair,
): Promise<BoxFile> {
	let { file } = sent;
	for (let repairs = 0; await isDamaged(uploading, file, sent.sha1); repairs += 1) {
		if (repairs >= MAX_REPAIRS || !isGuarded(file))
			return await giveUp(uploading, { ...sent, file }, repair);
		const next = await repair.again(file).catch(toError);
		if (!(next instanceof Error)) file = next;
		// After `bad_digest` another repair is tried: Box has noticed itself that the bytes were damaged.
		else if (!(next instanceof BoxError) || next.code !== 'bad_digest') {
			return await giveUp(uploading, { ...sent, file }, repair, next);
		}
	}
	return file;
}

/** Box is asked if its answer to the upload does not tell. */
async function isDamaged(
	uploading: Uploading,
	file: BoxFile,
	sha1: string | undefined,
): Promise<boolean> {
	if (sha1 === undefined) return false;
	if (file.sha1) return !hasSha1(file, sha1);
	const asked = { ...uploading, fields: ['sha1'] };
	const stored = await readFile(asked, file.id).catch(asBoxError);
	// Who may only upload may not read what is there.
	return !(stored instanceof BoxError) && !!stored.sha1 && !hasSha1(stored, sha1);
}

/** Whether the answer to the upload tells which state of the file it is about. */
function isGuarded({ sha1, etag }: BoxFile): boolean {
	return !!sha1 && !!etag;
}

/** What became of a file that was not removed, by what became of its repair. */
async function endOf(uploading: Uploading, { id }: BoxFile, cause?: Error): Promise<End> {
	if (isChanged(cause)) return 'changed';
	if (!isGone(cause)) return 'left';
	// Something on the way may have said so.
	const found = await readFile({ ...uploading, fields: ['etag'] }, id).catch(toError);
	return isGone(found) ? 'gone' : 'left';
}

/** What became of a damaged file. */
const ENDS = {
	removed: 'The damaged file was removed',
	gone: 'Somebody has removed the damaged file meanwhile',
	changed:
		'The file was changed meanwhile, so it was left as it is: its current version or an earlier one may be damaged',
	left: 'The damaged file is still in Box',
};

type End = keyof typeof ENDS;

const CODES: Record<End, string> = {
	removed: 'bad_digest',
	gone: 'bad_digest',
	changed: 'damaged_version',
	left: 'damaged_upload',
};

async function giveUp(
	uploading: Uploading,
	{ file, sha1 = '' }: Sent,
	{ label, isNew }: Repair,
	cause?: Error,
): Promise<never> {
	const removal = isNew && isGuarded(file) ? await removeUnchanged(uploading, file) : 'left';
	const end = removal === 'left' ? await endOf(uploading, file, cause) : removal;
	uploading.connection.signal?.throwIfAborted();
	const name = textAt(file.name) === undefined ? 'file' : `file '${file.name}'`;
	const why = cause ? ` They could not be sent again: ${cause.message}.` : '';
	const message =
		`Box stored other bytes than were sent: ` +
		`the SHA-1 of the ${name} (ID ${file.id}) is ${textAt(file.sha1) ?? 'another one'} instead of ${sha1}.${why} ` +
		ENDS[end];
	throw new BoxError({
		...label,
		status: 0,
		code: CODES[end],
		message,
		requestId: cause instanceof BoxError ? cause.requestId : undefined,
	});
}

import type { LockRequest } from '../actions/update';
import { setLock } from '../actions/update';
import { badRequest, BoxProblem } from '../errors';
import type { Body } from '../server/input';
import { optionalFlag, optionalObject, optionalTime } from '../server/input';
import type { Call } from '../state/box';
import type { File } from '../state/model';
import type { Read } from './changes';
import { changeLink, readCommon } from './changes';

/** The SDKs say `type`, newer ones `access`; both mean a lock. */
function readLock(call: Call, body: Body): LockRequest {
	const lock = optionalObject(body, 'lock');
	if (!lock) return null;
	if (lock.type !== 'lock' && lock.access !== 'lock') throw badRequest('lock', 'Invalid lock');
	const expiresAt = optionalTime(lock, 'expires_at') ?? null;
	if (expiresAt !== null && expiresAt <= call.box.world.now()) {
		throw badRequest('expires_at', 'The lock would have expired already');
	}
	return {
		expiresAt,
		isDownloadPrevented: optionalFlag(lock, 'is_download_prevented') ?? false,
	};
}

/** https://developer.box.com/reference/put-files-id/ */
export function readFileChange(call: Call, file: File, body: Body): Read {
	return {
		changes: {
			...readCommon(call, body),
			contentModifiedAt: optionalTime(body, 'content_modified_at') ?? undefined,
		},
		change: () => [
			...(body.lock === undefined ? [] : setLock(call, file, readLock(call, body))),
			...setDisposition(file, optionalTime(body, 'disposition_at')),
			...setDownloadBy(file, body),
			...changeLink(call, file, body),
		],
	};
}

/**
 * When the file's retention ends; it can be put off or cleared, but not brought forward. All files
 * count as under retention here.
 */
function setDisposition(file: File, time: number | null | undefined): string[] {
	if (time === undefined || (time === null && file.dispositionAt === null)) return [];
	if (file.dispositionAt !== null && time !== null && time <= file.dispositionAt) {
		throw new BoxProblem(403, 'forbidden', 'The retention date must be later than it is');
	}
	file.dispositionAt = time;
	return ['ITEM_MODIFY'];
}

const DOWNLOAD_BY = ['open', 'company'] as const;

/** `permissions.can_download`: null leaves it to the roles again. */
function setDownloadBy(file: File, body: Body): string[] {
	if (body.permissions === undefined) return [];
	const { can_download: wanted = null } = optionalObject(body, 'permissions') ?? {};
	const downloadBy = DOWNLOAD_BY.find((each) => each === wanted) ?? null;
	if (wanted !== downloadBy) throw badRequest('permissions', `Invalid value '${String(wanted)}'`);
	if (downloadBy === file.downloadBy) return [];
	file.downloadBy = downloadBy;
	return ['ITEM_MODIFY'];
}

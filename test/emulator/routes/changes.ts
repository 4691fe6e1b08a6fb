import { checkUrl } from '../actions/create';
import { findParent } from '../actions/find';
import { need } from '../actions/find';
import type { LinkRequest } from '../actions/sharedLink';
import { setSharedLink } from '../actions/sharedLink';
import type { Changes, LockRequest } from '../actions/update';
import { setLock } from '../actions/update';
import { badRequest } from '../errors';
import type { Body } from '../server/input';
import {
	clearableText,
	optionalFlag,
	optionalId,
	optionalObject,
	optionalText,
	optionalTexts,
	optionalTime,
} from '../server/input';
import type { Call } from '../state/box';
import type { File, Folder, Item, LinkAccess, WebLink } from '../state/model';
import { changeSettings } from './folderSettings';

/** What a PUT asks for: plain changes, and a function that makes the rest and names its events. */
interface Read {
	changes: Changes;
	change: () => string[];
}

const ACCESS: readonly LinkAccess[] = ['open', 'company', 'collaborators'];

function nullableText(body: Body, key: string): string | null | undefined {
	return body[key] === null ? null : optionalText(body, key);
}

function readAccess(body: Body): LinkAccess | undefined {
	const value = body.access;
	if (value === undefined || value === null) return undefined;
	const access = ACCESS.find((each) => each === value);
	if (!access) throw badRequest('access', `Invalid value '${String(value)}'`);
	return access;
}

function readLink(body: Body): LinkRequest | null {
	const link = optionalObject(body, 'shared_link');
	if (!link) return null;
	const permissions = optionalObject(link, 'permissions') ?? {};
	return {
		access: readAccess(link),
		password: nullableText(link, 'password'),
		unsharedAt: optionalTime(link, 'unshared_at'),
		vanityName: nullableText(link, 'vanity_name'),
		canDownload: optionalFlag(permissions, 'can_download'),
		canEdit: optionalFlag(permissions, 'can_edit'),
	};
}

function changeLink(call: Call, item: Item, body: Body): string[] {
	if (body.shared_link === undefined) return [];
	need(call, item, 'share');
	return setSharedLink(call.box, item, readLink(body));
}

/** The longest description of an item, in characters. */
export const MAX_DESCRIPTION = 256;

/** What Box has and the emulator has not is refused, so that no test takes it for done. */
const UNSUPPORTED = ['collections', 'permissions'];

function readCommon(call: Call, body: Body): Changes {
	for (const key of UNSUPPORTED) {
		if (body[key] !== undefined) throw badRequest(key, `The emulator does not support '${key}'`);
	}
	const description = clearableText(body, 'description');
	if ((description?.length ?? 0) > MAX_DESCRIPTION) {
		throw badRequest('description', 'The description is too long');
	}
	const parent = optionalId(body, 'parent');
	return {
		name: optionalText(body, 'name'),
		parent: parent === undefined ? undefined : findParent(call, parent),
		description,
		tags: optionalTexts(body, 'tags'),
	};
}

/** The SDKs say `type`, newer ones `access`; both mean a lock. */
function readLock(body: Body): LockRequest {
	const lock = optionalObject(body, 'lock');
	if (!lock) return null;
	if (lock.type !== 'lock' && lock.access !== 'lock') throw badRequest('lock', 'Invalid lock');
	return {
		expiresAt: optionalTime(lock, 'expires_at') ?? null,
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
			...(body.lock === undefined ? [] : setLock(call, file, readLock(body))),
			...setDisposition(file, optionalTime(body, 'disposition_at')),
			...changeLink(call, file, body),
		],
	};
}

/** When the file's retention ends; it can be put off but not brought forward. */
function setDisposition(file: File, time: number | null | undefined): string[] {
	if (time === undefined || time === file.dispositionAt) return [];
	if (file.dispositionAt !== null && (time === null || time < file.dispositionAt)) {
		throw badRequest('disposition_at', 'The date cannot be brought forward');
	}
	file.dispositionAt = time;
	return ['ITEM_MODIFY'];
}

/** https://developer.box.com/reference/put-folders-id/ */
export function readFolderChange(call: Call, folder: Folder, body: Body): Read {
	return {
		changes: readCommon(call, body),
		change: () => [...changeSettings(folder, body), ...changeLink(call, folder, body)],
	};
}

/** https://developer.box.com/reference/put-web-links-id/ */
export function readWebLinkChange(call: Call, link: WebLink, body: Body): Read {
	const url = optionalText(body, 'url');
	if (url !== undefined) checkUrl(url);
	return {
		changes: readCommon(call, body),
		change: () => {
			const changed = url !== undefined && url !== link.url;
			if (changed) link.url = url;
			return [...(changed ? ['ITEM_MODIFY'] : []), ...changeLink(call, link, body)];
		},
	};
}

import type { File, Folder, Item, User, Version, WebLink } from '../state/model';
import { currentVersion } from '../state/model';

/** The mini representations: what one object says of another. Each is the smallest Box gives. */

/** https://developer.box.com/reference/resources/user--mini/ */
export function userMini(user: User) {
	return { type: 'user', id: user.id, name: user.name, login: user.login };
}

/** https://developer.box.com/reference/resources/user--full/: whose a user is. */
export function enterpriseMini(id: string) {
	return { type: 'enterprise', id, name: `Enterprise ${id}` };
}

/** The root folder has no etag and no sequence. */
function counters(item: Item): { sequence_id: string | null; etag: string | null } {
	const isRoot = item.type === 'folder' && item.rootOf !== null;
	const value = isRoot ? null : String(item.sequence);
	return { sequence_id: value, etag: value };
}

/** https://developer.box.com/reference/resources/file-version--mini/ */
export function versionMini(version: Version) {
	return { type: 'file_version', id: version.id, sha1: version.content.sha1 };
}

/** https://developer.box.com/reference/resources/folder--mini/ */
export function folderMini(folder: Folder) {
	return { type: 'folder', id: folder.id, ...counters(folder), name: folder.name };
}

/** https://developer.box.com/reference/resources/file--mini/ */
export function fileMini(file: File) {
	const version = currentVersion(file);
	return {
		type: 'file',
		id: file.id,
		file_version: versionMini(version),
		...counters(file),
		sha1: version.content.sha1,
		name: file.name,
	};
}

function webLinkMini(link: WebLink) {
	return { type: 'web_link', id: link.id, ...counters(link), name: link.name, url: link.url };
}

/** The mini representation of whatever the item is. */
export function itemMini(item: Item) {
	if (item.type === 'file') return fileMini(item);
	return item.type === 'folder' ? folderMini(item) : webLinkMini(item);
}

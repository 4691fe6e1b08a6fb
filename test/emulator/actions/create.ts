import { badRequest } from '../errors';
import type { Call } from '../state/box';
import type { Folder, WebLink } from '../state/model';
import { emit } from './emit';
import { need } from './find';
import { attach, checkFree } from './place';

/** https://developer.box.com/reference/post-folders/ */
export function createFolder(call: Call, parent: Folder, name: string): Folder {
	need(call, parent, 'upload');
	checkFree(call, parent, name, 'folder');
	const folder = call.box.world.blankFolder(name, parent, call.viewer.user);
	attach(call, folder);
	emit(call, 'ITEM_CREATE', folder);
	return folder;
}

/** https://developer.box.com/reference/post-web-links/ */
export function createWebLink(
	call: Call,
	parent: Folder,
	url: string,
	{ name, description = '' }: { name?: string; description?: string } = {},
): WebLink {
	checkUrl(url);
	need(call, parent, 'upload');
	// A name may not hold slashes, so the host stands in for a URL without a name.
	const title = name ?? new URL(url).host;
	checkFree(call, parent, title, 'web_link');
	const link = call.box.world.blankWebLink(title, parent, call.viewer.user, url);
	link.description = description;
	attach(call, link);
	emit(call, 'ITEM_CREATE', link);
	return link;
}

/** 400 for anything but an http or https URL. */
export function checkUrl(url: string): void {
	if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
		throw badRequest('url', `Invalid URL '${url}'`);
	}
}

import { BoxProblem, notFound } from '../errors';
import type { Call } from '../state/box';
import type { Folder, Item, Version } from '../state/model';
import { currentVersion } from '../state/model';
import { emit } from './emit';
import { need } from './find';
import { copyInstances } from './metadata';
import { addVersion, attach, checkFree } from './place';

/** A new item like the given one, with all it contains; it is not in its folder yet. */
function duplicate(call: Call, item: Item, parent: Folder, name: string, version?: Version): Item {
	const { world } = call.box;
	const user = call.viewer.user;
	if (item.type === 'web_link') {
		const link = world.blankWebLink(name, parent, user, item.url);
		return Object.assign(link, { description: item.description });
	}
	if (item.type === 'file') {
		const file = world.blankFile(name, parent, user);
		const source = version ?? currentVersion(item);
		addVersion(call, file, source.content);
		const { description, contentCreatedAt, contentModifiedAt } = item;
		copyInstances(call, item, file);
		return Object.assign(file, { description, contentCreatedAt, contentModifiedAt });
	}
	const folder = world.blankFolder(name, parent, user);
	folder.description = item.description;
	copyInstances(call, item, folder);
	for (const child of item.children) {
		const copy = duplicate(call, child, folder, child.name);
		world.items.set(copy.id, copy);
		folder.children.add(copy);
	}
	return folder;
}

/** The version of the file to copy; 404 for one that is not among them. */
function versionOf(item: Item, id: string | undefined): Version | undefined {
	if (id === undefined || item.type !== 'file') return undefined;
	const version = item.versions.find((each) => each.id === id);
	if (!version) throw notFound(id, 'version');
	return version;
}

/** Copies a file, a folder with all it contains, or a web link. */
export function copyItem(
	call: Call,
	item: Item,
	parent: Folder,
	{ name = item.name, version }: { name?: string; version?: string } = {},
): Item {
	if (item.type === 'folder' && item.rootOf) {
		throw new BoxProblem(500, 'internal_server_error', 'Internal Server Error');
	}
	need(call, item, 'download');
	need(call, parent, 'upload');
	checkFree(call, parent, name, item.type);
	const copy = duplicate(call, item, parent, name, versionOf(item, version));
	attach(call, copy);
	emit(call, 'ITEM_COPY', copy);
	return copy;
}

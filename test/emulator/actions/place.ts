import { nameInUse, BoxProblem } from '../errors';
import { itemMini } from '../shapes/mini';
import type { Call } from '../state/box';
import type { Content } from '../state/content';
import type { File, Folder, Item } from '../state/model';
import { ancestors } from '../state/model';
import { askedName, checkName } from '../state/names';

/**
 * 400 for a name Box forbids, 409 for one that is taken in the folder. Box shows the conflict as an
 * object where a file is meant and as a list where a folder is meant.
 */
export function checkFree(
	call: Call,
	folder: Folder,
	name: string,
	kind: Item['type'],
	except?: Item,
): void {
	checkName(name);
	refuseTaken(call, folder, name, kind, except);
}

function refuseTaken(
	{ box }: Call,
	folder: Folder,
	name: string,
	kind: Item['type'],
	except?: Item,
): void {
	const taken = box.world.named(folder, name, except);
	if (!taken) return;
	throw nameInUse(kind === 'folder' ? [itemMini(taken)] : itemMini(taken));
}

/** The check before a file is sent or a folder made, for which Box folds the name: it may find another item. */
export function checkFreeBefore(
	call: Call,
	folder: Folder,
	name: string,
	kind: Item['type'] = 'file',
): void {
	checkName(name);
	refuseTaken(call, folder, askedName(name), kind);
}

/** Puts a new item into its folder. */
export function attach({ box }: Call, item: Item): void {
	box.world.items.set(item.id, item);
	item.parent?.children.add(item);
}

/** Moves an item to another folder. */
export function moveTo(item: Item, folder: Folder): void {
	if (item.type === 'folder' && (item === folder || ancestors(folder).includes(item))) {
		throw new BoxProblem(
			400,
			'cyclical_folder_structure',
			'Folder move creates cyclical folder structure',
		);
	}
	item.parent?.children.delete(item);
	item.parent = folder;
	folder.children.add(item);
}

/** Notes that the caller changed the item: etag and sequence rise together. */
export function touch({ box, viewer }: Call, item: Item): void {
	item.sequence += 1;
	item.modifiedAt = box.world.now();
	item.modifiedBy = viewer.user.id;
}

/** Gives the file a new current version. */
export function addVersion({ box, viewer }: Call, file: File, content: Content): void {
	const number = (file.versions.at(-1)?.number ?? 0) + 1;
	file.versions.push({
		id: box.world.nextId(),
		content,
		name: file.name,
		createdAt: box.world.now(),
		createdBy: viewer.user.id,
		number,
		trashedAt: null,
		trashedBy: null,
		restoredAt: null,
		restoredBy: null,
	});
}

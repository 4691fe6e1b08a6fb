import {
	badRequest,
	denied,
	methodNotAllowed,
	notFound,
	preconditionFailed,
	trashed,
} from '../errors';
import { BoxProblem } from '../errors';
import type { Capability } from '../state/access';
import { roleAllows } from '../state/access';
import type { Call } from '../state/box';
import type { File, Folder, Item, ItemType } from '../state/model';
import { isTrashed, liveLock } from '../state/model';

type ItemOf<T extends ItemType> = Extract<Item, { type: T }>;

function isOf<T extends ItemType>(item: Item | undefined, type: T): item is ItemOf<T> {
	return item?.type === type;
}

/** The item, trashed or not, if it exists and the caller may know of it. */
export function findAny<T extends ItemType>({ box, viewer }: Call, type: T, id: string): ItemOf<T> {
	if (!/^\d+$/.test(id)) throw methodNotAllowed();
	const isRoot = type === 'folder' && id === '0';
	const item: Item | undefined = isRoot
		? box.world.rootOf(viewer.user.id)
		: box.world.items.get(id);
	if (!isOf(item, type) || !box.world.roleFor(viewer, item)) throw notFound(id);
	return item;
}

/** The item, which must not be in the trash. */
export function findItem<T extends ItemType>(call: Call, type: T, id: string): ItemOf<T> {
	const item = findAny(call, type, id);
	if (isTrashed(item)) throw trashed();
	return item;
}

/** The item, which must be in the trash itself: what is in a trashed folder is not found there. */
export function findTrashed<T extends ItemType>(call: Call, type: T, id: string): ItemOf<T> {
	const item = findAny(call, type, id);
	if (item.trashedAt === null) throw new BoxProblem(404, 'not_trashed', 'Item is not trashed');
	return item;
}

/** The folder something is put into: its id comes from a body, so a wrong one is a wrong parameter. */
export function findParent(call: Call, id: string): Folder {
	if (!/^\d+$/.test(id)) throw badRequest('parent', `Invalid value '${id}'`);
	const folder = findItem(call, 'folder', id);
	need(call, folder, 'upload');
	return folder;
}

/** 403 unless the caller's role allows it. */
export function need({ box, viewer }: Call, item: Item, capability: Capability): void {
	if (!roleAllows(box.world.roleFor(viewer, item), capability)) throw denied();
}

/** Nobody can change, move, copy or delete a root folder. */
export function refuseRoot(item: Item): void {
	if (item.type === 'folder' && item.rootOf) throw denied();
}

/** A locked file can be changed by whoever locked it only. */
export function refuseLocked({ box, viewer }: Call, file: File): void {
	const lock = liveLock(file, box.world.now());
	if (lock && lock.createdBy !== viewer.user.id) {
		throw new BoxProblem(403, 'access_denied_item_locked', 'Access denied - item locked');
	}
}

/** `If-Match`: 412 when the item has changed since. */
export function checkEtag(item: Item, ifMatch: string | undefined): void {
	if (ifMatch !== undefined && ifMatch !== String(item.sequence)) throw preconditionFailed();
}

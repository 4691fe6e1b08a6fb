import { BoxProblem, notFound } from '../errors';
import type { Call } from '../state/box';
import type { Folder, FolderLock, Item } from '../state/model';
import { subtree } from '../state/model';
import { refuseRoot } from './find';

/** Only owners and co-owners lock folders; to others there is no such folder. */
function needOwner({ box, viewer }: Call, folder: Folder): void {
	const role = box.world.roleFor(viewer, folder);
	if (role !== 'owner' && role !== 'co-owner') throw notFound(folder.id, 'folder');
}

/** Keeps the folder from being moved and deleted. */
export function lockFolder(call: Call, folder: Folder): FolderLock {
	const { world } = call.box;
	refuseRoot(folder);
	needOwner(call, folder);
	const base = { id: world.nextId(), folder, createdBy: call.viewer.user.id };
	const lock: FolderLock = { ...base, createdAt: world.now() };
	world.folderLocks.set(lock.id, lock);
	return lock;
}

export function unlockFolder(call: Call, id: string): void {
	const lock = call.box.world.folderLocks.get(id);
	if (!lock || !call.box.world.roleFor(call.viewer, lock.folder)) throw notFound(id, 'folder_lock');
	needOwner(call, lock.folder);
	call.box.world.folderLocks.delete(id);
}

/** 403 for a folder that is locked, or that has one in it. */
export function refuseFolderLock({ box }: Call, item: Item): void {
	const locked = new Set<Item>([...box.world.folderLocks.values()].map((each) => each.folder));
	if (locked.size === 0 || !subtree(item).some((each) => locked.has(each))) return;
	throw new BoxProblem(403, 'access_denied_item_locked', 'Access denied - item locked');
}

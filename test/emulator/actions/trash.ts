import { BoxProblem, notFound } from '../errors';
import type { Box, Call } from '../state/box';
import { CASCADE_POLICIES } from '../state/cascades';
import { COMMENTS } from '../state/comments';
import { FILE_REQUESTS } from '../state/fileRequests';
import { FOLDER_LOCKS } from '../state/folderLocks';
import { INSTANCES } from '../state/metadata';
import type { Folder, Item } from '../state/model';
import { isTrashed, subtree } from '../state/model';
import { TASK_ASSIGNMENTS, TASKS } from '../state/tasks';
import { WATERMARKS } from '../state/watermarks';
import { WORKFLOW_ACTIONS, WORKFLOWS } from '../state/workflows';
import { emit } from './emit';
import { checkEtag, need, refuseLocked, refuseRoot } from './find';
import { refuseFolderLock } from './folderLocks';
import { attach, checkFree, touch } from './place';

/** Moves an item to the trash; a folder with something in it only when `recursive`. */
export function trashItem(call: Call, item: Item, recursive = true, ifMatch?: string): void {
	refuseRoot(item);
	need(call, item, 'delete');
	if (item.type === 'file') refuseLocked(call, item);
	refuseFolderLock(call, item);
	checkEtag(item, ifMatch);
	if (item.type === 'folder' && item.children.size > 0 && !recursive) {
		throw new BoxProblem(400, 'folder_not_empty', 'Cannot delete - folder not empty');
	}
	item.trashedAt = call.box.world.now();
	item.parent?.children.delete(item);
	item.sharedLink = null;
	touch(call, item);
	emit(call, 'ITEM_TRASH', item);
}

/** Brings an item back, to where it was unless another folder is given. */
export function restoreItem(
	call: Call,
	item: Item,
	{ name = item.name, parent }: { name?: string; parent?: Folder } = {},
): void {
	need(call, item, 'delete');
	const target = parent ?? item.parent;
	if (!target || isTrashed(target)) throw notFound(target?.id ?? '', 'parent');
	checkFree(call, target, name, item.type);
	item.name = name;
	item.parent = target;
	item.trashedAt = null;
	attach(call, item);
	touch(call, item);
	emit(call, 'ITEM_UNDELETE_VIA_TRASH', item);
}

/** Deletes an item in the trash for good, with all it contains. */
export function purgeItem(call: Call, item: Item): void {
	need(call, item, 'delete');
	forget(call.box, item);
}

/** Takes an item out of the world, with all it contains and who works with it. */
export function forget({ world }: Box, item: Item): void {
	for (const each of subtree(item)) world.items.delete(each.id);
	FILE_REQUESTS.removeAll(world, ({ folder }) => !world.items.has(folder.id));
	WORKFLOWS.removeAll(world, ({ folder }) => !world.items.has(folder.id));
	WORKFLOW_ACTIONS.removeAll(world, ({ folder }) => !world.items.has(folder.id));
	FOLDER_LOCKS.removeAll(world, ({ folder }) => !world.items.has(folder.id));
	COMMENTS.removeAll(world, ({ file }) => !world.items.has(file.id));
	TASKS.removeAll(world, ({ file }) => !world.items.has(file.id));
	TASK_ASSIGNMENTS.removeAll(world, ({ task }) => !world.items.has(task.file.id));
	WATERMARKS.removeAll(world, ({ item: holder }) => !world.items.has(holder.id));
	CASCADE_POLICIES.removeAll(world, ({ folder }) => !world.items.has(folder.id));
	INSTANCES.removeAll(world, ({ item: holder }) => !world.items.has(holder.id));
	for (const each of [...world.collaborations.values()]) {
		if (!world.items.has(each.item.id)) world.collaborations.delete(each.id);
	}
}

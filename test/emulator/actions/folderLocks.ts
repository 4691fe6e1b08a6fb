import { BoxProblem } from '../errors';
import type { Call } from '../state/box';
import { FOLDER_LOCKS } from '../state/folderLocks';
import type { Item } from '../state/model';
import { subtree } from '../state/model';

/** 403 for a folder that is locked, or that has one in it. */
export function refuseFolderLock({ box }: Call, item: Item): void {
	const locked = new Set<Item>(
		[...FOLDER_LOCKS.of(box.world).values()].map(({ folder }) => folder),
	);
	if (locked.size === 0 || !subtree(item).some((each) => locked.has(each))) return;
	throw new BoxProblem(403, 'access_denied_item_locked', 'Access denied - item locked');
}

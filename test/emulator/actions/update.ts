import type { Call } from '../state/box';
import type { Collection } from '../state/collections';
import { collect } from '../state/collections';
import type { File, Folder, Item } from '../state/model';
import { emit } from './emit';
import { checkEtag, need, refuseLocked, refuseRoot } from './find';
import { refuseFolderLock } from './folderLocks';
import { checkFree, moveTo, touch } from './place';

/** What can be changed of any item. Undefined leaves it as it is. */
export interface Changes {
	name?: string;
	parent?: Folder;
	description?: string;
	tags?: string[];
	contentModifiedAt?: number;
	/** Those of the caller that the item is in. Nobody hears of it: they are personal. */
	collections?: Collection[];
}

/** Renames, moves and describes an item. `change` makes further changes and names their events. */
export function updateItem(
	call: Call,
	item: Item,
	changes: Changes,
	{ ifMatch, change }: { ifMatch?: string; change?: () => string[] } = {},
): void {
	refuseRoot(item);
	need(call, item, 'edit');
	if (item.type === 'file') refuseLocked(call, item);
	// Box does not guard a move by If-Match.
	if (!changes.parent) checkEtag(item, ifMatch);
	if (changes.collections) collect(call.box.world, call.viewer.user, item, changes.collections);
	const before = call.box.world.audience(item);
	const events = [
		...relocate(call, item, changes),
		...describe(item, changes),
		...(change?.() ?? []),
	];
	if (events.length === 0) return;
	touch(call, item);
	for (const type of new Set(events)) emit(call, type, item, before);
}

function relocate(call: Call, item: Item, { name, parent }: Changes): string[] {
	const target = parent ?? item.parent;
	if (!target) return [];
	const renamed = name !== undefined && name !== item.name;
	const moved = target !== item.parent;
	if (!renamed && !moved) return [];
	if (moved) {
		need(call, item, 'delete');
		refuseFolderLock(call, item);
	}
	checkFree(call, target, name ?? item.name, item.type, item);
	if (moved) moveTo(item, target);
	item.name = name ?? item.name;
	return [...(moved ? ['ITEM_MOVE'] : []), ...(renamed ? ['ITEM_RENAME'] : [])];
}

function describe(item: Item, { description, tags, contentModifiedAt }: Changes): string[] {
	const events: string[] = [];
	if (description !== undefined && description !== item.description) {
		item.description = description;
		events.push('ITEM_MODIFY');
	}
	if (tags !== undefined) {
		item.tags = tags;
		events.push('TAG_ITEM_CREATE');
	}
	if (contentModifiedAt !== undefined) {
		item.contentModifiedAt = contentModifiedAt;
		events.push('ITEM_MODIFY');
	}
	return events;
}

/** What a lock request asks for; null unlocks. */
export type LockRequest = { expiresAt: number | null; isDownloadPrevented: boolean } | null;

/** https://developer.box.com/reference/put-files-id--lock/ */
export function setLock({ box, viewer }: Call, file: File, request: LockRequest): string[] {
	if (request === null) {
		if (!file.lock) return [];
		file.lock = null;
		return ['LOCK_DESTROY'];
	}
	file.lock = {
		id: box.world.nextId(),
		createdBy: viewer.user.id,
		createdAt: box.world.now(),
		...request,
	};
	return ['LOCK_CREATE'];
}

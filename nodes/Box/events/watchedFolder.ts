import type { EventItem } from './eventItem';

export interface WatchedFolder {
	id: string;
	/** Whether items further down count too. */
	includeSubfolders: boolean;
}

/** Whether an item is in a watched folder; `unknown` if its event does not say. */
export type Containment = 'inside' | 'outside' | 'unknown';

/** Whether an item is the watched folder or is in it, by what its event says. */
export function containment(folder: WatchedFolder, item: EventItem): Containment {
	if (item.type === 'folder' && item.id === folder.id) return 'inside';
	if (item.parentId === folder.id) return 'inside';
	if (folder.includeSubfolders) {
		if (!item.ancestorIds) return 'unknown';
		return item.ancestorIds.includes(folder.id) ? 'inside' : 'outside';
	}
	const parentId = item.parentId ?? item.ancestorIds?.at(-1);
	if (parentId === folder.id) return 'inside';
	return parentId === undefined && !item.ancestorIds ? 'unknown' : 'outside';
}

import type { ItemType } from '../../client/types';

/** The first segment of an item's address in Box's API. */
export function collection(type: ItemType): 'files' | 'folders' | 'web_links' {
	return `${type}s`;
}

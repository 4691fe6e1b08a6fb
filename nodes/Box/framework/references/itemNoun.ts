import { entryOf } from '../../client/json';
import type { ItemType } from '../../client/types';

/** Item types in Box's user interface's words. */
const NOUNS: Record<ItemType, string> = { file: 'file', folder: 'folder', web_link: 'web link' };

/** A type of item in words; Box may come to have others. */
export function itemNoun(type: string): string {
	return entryOf<string>(NOUNS, type) ?? 'item';
}

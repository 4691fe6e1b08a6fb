import { choice, list } from '../../fields';
import { quote } from '../../framework/errors/quote';

/** What becomes of a list that an item has: all of it, or only some entries. */
export type ListMode = 'replace' | 'add' | 'remove';

/** https://developer.box.com/reference/put-files-id/#param-tags */
export const MAX_TAGS = 100;

/** What the account's Favorites can be called instead of their ID, which differs per account. */
export const FAVORITES = 'favorites';

/** @param entries what the list has: `tags` */
const mode = (displayName: string, entries: string) =>
	choice(
		displayName,
		{
			add: { name: 'Add', description: `Add them and keep all other ${entries}` },
			remove: { name: 'Remove', description: `Remove them and keep all other ${entries}` },
			replace: { name: 'Replace', description: `Replace all ${entries} by them` },
		},
		{ default: 'replace', description: `What to do with the ${entries} above`, to: 'nowhere' },
	);

/** The tags of a file or folder, for `changeItem`. */
export const tagChanges = {
	tags: list('Tags', {
		example: 'approved,finance',
		description:
			"Comma-separated tags. They replace the current ones unless 'Tags Mode' says otherwise. Leave empty to remove all tags.",
		to: 'nowhere',
	}),
	tagsMode: mode('Tags Mode', 'tags'),
};

/** The collections that a file or folder is in, for `changeItem`. */
export const collectionChanges = {
	collections: list('Collections', {
		default: FAVORITES,
		example: 'favorites,1234567890',
		description:
			"Comma-separated IDs of your collections; <code>favorites</code> stands for your Favorites. They replace the current ones unless 'Collections Mode' says otherwise. Leave empty to remove it from all collections.",
		to: 'nowhere',
	}),
	collectionsMode: mode('Collections Mode', 'collections'),
};

/** What the fields give. */
export interface ListValues {
	tags?: string[];
	tagsMode?: ListMode;
	collections?: string[];
	collectionsMode?: ListMode;
}

type Fail = (name: keyof ListValues, problem: string, remedy: string) => never;

/**
 * Checks what the fields mean together, before Box is asked anything.
 *
 * @throws InputError
 */
export function checkLists(values: ListValues, fail: Fail): void {
	const { tags, tagsMode, collections, collectionsMode } = values;
	checkMode({ name: 'tags', label: 'Tags', entries: tags, mode: tagsMode }, fail);
	const of = { name: 'collections', label: 'Collections' } as const;
	checkMode({ ...of, entries: collections, mode: collectionsMode }, fail);
	if (new Set(tags).size > MAX_TAGS) fail('tags', ...TOO_MANY);
	const wrong = collections?.find((entry) => !/^\d+$/.test(entry) && !isFavorites(entry));
	if (wrong !== undefined) {
		fail(
			'collections',
			`has an entry that is not an ID: ${quote(wrong)}`,
			"Enter IDs, which consist of digits only, or 'favorites'.",
		);
	}
}

interface Given {
	name: 'tags' | 'collections';
	label: string;
	entries: string[] | undefined;
	mode: ListMode | undefined;
}

function checkMode({ name, label, entries, mode }: Given, fail: Fail): void {
	if (mode === undefined) return;
	if (entries === undefined) {
		fail(`${name}Mode`, `needs '${label}'`, `Add '${label}' to the fields, or remove the mode.`);
	}
	if (entries.length === 0 && mode !== 'replace') {
		fail(name, `is empty, so there is nothing to ${mode}`, 'Enter a value.');
	}
}

/** What is wrong with so many tags, and what to do. */
export const TOO_MANY = [
	`would give the item more than ${MAX_TAGS} tags`,
	`Box keeps at most ${MAX_TAGS} tags of an item. Remove some.`,
] as const;

/** Whether an entry stands for the Favorites. */
export function isFavorites(entry: string): boolean {
	return entry.toLowerCase() === FAVORITES;
}

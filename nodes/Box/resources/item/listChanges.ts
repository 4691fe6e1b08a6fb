import type { BoxClient } from '../../client/boxClient';
import { isList, isObject, objectAt, textAt } from '../../client/json';
import type { Json, JsonObject } from '../../client/types';
import type { RunScope } from '../../framework/operation';
import { FAVORITES, isFavorites, MAX_TAGS, type ListMode, type ListValues } from './listFields';

const FIELD = 'updateFields.collections';

const NO_FAVORITES = [
	"names 'favorites', but Box lists no Favorites for this account",
	"Enter IDs of collections, or remove 'favorites'.",
] as const;

/** One list of an item, and what to do with it. Entries are tags, or IDs of collections. */
export interface ListChange {
	key: 'tags' | 'collections';
	mode: ListMode;
	entries: string[];
}

/**
 * The changes that the fields ask for.
 *
 * @throws InputError if they name the Favorites, and the account has none
 */
export async function listChanges(
	{ box, params }: Pick<RunScope, 'box' | 'params'>,
	values: ListValues,
): Promise<ListChange[]> {
	const { tags, tagsMode = 'replace', collections, collectionsMode = 'replace' } = values;
	const changes: ListChange[] = [];
	if (tags) changes.push({ key: 'tags', mode: tagsMode, entries: [...new Set(tags)] });
	if (collections) {
		const favorites = collections.some(isFavorites) ? await favoritesId(box) : undefined;
		const ids = collections.map((entry) => {
			return isFavorites(entry) ? (favorites ?? params.fail(FIELD, ...NO_FAVORITES)) : entry;
		});
		const entries = [...new Set(ids)];
		changes.push({ key: 'collections', mode: collectionsMode, entries });
	}
	return changes;
}

/** The entries that the list has afterwards; nothing if it has them already. */
export function changed(
	item: JsonObject,
	{ key, mode, entries }: ListChange,
): string[] | undefined {
	if (mode === 'replace') return entries;
	const current = entriesOf(item[key]);
	const next =
		mode === 'add'
			? [...new Set([...current, ...entries])]
			: current.filter((entry) => !entries.includes(entry));
	return next.length === current.length ? undefined : next;
}

/** Whether an item can have so many entries. */
export function isTooLong({ key }: ListChange, entries: readonly string[]): boolean {
	return key === 'tags' && entries.length > MAX_TAGS;
}

/** Entries as Box takes them. */
export function asSent({ key }: ListChange, entries: string[]): Json {
	return key === 'tags' ? entries : entries.map((id) => ({ id }));
}

function entriesOf(value: Json | undefined): string[] {
	const entries = isList(value) ? value : [];
	return entries.flatMap((entry) => textAt(isObject(entry) ? entry.id : entry) ?? []);
}

/** https://developer.box.com/reference/get-collections/ */
async function favoritesId(box: BoxClient): Promise<string | undefined> {
	const collections = box.byOffset<JsonObject>({ method: 'GET', path: ['collections'] });
	for await (const collection of collections) {
		const { id, collection_type: type } = objectAt(collection);
		if (type === FAVORITES) return textAt(id);
	}
	return undefined;
}

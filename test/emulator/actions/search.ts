import { badRequest } from '../errors';
import type { Call } from '../state/box';
import type { Item } from '../state/model';
import { currentVersion, isTrashed, ownerId, sizeOf } from '../state/model';
import { findItem } from './find';

type Range = [number, number];

/** The filters of a search, each undefined when it was not given. */
export interface Search {
	words: string[];
	type?: string;
	ancestors?: string[];
	extensions?: string[];
	owners?: string[];
	updaters?: string[];
	content?: string[];
	created?: Range;
	updated?: Range;
	size?: Range;
	deleted?: Range;
	deleters?: string[];
	trash: string;
}

function list(value: string | undefined): string[] | undefined {
	const entries = value?.split(',').filter(Boolean);
	return entries?.length ? entries : undefined;
}

/** `from,to` where either side may be empty. */
function range(
	key: string,
	value: string | undefined,
	parse: (each: string) => number,
): Range | undefined {
	if (!value) return undefined;
	const [from = '', to = ''] = value.split(',');
	const bounds: Range = [from ? parse(from) : -Infinity, to ? parse(to) : Infinity];
	if (bounds.some(Number.isNaN)) throw badRequest(key, `Invalid range '${value}'`);
	return bounds;
}

/** Words have to be there all of them; a quoted phrase counts as one word. */
function wordsOf(query: string): string[] {
	const found = query.toLowerCase().match(/"[^"]+"|\S+/g) ?? [];
	return found.map((each) => each.replaceAll('"', '')).filter((each) => each !== 'and');
}

/** Reads the query parameters. 404 when an ancestor folder is not there for the caller. */
export function readSearch(call: Call, query: Record<string, string>): Search {
	const folders = list(query.ancestor_folder_ids);
	for (const id of folders ?? []) findItem(call, 'folder', id);
	if (query.type && !['file', 'folder', 'web_link'].includes(query.type)) {
		throw badRequest('type', `Invalid value '${query.type}'`);
	}
	if (query.mdfilters) throw badRequest('mdfilters', "The emulator does not support 'mdfilters'");
	return {
		words: wordsOf(query.query ?? ''),
		type: query.type,
		ancestors: folders,
		extensions: list(query.file_extensions)?.map((each) => each.toLowerCase()),
		owners: list(query.owner_user_ids),
		updaters: list(query.recent_updater_user_ids),
		content: list(query.content_types),
		created: range('created_at_range', query.created_at_range, Date.parse),
		updated: range('updated_at_range', query.updated_at_range, Date.parse),
		size: range('size_range', query.size_range, Number),
		deleted: range('deleted_at_range', query.deleted_at_range, Date.parse),
		deleters: list(query.deleted_user_ids),
		trash: query.trash_content ?? 'non_trashed_only',
	};
}

/** What is searched of an item, in lower case; contents come last, since they take longest to read. */
function* searchedTexts(item: Item, kinds: string[] | undefined): Generator<string> {
	const wanted = (kind: string) => !kinds || kinds.includes(kind);
	if (wanted('name')) yield item.name.toLowerCase();
	if (wanted('description')) yield item.description.toLowerCase();
	if (wanted('tags')) yield item.tags.join(' ').toLowerCase();
	if (item.type === 'file' && wanted('file_content')) {
		yield currentVersion(item).content.toString('utf8', 0, 10_000).toLowerCase();
	}
}

function matchesWords(item: Item, { words, content }: Search): boolean {
	let missing = words;
	if (missing.length === 0) return true;
	for (const text of searchedTexts(item, content)) {
		missing = missing.filter((word) => !text.includes(word));
		if (missing.length === 0) return true;
	}
	return false;
}

function within(value: number, bounds: Range | undefined): boolean {
	return !bounds || (value >= bounds[0] && value <= bounds[1]);
}

function listed(value: string, wanted: string[] | undefined): boolean {
	return !wanted || wanted.includes(value);
}

function extensionOf(name: string): string {
	const dot = name.lastIndexOf('.');
	return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

function below(item: Item, call: Call, folders: string[] | undefined): boolean {
	if (!folders) return true;
	const above = call.box.world.pathFor(item, call.viewer).map((each) => each.id);
	return folders.some((id) => above.includes(id));
}

function matchesTrash(item: Item, trash: string): boolean {
	if (trash === 'all_items') return true;
	return isTrashed(item) === (trash === 'trashed_only');
}

/** Whoever changed a trashed item last is the one who deleted it. */
function matchesDeletion(item: Item, { deleted, deleters }: Search): boolean {
	if (!deleted && !deleters) return true;
	return (
		item.trashedAt !== null && within(item.trashedAt, deleted) && listed(item.modifiedBy, deleters)
	);
}

function matchesExtension(item: Item, { extensions }: Search): boolean {
	if (!extensions) return true;
	return item.type === 'file' && extensions.includes(extensionOf(item.name));
}

/** All items that the caller's search finds. What is told of an item at once is asked first. */
export function findItems(call: Call, search: Search): Item[] {
	const { world } = call.box;
	const roleOfCaller = world.rolesOf(call.viewer);
	return [...world.items.values()].filter(
		(item) =>
			(!search.type || item.type === search.type) &&
			within(item.createdAt, search.created) &&
			within(item.modifiedAt, search.updated) &&
			listed(item.modifiedBy, search.updaters) &&
			matchesExtension(item, search) &&
			matchesDeletion(item, search) &&
			matchesTrash(item, search.trash) &&
			roleOfCaller(item) !== undefined &&
			matchesWords(item, search) &&
			below(item, call, search.ancestors) &&
			(!search.owners || listed(ownerId(item), search.owners)) &&
			(!search.size || within(sizeOf(item), search.size)),
	);
}

import { BoxProblem } from '../errors';
import type { Call } from '../state/box';
import type { Item } from '../state/model';
import { ancestors, isTrashed, ownerId, sizeOf } from '../state/model';
import { findItem } from './find';
import { metadataTest } from './metadataFilter';
import type { Range, Search } from './searchQuery';
import { WordSearch } from './searchWords';

type ItemTest = (item: Item) => boolean;

/** How many of a file's versions tell who has updated it. */
const RECENT_VERSIONS = 10;

/**
 * All items that the caller's search finds. What is told of an item at once is asked first. 404 if a
 * folder to search in is not there for the caller, 403 for a scope that he may not search.
 */
export function findItems(call: Call, search: Search): Item[] {
	const { query, mdfilters, content_types: kinds } = search;
	const words = query ? new WordSearch(call.box.world, query, kinds) : undefined;
	const tests = [
		...quickTests(search),
		deletionTest(search),
		trashTest(search.trash_content),
		visibility(call, search),
		mdfilters && metadataTest(call, mdfilters),
		words && ((item: Item) => words.fits(item)),
		...slowTests(call, search),
	].filter((test) => test !== undefined);
	return [...call.box.world.items.values()].filter((item) => tests.every((test) => test(item)));
}

function quickTests(search: Search): Array<ItemTest | undefined> {
	const { type, created_at_range: created, updated_at_range: updated } = search;
	const { recent_updater_user_ids: users } = search;
	const extensions = search.file_extensions?.map((each) => each.toLowerCase());
	return [
		type && ((item) => item.type === type),
		created && ((item) => within(item.createdAt, created)),
		updated && ((item) => within(item.modifiedAt, updated)),
		extensions && ((item) => item.type === 'file' && extensions.includes(extensionOf(item.name))),
		users && ((item) => isUpdatedBy(item, users)),
	];
}

function slowTests(call: Call, search: Search): Array<ItemTest | undefined> {
	const { ancestor_folder_ids: folders, owner_user_ids: owners, size_range: sizes } = search;
	for (const id of folders ?? []) findItem(call, 'folder', id);
	return [
		folders && ((item) => isBelow(call, item, folders)),
		owners && ((item) => owners.includes(ownerId(item))),
		sizes && ((item) => within(sizeOf(item), sizes)),
	];
}

function within(value: number, [from, to]: Range = [-Infinity, Infinity]): boolean {
	return value >= from && value <= to;
}

function extensionOf(name: string): string {
	const dot = name.lastIndexOf('.');
	return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

function isUpdatedBy(item: Item, users: string[]): boolean {
	if (users.includes(item.modifiedBy)) return true;
	if (item.type !== 'file') return false;
	return item.versions.slice(-RECENT_VERSIONS).some(({ createdBy }) => users.includes(createdBy));
}

function isBelow({ box, viewer }: Call, item: Item, folders: string[]): boolean {
	const above = box.world.pathFor(item, viewer).map(({ id }) => id);
	return folders.some((id) => above.includes(id));
}

function trashTest(trash: Search['trash_content']): ItemTest | undefined {
	if (trash === 'all_items') return undefined;
	return (item) => isTrashed(item) === (trash === 'trashed_only');
}

/** By when and by whom an item was deleted; nothing is found unless the trash alone is searched. */
function deletionTest(search: Search): ItemTest | undefined {
	const { deleted_at_range: times, deleted_user_ids: users } = search;
	if (!times && !users) return undefined;
	if (search.trash_content !== 'trashed_only') return () => false;
	return (item) => {
		const deleted = [item, ...ancestors(item)].find(({ trashedAt }) => trashedAt !== null);
		if (deleted?.trashedAt === undefined || deleted.trashedAt === null) return false;
		// Whoever changed what is in the trash last is the one who deleted it.
		return within(deleted.trashedAt, times) && (!users || users.includes(deleted.modifiedBy));
	};
}

/**
 * What the caller's search may find: what he has access to; what he came to by a link, if that is
 * asked for; or all of his enterprise, if Box's support lets him.
 */
function visibility({ box: { world }, viewer }: Call, search: Search): ItemTest {
	const { id, enterpriseId } = viewer.user;
	if (search.scope === 'enterprise_content') {
		if (!world.enterpriseSearchers.has(id)) {
			throw new BoxProblem(403, 'forbidden', 'The scope is not enabled for this user');
		}
		return (item) => world.user(ownerId(item)).enterpriseId === enterpriseId;
	}
	const roleOfCaller = world.rolesOf(viewer);
	const links = search.include_recent_shared_links ? world.linksUsedBy(id) : undefined;
	return (item) => roleOfCaller(item) !== undefined || (links?.has(item.id) ?? false);
}

import type { BoxClient } from '../../client/boxClient';
import { BoxError } from '../../client/error';
import { ROOT_ID } from '../../client/itemPath';
import { textAt } from '../../client/json';
import type { BoxFolder, BoxItem, ItemType } from '../../client/types';
import { quote } from '../../framework/errors/quote';
import { withContext } from '../../framework/errors/withContext';
import { recognizable, withPath } from '../../framework/outputItems';
import { listFolder, type Listing } from './listFolder';
import { ReadAhead, type Branch } from './readAhead';

/** What to list. */
export interface Walk extends Listing {
	/** Types to return; none means all. */
	types: readonly ItemType[];
	/** Levels of folders: 1 is the folder itself. */
	depth: number;
	/** Whether all items are needed, and not only the first of them. */
	isAll: boolean;
	/** Whether each item gets its path. */
	withPaths: boolean;
	/** Told of each folder further down that this account may not read; goes on unless it throws. */
	onUnreadable(folder: BoxItem, path: string, error: BoxError): void;
}

/**
 * The items of a folder, each folder followed by what is in it. Folders further down are read ahead,
 * several at once. When nobody wants more, what is being read ends.
 */
export async function* walkFolder(
	box: BoxClient,
	folderId: string,
	walk: Walk,
): AsyncGenerator<BoxItem> {
	const stop = new AbortController();
	const reading = box.withSignal(stop.signal);
	const ahead = new ReadAhead((id) => listFolder(reading, id, walk), walk.isAll);
	try {
		const top = ahead.enter(folderId, walk.depth);
		const path = walk.withPaths ? await pathOf(reading, folderId) : undefined;
		yield* level({ ...walk, ahead, visited: new Set() }, top, path);
	} finally {
		stop.abort();
	}
}

interface Progress extends Walk {
	ahead: ReadAhead;
	/** The folders that were gone through: one that is moved meanwhile is gone through once. */
	visited: Set<string>;
}

async function* level(
	walk: Progress,
	branch: Branch,
	parentPath: string | undefined,
): AsyncGenerator<BoxItem> {
	const { ahead, visited, types } = walk;
	visited.add(branch.id);
	for await (const items of ahead.pagesOf(branch)) {
		for (const item of items) {
			const name = textAt(item.name);
			const path =
				parentPath === undefined || name === undefined ? undefined : `${parentPath}/${name}`;
			if (types.length === 0 || types.includes(item.type)) {
				yield recognizable(path === undefined ? item : { ...item, path });
			}
			if (item.type !== 'folder' || branch.depth <= 1) continue;
			if (visited.has(item.id)) ahead.skip(item.id);
			else yield* below(walk, item, branch.depth - 1, path);
		}
	}
}

/** What is in a folder further down, as far as it is still there. */
async function* below(
	walk: Progress,
	folder: BoxItem,
	depth: number,
	path: string | undefined,
): AsyncGenerator<BoxItem> {
	try {
		yield* level(walk, walk.ahead.enter(folder.id, depth), path);
	} catch (error) {
		leaveOut(folder, walk, path ?? '', error);
	} finally {
		walk.ahead.leave();
	}
}

/** Goes on without the rest of a folder, unless that is not what the user wants, or it is another fault. */
function leaveOut(folder: BoxItem, walk: Walk, path: string, error: unknown): void {
	// What went wrong further down was dealt with there.
	const isItsOwn = error instanceof BoxError && error.path === `/folders/${folder.id}/items`;
	if (!isItsOwn) throw error;
	// Deleted since the folder above was read.
	if (error.fromBox && error.status === 404) return;
	if (error.fromBox && error.status === 403) return walk.onUnreadable(folder, path, error);
	throw withContext(error, `The folder ${quote(path)} (ID ${folder.id}) could not be read.`);
}

/** The folder's path without a slash at its end, so that the root folder's is empty. */
async function pathOf(box: BoxClient, folderId: string): Promise<string> {
	if (folderId === ROOT_ID) return '';
	const query = { fields: ['name', 'path_collection'] };
	const folder = await box.request<BoxFolder>({
		method: 'GET',
		path: ['folders', folderId],
		query,
	});
	const { path } = withPath(folder);
	return typeof path === 'string' ? path : '';
}

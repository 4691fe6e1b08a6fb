import type { BoxClient } from '../../client/boxClient';
import { BoxError } from '../../client/error';
import { ROOT_ID } from '../../client/itemPath';
import { textAt } from '../../client/json';
import type { BoxFolder, BoxItem, ItemType } from '../../client/types';
import { quote } from '../../framework/errors/quote';
import { withContext } from '../../framework/errors/withContext';
import { recognizable, withPath } from '../../framework/outputItems';
import { listFolder, type Listing } from './listFolder';

/** What to list. */
export interface Walk extends Listing {
	/** Types to return; none means all. */
	types: readonly ItemType[];
	/** Levels of folders: 1 is the folder itself. */
	depth: number;
	/** Whether each item gets its path. */
	withPaths: boolean;
	/** Told of each folder further down that this account may not read; goes on unless it throws. */
	onUnreadable(folder: BoxItem, path: string, error: BoxError): void;
}

/** The items of a folder, page by page, each folder followed by what is in it. */
export async function* walkFolder(
	box: BoxClient,
	folderId: string,
	walk: Walk,
): AsyncGenerator<BoxItem> {
	const path = walk.withPaths ? await pathOf(box, folderId) : undefined;
	yield* level({ box, ...walk, visited: new Set() }, folderId, walk.depth, path);
}

interface Progress extends Walk {
	box: BoxClient;
	/** The folders that were listed: one that is moved meanwhile is listed once. */
	visited: Set<string>;
}

async function* level(
	walk: Progress,
	folderId: string,
	depth: number,
	parentPath: string | undefined,
): AsyncGenerator<BoxItem> {
	walk.visited.add(folderId);
	for await (const item of listFolder(walk.box, folderId, walk)) {
		const name = textAt(item.name);
		const path =
			parentPath === undefined || name === undefined ? undefined : `${parentPath}/${name}`;
		if (walk.types.length === 0 || walk.types.includes(item.type)) {
			yield recognizable(path === undefined ? item : { ...item, path });
		}
		if (item.type === 'folder' && depth > 1 && !walk.visited.has(item.id)) {
			yield* below(walk, item, depth - 1, path);
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
		yield* level(walk, folder.id, depth, path);
	} catch (error) {
		leaveOut(folder, walk, path ?? '', error);
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

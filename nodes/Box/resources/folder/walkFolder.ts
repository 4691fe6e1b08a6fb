import type { BoxClient } from '../../client/boxClient';
import type { BoxFolder, BoxItem, BoxRequest, ItemType } from '../../client/types';
import { ROOT_ID } from '../../framework/locate';
import { withPath } from '../../framework/results';
import { recognizable } from '../item/itemResult';

/** What to list. */
export interface Walk {
	/** Fields that Box should return; none means the standard ones. */
	fields: readonly string[];
	/** Types to return; none means all. */
	types: readonly ItemType[];
	/** Levels of folders: 1 is the folder itself. */
	depth: number;
	/** Whether each item gets its path. */
	withPaths: boolean;
	/** Items a page need not exceed. */
	pageSize?: number;
	sort?: string;
	direction?: string;
}

const MAX_PAGE = 1000;

/** The items of a folder, page by page, each folder followed by what is in it. */
export async function* walkFolder(
	box: BoxClient,
	folderId: string,
	walk: Walk,
): AsyncGenerator<BoxItem> {
	const path = walk.withPaths ? await pathOf(box, folderId) : undefined;
	yield* level(box, folderId, walk, walk.depth, path);
}

async function* level(
	box: BoxClient,
	folderId: string,
	walk: Walk,
	depth: number,
	parentPath: string | undefined,
): AsyncGenerator<BoxItem> {
	for await (const item of list(box, folderId, walk)) {
		const path = parentPath === undefined ? undefined : `${parentPath}/${item.name}`;
		if (walk.types.length === 0 || walk.types.includes(item.type)) {
			yield recognizable(path === undefined ? item : { ...item, path });
		}
		if (item.type === 'folder' && depth > 1) yield* level(box, item.id, walk, depth - 1, path);
	}
}

function list(box: BoxClient, folderId: string, walk: Walk): AsyncGenerator<BoxItem> {
	const { sort, direction } = walk;
	// A path needs the name, a filter the type; Box returns the type in any case.
	const fields = walk.fields.length > 0 ? [...new Set([...walk.fields, 'name'])] : undefined;
	const request: BoxRequest = { method: 'GET', path: ['folders', folderId, 'items'] };
	const pageSize = Math.min(walk.pageSize ?? MAX_PAGE, MAX_PAGE);
	// By offset Box reads only so far, by marker it does not sort the root folder.
	if (sort !== undefined && folderId === ROOT_ID) {
		return box.byOffset({ ...request, query: { fields, sort, direction } }, { pageSize });
	}
	return box.byMarker(
		{ ...request, query: { fields, sort, direction, usemarker: true } },
		{ pageSize },
	);
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

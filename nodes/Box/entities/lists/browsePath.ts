import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { BoxClient } from '../../client/boxClient';
import { ROOT_ID, ROOT_NAME } from '../../client/itemPath';
import type { ItemType } from '../../client/types';
import { InputError } from '../../framework/errors/inputError';
import { resolvePath } from '../../framework/references/paths';
import { folderMatches, matching } from './folderPage';

/**
 * What fits a path as it is being typed: `/Reports/` gives what is in that folder, `/Reports/20`
 * those of them with `20` in the name. Box's search knows a new item only after some minutes; this
 * way leads to it at once.
 */
export async function browsePath(
	box: BoxClient,
	type: ItemType,
	typed: string,
	marker?: string,
): Promise<INodeListSearchResult> {
	const names = typed.split('/');
	const beginning = names.pop() ?? '';
	const segments = names.filter((name) => name !== '');
	const folderId = await folderAt(box, segments);
	if (folderId === undefined) return { results: [] };
	const page = await folderMatches(box, folderId, matching(type, beginning), marker);
	const offersFolder = type === 'folder' && beginning === '' && marker === undefined;
	if (!offersFolder) return page;
	return { ...page, results: [folderItself(folderId, segments), ...page.results] };
}

async function folderAt(box: BoxClient, segments: string[]): Promise<string | undefined> {
	if (segments.length === 0) return ROOT_ID;
	const found = resolvePath(box, segments, 'folder', 'Folder');
	return await found.catch(nothingThere);
}

/** While a path is being typed, most of what it says does not exist. */
function nothingThere(error: unknown): undefined {
	if (!(error instanceof InputError)) throw error;
}

function folderItself(id: string, segments: readonly string[]): INodeListSearchItems {
	const name = id === ROOT_ID ? ROOT_NAME : `/${segments.join('/')}`;
	return { name, value: id, url: `https://app.box.com/folder/${id}` };
}

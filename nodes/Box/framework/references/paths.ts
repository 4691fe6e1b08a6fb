import type { BoxClient } from '../../client/boxClient';
import { holderOfName } from '../../client/error';
import { ROOT_ID, ROOT_NAME } from '../../client/itemPath';
import { textAt } from '../../client/json';
import { isPlain, isSameToBox, sameName } from '../../client/names';
import type { BoxFolder, BoxItem, ItemType } from '../../client/types';
import { InputError } from '../errors/inputError';
import { firstLine, quote } from '../errors/quote';
import { withContext } from '../errors/withContext';
import { folderInTheWay } from './children';
import { itemNoun } from './itemNoun';

/**
 * The ID of what a path leads to. Walks down from the root folder, looking up each name.
 *
 * @throws InputError if there is no such item
 */
export async function resolvePath(
	box: BoxClient,
	segments: readonly string[],
	type: ItemType,
	field: string,
): Promise<string> {
	let id = ROOT_ID;
	for (const [index, name] of segments.entries()) {
		const isLast = index === segments.length - 1;
		const wanted = isLast ? type : 'folder';
		const { found, other } = await box.findChild(id, name, wanted);
		if (!found && wanted === 'folder' && namesRoot(name, index)) continue;
		if (!found) throw notFound(segments, index, wanted, field, other);
		id = found.id;
	}
	return id;
}

/**
 * Like a path's lookup, but creates the folders that are missing.
 *
 * @throws InputError if the path leads through a file or a web link
 */
export async function ensurePath(
	box: BoxClient,
	segments: readonly string[],
	field: string,
): Promise<string> {
	let id = ROOT_ID;
	for (const [index, name] of segments.entries()) {
		// If a plain name is taken meanwhile, Box says so when the folder is created.
		const mayBeOld = isPlain(name);
		const { found } = await box.findChild(id, name, 'folder', { mayBeOld });
		if (!found && namesRoot(name, index)) continue;
		id = (found ?? (await createFolder(box, id, segments, index, field))).id;
	}
	return id;
}

/** Box shows a path with the root folder's name in front. A real folder of that name goes first. */
function namesRoot(name: string, index: number): boolean {
	return index === 0 && sameName(name, ROOT_NAME);
}

/** Creates a folder of a path in its parent, unless somebody else has done so meanwhile. */
async function createFolder(
	box: BoxClient,
	parentId: string,
	segments: readonly string[],
	index: number,
	field: string,
): Promise<BoxItem> {
	const name = segments[index] ?? '';
	const body = { name, parent: { id: parentId } };
	return await box
		.request<BoxFolder>({ method: 'POST', path: ['folders'], body })
		.catch(async (error: unknown) => {
			// Somebody else, perhaps another item of this run, was faster.
			const folder = await folderInTheWay(box, parentId, name, error);
			if (folder) return folder;
			const other = holderOfName(error, name);
			if (other && other.type !== 'folder' && isSameToBox(textAt(other.name) ?? '', name)) {
				throw notFound(segments, index, 'folder', field, other);
			}
			const path = quote(toPath(segments.slice(0, index + 1)));
			throw withContext(error, `The folder ${path} could not be created.`);
		});
}

function notFound(
	segments: readonly string[],
	index: number,
	wanted: ItemType,
	field: string,
	other?: BoxItem,
): InputError {
	const parent = index === 0 ? 'the root folder' : quote(toPath(segments.slice(0, index)));
	const missing = `There is no ${itemNoun(wanted)} ${quote(segments[index] ?? '')} in ${parent}`;
	const here = quote(toPath(segments.slice(0, index + 1)));
	return new InputError(
		`'${field}' does not exist: ${firstLine(toPath(segments))}`,
		other
			? `${missing}: ${here} is a ${itemNoun(other.type)}.`
			: `${missing} that this account can see.`,
	);
}

function toPath(segments: readonly string[]): string {
	return `/${segments.join('/')}`;
}

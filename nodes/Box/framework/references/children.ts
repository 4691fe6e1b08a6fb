import type { BoxClient } from '../../client/boxClient';
import { BoxError } from '../../client/error';
import { textAt } from '../../client/json';
import { likeness, sameName } from '../../client/names';
import type { BoxItem, ItemType } from '../../client/types';

/** What a folder holds of a name. */
export interface Namesake {
	/** The item of the wanted type. */
	found?: BoxItem;
	/** An item of another type that has the name. */
	other?: BoxItem;
}

/**
 * The child of that name and type. To Box names are the same if they differ in case only, but it
 * keeps both Unicode forms of a name side by side: so the very same name goes first, and only
 * if there is none, the whole folder is read.
 */
export async function findChild(
	box: BoxClient,
	folderId: string,
	name: string,
	type: ItemType,
): Promise<Namesake> {
	const children = box.byMarker<BoxItem>({
		method: 'GET',
		path: ['folders', folderId, 'items'],
		query: { usemarker: true, fields: ['id', 'type', 'name'] },
	});
	const best: Namesake = {};
	let closest = 0;
	for await (const child of children) {
		const fit = likeness(textAt(child.name) ?? '', name);
		if (fit === 0) continue;
		if (child.type !== type) {
			best.other ??= child;
		} else if (fit > closest) {
			best.found = child;
			closest = fit;
		}
		if (closest === 3) break;
	}
	return best;
}

/**
 * The folder that stands in the way of a new one of the same name. Undefined if it is no folder
 * of that name: Box folds the name it is asked for (NFKC), so the conflict it tells of may be
 * another folder's, `資料1` for `資料①`.
 *
 * https://developer.box.com/reference/post-folders/
 */
export async function folderInTheWay(
	box: BoxClient,
	parentId: string,
	name: string,
	error: unknown,
): Promise<BoxItem | undefined> {
	if (!(error instanceof BoxError) || error.status !== 409) return undefined;
	if (error.code !== 'item_name_in_use' && error.conflicts.length === 0) return undefined;
	const told = error.conflicts.find(
		(item) => item.type === 'folder' && sameName(textAt(item.name) ?? '', name),
	);
	return told ?? (await findChild(box, parentId, name, 'folder')).found;
}

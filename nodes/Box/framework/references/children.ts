import type { BoxClient } from '../../client/boxClient';
import { BoxError } from '../../client/error';
import { textAt } from '../../client/json';
import { sameName } from '../../client/names';
import type { BoxItem } from '../../client/types';

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
	return told ?? (await box.findChild(parentId, name, 'folder')).found;
}

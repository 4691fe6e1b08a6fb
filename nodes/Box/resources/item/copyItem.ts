import type { JsonObject } from '../../client/types';
import { fieldsQuery } from '../../framework/callOptions';
import { collection } from '../../framework/collections';
import { changeableTarget, target } from '../../framework/locate';
import type { ItemScope } from '../../framework/types';
import { itemResult } from './itemResult';
import { newName } from './newName';

/**
 * Copies an item into the folder that the locator 'parent' chooses.
 *
 * @param extra what else the copy's request says
 */
export async function copyItem(
	scope: ItemScope,
	type: 'file' | 'folder',
	extra: JsonObject = {},
): Promise<JsonObject> {
	const { params } = scope;
	const name = newName(params);
	const query = fieldsQuery(params);
	const { id, box } = await changeableTarget(scope, type, type, 'copied');
	const parent = await target(scope, 'parent', 'folder');
	return itemResult(
		await box.request({
			method: 'POST',
			path: [collection(type), id, 'copy'],
			query,
			body: { ...extra, name, parent: { id: parent.id } },
		}),
	);
}

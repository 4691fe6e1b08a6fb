import type { JsonObject } from '../../client/types';
import { fieldsQuery } from '../../framework/callOptions';
import { collection } from '../../framework/collections';
import { changeableTarget, target } from '../../framework/locate';
import { checkName } from '../../framework/names';
import type { ItemScope } from '../../framework/types';
import { itemResult } from './itemResult';

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
	const name = params.optionalText('options.name');
	if (name !== undefined) checkName(name, params.displayName('options.name'));
	const { id, box } = await changeableTarget(scope, type, type, 'copied');
	const parent = await target(scope, 'parent', 'folder');
	return itemResult(
		await box.request({
			method: 'POST',
			path: [collection(type), id, 'copy'],
			query: fieldsQuery(params),
			body: { ...extra, name, parent: { id: parent.id } },
		}),
	);
}

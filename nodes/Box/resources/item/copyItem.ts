import type { JsonObject } from '../../client/types';
import { fieldsQuery } from '../../framework/callOptions';
import { collection } from '../../framework/collections';
import { changeableTarget, target } from '../../framework/locate';
import { checkName } from '../../framework/names';
import type { Params } from '../../framework/params';
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
	const name = copyName(params);
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

/** Left empty it stays the name of the original. */
function copyName(params: Params): string | undefined {
	const field = 'options.name';
	const name = params.isEmpty(field) ? undefined : params.optionalText(field);
	return name === undefined ? undefined : checkName(name, params.displayName(field));
}

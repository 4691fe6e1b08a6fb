import type { JsonObject } from '../../client/types';
import { fieldsQuery } from '../../framework/callOptions';
import { collection } from '../../framework/collections';
import { changeableTarget, target } from '../../framework/locate';
import type { ItemScope } from '../../framework/types';
import { itemResult } from './itemResult';

/** Puts an item into the folder that the locator 'parent' chooses. Box knows no If-Match for moves. */
export async function moveItem(scope: ItemScope, type: 'file' | 'folder'): Promise<JsonObject> {
	const query = fieldsQuery(scope.params);
	const { id, box } = await changeableTarget(scope, type, type, 'moved');
	const parent = await target(scope, 'parent', 'folder');
	return itemResult(
		await box.request({
			method: 'PUT',
			path: [collection(type), id],
			query,
			body: { parent: { id: parent.id } },
		}),
	);
}

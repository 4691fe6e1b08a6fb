import type { JsonObject } from '../../client/types';
import { fieldsQuery } from '../../framework/callOptions';
import { collection } from '../../framework/collections';
import { target } from '../../framework/locate';
import type { ItemScope } from '../../framework/types';
import { itemResult } from './itemResult';

/** The file or folder that the locator of that name chooses. */
export async function getItem(scope: ItemScope, type: 'file' | 'folder'): Promise<JsonObject> {
	const query = fieldsQuery(scope.params);
	const { id, box } = await target(scope, type, type);
	return itemResult(await box.request({ method: 'GET', path: [collection(type), id], query }));
}

import type { JsonObject, Query } from '../../client/types';
import { ifMatchHeader } from '../../framework/callOptions';
import { collection } from '../../framework/collections';
import { changeableTarget } from '../../framework/locate';
import type { ItemScope } from '../../framework/types';

/** Moves an item to the trash, or deletes it for good where the enterprise is set up so. */
export async function deleteItem(
	scope: ItemScope,
	type: 'file' | 'folder',
	query: Query = {},
): Promise<JsonObject> {
	const headers = ifMatchHeader(scope.params);
	const { id, box } = await changeableTarget(scope, type, type, 'deleted');
	await box.request({ method: 'DELETE', path: [collection(type), id], query, headers });
	return { deleted: true };
}

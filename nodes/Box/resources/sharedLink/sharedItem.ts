import type { Json, JsonObject } from '../../client/types';
import { ITEM_TYPES } from '../../fields/itemTypes';
import { collection } from '../../framework/collections';
import { changeableTarget } from '../../framework/locate';
import type { ItemScope } from '../../framework/types';

/** What is returned of an item that is shared: enough to go on with. */
const SHARED_FIELDS = ['name', 'shared_link'];

const LOCATORS = { file: 'file', folder: 'folder', web_link: 'webLink' } as const;

/**
 * Reads the shared link of the chosen item, or sets it.
 *
 * @param sharedLink what to set: an object creates or changes the link, `null` removes it
 * @returns the item, with its `shared_link`
 */
export async function sharedItem(
	scope: ItemScope,
	sharedLink?: JsonObject | null,
): Promise<JsonObject> {
	const type = scope.params.choice('itemType', ITEM_TYPES);
	const { id, box } = await changeableTarget(scope, LOCATORS[type], type, 'shared');
	const body: { shared_link: Json } | undefined =
		sharedLink === undefined ? undefined : { shared_link: sharedLink as Json };
	return await box.request({
		method: body ? 'PUT' : 'GET',
		path: [collection(type), id],
		query: { fields: SHARED_FIELDS },
		body,
	});
}

import type { JsonObject } from '../../client/types';
import { fieldsQuery, ifMatchHeader } from '../../framework/callOptions';
import { collection } from '../../framework/collections';
import { changeableTarget } from '../../framework/locate';
import { checkName } from '../../framework/names';
import type { Params } from '../../framework/params';
import type { ItemScope } from '../../framework/types';
import { itemResult } from './itemResult';

const FIELDS = {
	name: 'updateFields.name',
	description: 'updateFields.description',
	tags: 'updateFields.tags',
};

/**
 * Changes what the user put into Update Fields, and nothing else.
 *
 * @param extra reads the fields that only this type of item has
 */
export async function updateItem(
	scope: ItemScope,
	type: 'file' | 'folder',
	extra: (params: Params) => JsonObject = () => ({}),
): Promise<JsonObject> {
	const { params } = scope;
	const body = { ...commonChanges(params), ...extra(params) };
	if (Object.values(body).every((value) => value === undefined)) {
		params.fail('updateFields', 'is empty', 'Add at least one field to change.');
	}
	const query = fieldsQuery(params);
	const headers = ifMatchHeader(params);
	const { id, box } = await changeableTarget(scope, type, type, 'changed');
	return itemResult(
		await box.request({
			method: 'PUT',
			path: [collection(type), id],
			query,
			headers,
			body,
		}),
	);
}

/** An empty name is a mistake; an empty description or list of tags clears what was there. */
function commonChanges(params: Params): JsonObject {
	const { name, description, tags } = FIELDS;
	return {
		name: params.isSet(name)
			? checkName(params.optionalText(name) ?? '', params.displayName(name))
			: undefined,
		description: params.isEmpty(description) ? '' : params.optionalText(description),
		tags: params.isSet(tags) ? params.list(tags) : undefined,
	};
}

import type { JsonObject } from '../../client/types';
import { fieldsQuery, ifMatchHeader } from '../../framework/callOptions';
import { collection } from '../../framework/collections';
import { target } from '../../framework/locate';
import { checkName } from '../../framework/names';
import type { Params } from '../../framework/params';
import { withPath } from '../../framework/results';
import type { ItemScope } from '../../framework/types';

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
	const { id, box } = await target(scope, type, type);
	return withPath(
		await box.request({
			method: 'PUT',
			path: [collection(type), id],
			query: fieldsQuery(params),
			headers: ifMatchHeader(params),
			body,
		}),
	);
}

function commonChanges(params: Params): JsonObject {
	const name = params.value('updateFields.name');
	const description = params.value('updateFields.description');
	const tags = params.value('updateFields.tags');
	return {
		// An empty name is a mistake; an empty description or tag list clears what was there.
		name:
			name === undefined
				? undefined
				: checkName(
						params.optionalText('updateFields.name') ?? '',
						params.displayName('updateFields.name'),
					),
		description:
			description === undefined
				? undefined
				: (params.optionalText('updateFields.description') ?? ''),
		tags: tags === undefined ? undefined : params.list('updateFields.tags'),
	};
}

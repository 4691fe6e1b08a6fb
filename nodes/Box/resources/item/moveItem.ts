import { BoxError } from '../../client/error';
import type { JsonObject } from '../../client/types';
import { fieldsQuery } from '../../framework/callOptions';
import { collection } from '../../framework/collections';
import { changeableTarget, target } from '../../framework/locate';
import { checkName } from '../../framework/names';
import type { ItemScope } from '../../framework/types';
import { withContext } from '../../framework/withContext';
import { itemResult } from './itemResult';

/**
 * Puts an item into the folder that the locator 'parent' chooses, under a new name where one is
 * wanted. Box knows no If-Match for moves.
 */
export async function moveItem(scope: ItemScope, type: 'file' | 'folder'): Promise<JsonObject> {
	const { params } = scope;
	const name = params.optionalText('options.name');
	if (name !== undefined) checkName(name, params.displayName('options.name'));
	const query = fieldsQuery(params);
	const { id, box } = await changeableTarget(scope, type, type, 'moved');
	const parent = await target(scope, 'parent', 'folder');
	const path = [collection(type), id];
	const change = async (body: JsonObject) =>
		await box.request({ method: 'PUT', path, query, body });

	const move = { parent: { id: parent.id } };
	if (name === undefined) return itemResult(await change(move));
	const done = await change({ ...move, name }).catch(undefinedIfTooMuch);
	if (done) return itemResult(done);
	await change(move).catch((error: unknown) => {
		throw withContext(
			error,
			`Box wants the ${type} moved first and renamed then; it was not moved.`,
		);
	});
	const renamed = change({ name }).catch((error: unknown) => {
		throw withContext(error, `The ${type} was moved, but keeps its old name.`);
	});
	return itemResult(await renamed);
}

/** Box moves some folders only alone: https://developer.box.com/reference/put-folders-id/ */
function undefinedIfTooMuch(error: unknown): undefined {
	const isTooMuch = error instanceof BoxError && error.code === 'operation_limit_exceeded';
	if (!isTooMuch) throw error;
}

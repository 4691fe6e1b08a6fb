import type { BoxClient } from '../../client/boxClient';
import { BoxError } from '../../client/error';
import type { JsonObject, Query } from '../../client/types';
import { withContext } from '../../framework/errors/withContext';
import { itemResult } from '../../framework/outputItems';
import { collection } from '../../framework/references/collections';
import type { Chosen } from '../../framework/references/entity';
import { itemNoun } from '../../framework/references/itemNoun';

interface Move {
	item: Chosen<'file' | 'folder'>;
	parent: Chosen;
	/** The new name, if one is wanted. */
	name: string | undefined;
	query: Query;
}

/** Puts an item into a folder, under a new name if one is wanted. Box knows no If-Match for moves. */
export async function moveItem(
	box: BoxClient,
	{ item, parent, name, query }: Move,
): Promise<JsonObject> {
	const noun = itemNoun(item.type);
	const path = [collection(item.type), item.id];
	const change = async (body: JsonObject) =>
		await box.request({ method: 'PUT', path, query, body });

	const move = { parent: { id: parent.id } };
	if (name === undefined) return itemResult(await change(move));
	const done = await change({ ...move, name }).catch(undefinedIfTooMuch);
	if (done) return itemResult(done);
	await change(move).catch((error: unknown) => {
		throw withContext(
			error,
			`The ${noun} has to be moved first and renamed afterwards, and could not be moved.`,
		);
	});
	const renamed = change({ name }).catch((error: unknown) => {
		throw withContext(error, `The ${noun} was moved, but could not be renamed.`);
	});
	return itemResult(await renamed);
}

/** Box moves some folders only alone: https://developer.box.com/reference/put-folders-id/ */
function undefinedIfTooMuch(error: unknown): undefined {
	const isTooMuch = error instanceof BoxError && error.code === 'operation_limit_exceeded';
	if (!isTooMuch) throw error;
}

import { foldName, hasOtherForms } from '../../client/names';
import { inTurn } from '../item/inTurn';
import type { IfExists } from './storeFile';

/** What takes a file whose name only looks the same for the existing one. */
const TAKES_LOOKALIKES: readonly IfExists[] = ['newVersion', 'skip'];

interface Place {
	parentId: string;
	name: string;
	ifExists: IfExists;
}

/**
 * Stores a file after those of the same run whose names look the same. Box takes one of each Unicode
 * form, so two that are uploaded at the same time would not find each other.
 *
 * @param run the same object for all items of a run
 */
export async function afterLookalikes<T>(
	run: object,
	{ parentId, name, ifExists }: Place,
	store: () => Promise<T>,
): Promise<T> {
	if (!TAKES_LOOKALIKES.includes(ifExists) || !hasOtherForms(name)) return await store();
	return await inTurn(run, JSON.stringify(['upload', parentId, foldName(name)]), store);
}

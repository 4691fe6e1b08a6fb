import type { BoxClient } from '../client/boxClient';
import type { BoxEvent } from '../client/types';
import { itemOf } from '../events/eventItem';
import { FolderLookup } from '../events/folderLookup';
import { isWanted, type Selection } from '../events/select';
import { locate } from '../framework/locate';
import type { TriggerSettings } from './settings';

/** Picks the events a workflow is for. Rejects when Box has to be asked and does not answer. */
export type Choose = (events: readonly BoxEvent[]) => Promise<BoxEvent[]>;

/**
 * Prepares the choice.
 *
 * @param account the ID of the connected Box user
 * @throws BoxError or InputError where the folder cannot be found
 */
export async function prepareChoice(
	box: BoxClient,
	settings: TriggerSettings,
	account: string,
): Promise<Choose> {
	const { eventTypes, itemTypes, fitsName, ignoreOwn, downloadFile } = settings;
	const selection: Selection = {
		eventTypes,
		itemTypes,
		fitsName,
		ignoredUser: ignoreOwn ? account : undefined,
		// The trigger's own downloads are events as well: each would lead to the next one.
		ignoredDownloader: downloadFile ? account : undefined,
	};
	const lookup = await folderLookup(box, settings);
	return async (events) => {
		const chosen: BoxEvent[] = [];
		for (const event of events) {
			if (event.event_type === 'ITEM_MOVE') lookup?.forget();
			if (!isWanted(event, selection)) continue;
			if (!lookup || (await isInside(lookup, event))) chosen.push(event);
		}
		return chosen;
	};
}

async function folderLookup(
	box: BoxClient,
	{ folder, includeSubfolders }: TriggerSettings,
): Promise<FolderLookup | undefined> {
	if (!folder) return undefined;
	const found = await locate(box, folder, 'folder', 'Folder');
	// A wrong ID would match nothing, for ever and without a word.
	await found.box.request({
		method: 'GET',
		path: ['folders', found.id],
		query: { fields: ['id'] },
	});
	return new FolderLookup(box, { id: found.id, includeSubfolders });
}

async function isInside(lookup: FolderLookup, event: BoxEvent): Promise<boolean> {
	const item = itemOf(event);
	return item !== undefined && (await lookup.isInside(item));
}

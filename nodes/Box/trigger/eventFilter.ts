import type { BoxEvent } from '../client/types';
import { isSelected, type Selection } from '../events/selection';
import { createFolderFilter, type FolderFilterOptions } from './folderFilter';
import type { TriggerSettings } from './settings';
import type { SharedFolders } from './sharedFolders';

/** Picks the events a workflow is for. Rejects if Box has to be asked and cannot be. */
export type EventFilter = (events: readonly BoxEvent[]) => Promise<BoxEvent[]>;

/**
 * The filter that the settings describe.
 *
 * @param account the ID of the connected Box user
 * @throws BoxError or InputError if the folder cannot be found
 */
export async function createFilter(
	folders: SharedFolders,
	settings: TriggerSettings,
	account: string,
	options: FolderFilterOptions,
): Promise<EventFilter> {
	const { eventTypes, itemTypes, changesOnly, matchesName, ignoreOwn, downloadFile } = settings;
	const selection: Selection = {
		eventTypes,
		itemTypes,
		changesOnly,
		matchesName,
		ignoredUser: ignoreOwn ? account : undefined,
		// The trigger's own downloads are events as well: each would lead to the next one.
		ignoredDownloader: downloadFile ? account : undefined,
	};
	const folder = await createFolderFilter(folders, settings, options);
	return async (events) => {
		// The folders below it were moved with it.
		for (const event of events.filter(isMove)) folder?.moved(event);
		const selected = events.filter((event) => isSelected(event, selection));
		return folder ? await folder.filter(selected) : selected;
	};
}

function isMove({ event_type: type }: BoxEvent): boolean {
	return type === 'ITEM_MOVE' || type === 'MOVE';
}

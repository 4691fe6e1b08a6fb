import type { BoxEvent } from '../client/types';
import type { EventItem } from './eventItem';
import type { ItemPlaces } from './itemPlaces';
import { containment, type Containment, type WatchedFolder } from './watchedFolder';

/** Tells whether an item is in a watched folder, and asks Box if its event does not say. */
export class FolderLookup {
	/** @param signal ends the wait for Box */
	constructor(
		private readonly places: ItemPlaces,
		private readonly folder: WatchedFolder,
		private readonly signal?: AbortSignal,
	) {}

	/** By what the item's event says. */
	containmentOf(item: EventItem): Containment {
		return containment(this.folder, item);
	}

	/** Rejects if Box cannot be asked now. An item that is gone is not in the folder. */
	async isInside(item: EventItem): Promise<boolean> {
		const known = this.containmentOf(item);
		return known === 'unknown' ? await this.askIfInside(item) : known === 'inside';
	}

	/** To be called with an event about a move, before events that come after it. */
	moved(event: BoxEvent): void {
		this.places.moved(event);
	}

	private async askIfInside(item: EventItem): Promise<boolean> {
		// The items of a folder share the answer, so the folder is asked for if it is known.
		const asked: EventItem =
			item.parentId === undefined ? item : { type: 'folder', id: item.parentId };
		const found: EventItem = {
			...asked,
			...(await this.places.foldersAbove(asked, this.signal)),
		};
		const known = this.containmentOf(found);
		if (known !== 'unknown') return known === 'inside';
		// For a file in the trash, Box names the folder it was in, but not those above that.
		const { parentId } = found;
		if (asked.type === 'folder' || parentId === undefined) return false;
		return await this.askIfInside({ type: 'folder', id: parentId });
	}
}

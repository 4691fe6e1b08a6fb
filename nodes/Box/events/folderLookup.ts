import type { BoxEvent } from '../client/types';
import type { EventItem, EventSubject } from './eventItem';
import type { ItemPlaces } from './itemPlaces';
import { containment, type Containment, type WatchedFolder } from './watchedFolder';

/** Box lets nobody reply to a reply; more is no thread of comments. */
const MOST_REPLIES = 10;

/** Tells whether an item is in a watched folder, and asks Box if its event does not say. */
export class FolderLookup {
	/** @param signal ends the wait for Box */
	constructor(
		private readonly places: ItemPlaces,
		private readonly folder: WatchedFolder,
		private readonly signal?: AbortSignal,
	) {}

	/** By what the event says. */
	containmentOf(subject: EventSubject): Containment {
		return subject.type === 'comment' ? 'unknown' : containment(this.folder, subject);
	}

	/** Rejects if Box cannot be asked now. An item that is gone is not in the folder. */
	async isInside(subject: EventSubject): Promise<boolean> {
		const item = await this.itemOf(subject);
		if (!item) return false;
		const known = this.containmentOf(item);
		return known === 'unknown' ? await this.askIfInside(item) : known === 'inside';
	}

	/** To be called with an event about a move, before events that come after it. */
	moved(event: BoxEvent): void {
		this.places.moved(event);
	}

	/** Replies lead to the item that the first comment is on. `undefined` if it is gone. */
	private async itemOf(subject: EventSubject): Promise<EventItem | undefined> {
		let current: EventSubject | undefined = subject;
		for (let step = 0; current?.type === 'comment'; step++) {
			if (step === MOST_REPLIES) return undefined;
			current = await this.places.subjectOfComment(current.id, this.signal);
		}
		return current;
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

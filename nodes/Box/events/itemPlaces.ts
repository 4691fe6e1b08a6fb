import type { BoxClient } from '../client/boxClient';
import { BoxError } from '../client/error';
import type { Timing } from '../client/http/timing';
import type { BoxEvent, ItemType } from '../client/types';
import { eventId } from './eventId';
import {
	foldersOf,
	subjectOfComment,
	type EventItem,
	type EventSubject,
	type ItemFolders,
} from './eventItem';
import { RecentIds } from './recentIds';
import { SharedAnswers } from './sharedAnswers';

const COLLECTIONS: Record<ItemType, string> = {
	file: 'files',
	folder: 'folders',
	web_link: 'web_links',
};
const MOST_PLACES = 500;
const MOST_MOVES = 1000;
const MOST_COMMENTS = 500;

/** In milliseconds. A folder stays where it is until an event says that it was moved. */
const LIFETIMES: Record<ItemType, number> = { file: 10_000, web_link: 10_000, folder: Infinity };

/** Which folders the items of an account are in. Box is asked once for all who want to know. */
export class ItemPlaces {
	private readonly places: SharedAnswers<ItemFolders>;
	private readonly comments: SharedAnswers<EventSubject | undefined>;
	private readonly moves = new RecentIds(MOST_MOVES);

	constructor(
		private readonly box: Pick<BoxClient, 'request'>,
		timing: Pick<Timing, 'now'>,
	) {
		this.places = new SharedAnswers(timing, MOST_PLACES);
		this.comments = new SharedAnswers(timing, MOST_COMMENTS);
	}

	/** Rejects if Box cannot be asked now. An item that is gone is in no folder. */
	async foldersAbove(item: EventItem, signal?: AbortSignal): Promise<ItemFolders> {
		const ask = async () => await this.ask(item);
		const lifetime = LIFETIMES[item.type];
		return await this.places.get(`${item.type} ${item.id}`, ask, { lifetime, signal });
	}

	/** What a comment is on. `undefined` if it is gone. Rejects if Box cannot be asked now. */
	async subjectOfComment(id: string, signal?: AbortSignal): Promise<EventSubject | undefined> {
		const ask = async () => await this.askForComment(id);
		// A comment stays where it is.
		return await this.comments.get(id, ask, { lifetime: Infinity, signal });
	}

	/** To be called by each reader with an event about a move: what is known may have changed. */
	moved(event: BoxEvent): void {
		const id = eventId(event);
		if (this.moves.has(id)) return;
		this.moves.add([id]);
		this.places.clear();
	}

	/** https://developer.box.com/reference/get-folders-id/, and the same for files and web links */
	private async ask(item: EventItem): Promise<ItemFolders> {
		const answer = this.box.request({
			method: 'GET',
			path: [COLLECTIONS[item.type], item.id],
			query: { fields: ['parent', 'path_collection'] },
		});
		return await answer.then(foldersOf, ifGone<ItemFolders>({}));
	}

	/** https://developer.box.com/reference/get-comments-id/ */
	private async askForComment(id: string): Promise<EventSubject | undefined> {
		const answer = this.box.request({
			method: 'GET',
			path: ['comments', id],
			query: { fields: ['item'] },
		});
		return await answer.then(subjectOfComment, ifGone(undefined));
	}
}

/** How Box answers for an item that is gone, that this account may not see, or that cannot exist. */
const GONE = [400, 403, 404, 405, 410];

/** What is known of something that is gone. Any other failure stays one, also one that is not Box's. */
function ifGone<T>(nothing: T): (error: unknown) => T {
	return (error) => {
		if (error instanceof BoxError && error.fromBox && GONE.includes(error.status)) return nothing;
		throw error;
	};
}

import type { BoxClient } from '../client/boxClient';
import { BoxError } from '../client/error';
import type { ItemType } from '../client/types';
import { placeOf, type EventItem } from './eventItem';
import { placeIn, type Place, type WatchedFolder } from './select';

const COLLECTIONS: Record<ItemType, string> = {
	file: 'files',
	folder: 'folders',
	web_link: 'web_links',
};
const REMEMBERED_FOLDERS = 500;

type Whereabouts = Pick<EventItem, 'parentId' | 'ancestorIds'>;

/** Answers whether an item is in a watched folder, and asks Box where its event does not say. */
export class FolderLookup {
	private readonly known = new Map<string, Whereabouts>();

	constructor(
		private readonly box: Pick<BoxClient, 'request'>,
		private readonly folder: WatchedFolder,
	) {}

	/** Where an item is by what its event says. */
	placeOf(item: EventItem): Place {
		return placeIn(this.folder, item);
	}

	/** Rejects when Box cannot be asked now; an item that is gone is not in the folder. */
	async isInside(item: EventItem): Promise<boolean> {
		const place = this.placeOf(item);
		return place === 'unknown' ? await this.isFoundInside(item) : place === 'inside';
	}

	/** What is remembered of folders holds no longer: one of them was moved. */
	forget(): void {
		this.known.clear();
	}

	private async isFoundInside(item: EventItem): Promise<boolean> {
		// Items of one folder share the answer, so the folder is what is asked for where it is known.
		const asked: EventItem =
			item.parentId === undefined ? item : { type: 'folder', id: item.parentId };
		const found: EventItem = { ...asked, ...(await this.whereabouts(asked)) };
		const place = placeIn(this.folder, found);
		if (place !== 'unknown') return place === 'inside';
		// Of a file in the trash, Box tells the folder it was in, but not what is above that.
		const { parentId } = found;
		if (asked.type === 'folder' || parentId === undefined) return false;
		return await this.isFoundInside({ type: 'folder', id: parentId });
	}

	private async whereabouts(item: EventItem): Promise<Whereabouts> {
		const key = `${item.type} ${item.id}`;
		const remembered = this.known.get(key);
		if (remembered) return remembered;
		const found = await this.ask(item);
		if (item.type === 'folder') this.remember(key, found);
		return found;
	}

	/** https://developer.box.com/reference/get-folders-id/ and its likes */
	private async ask(item: EventItem): Promise<Whereabouts> {
		const answer = this.box.request({
			method: 'GET',
			path: [COLLECTIONS[item.type], item.id],
			query: { fields: ['parent', 'path_collection'] },
		});
		return await answer.then(placeOf, nowhereIfGone);
	}

	private remember(key: string, place: Whereabouts): void {
		const [oldest] = this.known.keys();
		if (this.known.size >= REMEMBERED_FOLDERS && oldest !== undefined) this.known.delete(oldest);
		this.known.set(key, place);
	}
}

/** What Box says of an item that is gone, not for this account's eyes, or none that it could know. */
const GONE = [400, 403, 404, 405, 410];

/** Such an item is nowhere; any other fault stays one, and so does a refusal that is not Box's. */
function nowhereIfGone(error: unknown): Whereabouts {
	if (error instanceof BoxError && error.fromBox && GONE.includes(error.status)) return {};
	throw error;
}

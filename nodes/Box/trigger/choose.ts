import type { BoxClient } from '../client/boxClient';
import type { BoxEvent } from '../client/types';
import { itemOf, type EventItem } from '../events/eventItem';
import { FolderLookup } from '../events/folderLookup';
import { isWanted, type Selection } from '../events/select';
import { folder as folderEntity } from '../entities/folder';
import { locate } from '../framework/locate';
import { BoundedTries, type BoundedTriesOptions } from './boundedTries';
import { endsStream, messageOf } from './faults';
import type { TriggerSettings } from './settings';

/**
 * How long no folder at all may be looked up before the events are handed over as they are.
 * Until then the stream waits, as it does in any outage.
 */
const LONGEST_OUTAGE_MS = 3_600_000;

/** Picks the events a workflow is for. Rejects if Box has to be asked and cannot be. */
export type Choose = (events: readonly BoxEvent[]) => Promise<BoxEvent[]>;

export interface ChoiceOptions extends Omit<
	BoundedTriesOptions<EventItem, boolean>,
	'attempt' | 'mayGiveUp'
> {
	/** Told of an event that is chosen although it is not known whether its item is in the folder. */
	onDoubt: (event: BoxEvent, note: string) => void;
}

/**
 * Prepares the choice.
 *
 * @param account the ID of the connected Box user
 * @throws BoxError or InputError if the folder cannot be found
 */
export async function prepareChoice(
	box: BoxClient,
	settings: TriggerSettings,
	account: string,
	options: ChoiceOptions,
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
	const folder = await folderChoice(box, settings, options);
	return async (events) => {
		// A folder was moved, and what is below it with it.
		if (events.some(({ event_type: type }) => type === 'ITEM_MOVE' || type === 'MOVE')) {
			folder?.forget();
		}
		const wanted = events.filter((event) => isWanted(event, selection));
		return folder ? await folder.choose(wanted) : wanted;
	};
}

async function folderChoice(
	box: BoxClient,
	{ folder, includeSubfolders }: TriggerSettings,
	options: ChoiceOptions,
): Promise<FolderChoice | undefined> {
	if (!folder) return undefined;
	const found = await locate(folder, folderEntity, { box, field: 'Folder' });
	// A wrong ID would match nothing, for ever and without a word.
	const check = async () => {
		await found.box.request({
			method: 'GET',
			path: ['folders', found.id],
			query: { fields: ['id'] },
		});
	};
	await check();
	const lookup = new FolderLookup(box, { id: found.id, includeSubfolders });
	return new FolderChoice(lookup, check, options);
}

/** Picks the events about a folder and what is in it. */
class FolderChoice {
	private readonly tries: BoundedTries<EventItem, boolean>;

	/** @param check rejects if the folder itself cannot be read */
	constructor(
		private readonly lookup: FolderLookup,
		private readonly check: () => Promise<void>,
		private readonly options: ChoiceOptions,
	) {
		this.tries = new BoundedTries({
			...options,
			attempt: async (item) => await lookup.isInside(item),
			mayGiveUp: async (since) => since >= LONGEST_OUTAGE_MS || (await this.canRead()),
		});
	}

	forget(): void {
		this.lookup.forget();
	}

	/** An event of which Box does not tell the folder is chosen too: none may be lost. */
	async choose(events: readonly BoxEvent[]): Promise<BoxEvent[]> {
		const isIn = new Map<BoxEvent, boolean>();
		const open: { event: BoxEvent; item: EventItem }[] = [];
		for (const event of events) {
			const item = itemOf(event);
			const place = item ? this.lookup.placeOf(item) : 'outside';
			if (item && place === 'unknown') open.push({ event, item });
			else isIn.set(event, place === 'inside');
		}
		const outcomes = await this.tries.run(open.map(({ item }) => item));
		open.forEach(({ event }, index) => {
			const outcome = outcomes[index];
			const isInside = outcome && 'result' in outcome ? outcome.result : true;
			if (outcome && 'error' in outcome) this.options.onDoubt(event, noteOn(outcome.error));
			isIn.set(event, isInside);
		});
		return events.filter((event) => isIn.get(event));
	}

	/** Whether Box tells of the folder itself: then it is the item that it does not tell of. */
	private async canRead(): Promise<boolean> {
		return await this.check().then(
			() => true,
			(error: unknown) => {
				if (endsStream(error)) throw error;
				return false;
			},
		);
	}
}

function noteOn(error: unknown): string {
	return `It could not be found out whether the item is in the folder: ${messageOf(error)}`;
}

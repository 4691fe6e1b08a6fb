import type { BoxEvent } from '../client/types';
import { subjectOf, type EventSubject } from '../events/eventItem';
import { FolderLookup } from '../events/folderLookup';
import { BoundedRetry, type BoundedRetryOptions } from './boundedRetry';
import { messageOf } from './explanations';
import { endsStream } from './faults';
import type { TriggerSettings } from './settings';
import type { SharedFolders } from './sharedFolders';

/**
 * For how long no folder at all may be looked up before the events are handed over unchecked. Until
 * then the stream waits, as it does in any outage.
 */
const LONGEST_OUTAGE_MS = 3_600_000;

export interface FolderFilterOptions extends Omit<
	BoundedRetryOptions<EventSubject, boolean>,
	'attempt' | 'mayGiveUp'
> {
	/** Called with an event that is kept although it is not known whether its item is in the folder. */
	onUnknown: (event: BoxEvent, note: string) => void;
}

/**
 * The filter for the folder in the settings, if there is one.
 *
 * @throws BoxError or InputError if it cannot be found
 */
export async function createFolderFilter(
	folders: SharedFolders,
	{ folder, includeSubfolders }: TriggerSettings,
	options: FolderFilterOptions,
): Promise<FolderFilter | undefined> {
	if (!folder) return undefined;
	const { signal } = options;
	const { id, check } = await folders.find(folder, signal);
	const lookup = new FolderLookup(folders.places, { id, includeSubfolders }, signal);
	return new FolderFilter(lookup, async () => await check(signal), options);
}

/** Picks the events about a folder and what is in it. */
export class FolderFilter {
	private readonly retry: BoundedRetry<EventSubject, boolean>;

	/** @param check rejects if the folder itself cannot be read */
	constructor(
		private readonly lookup: FolderLookup,
		private readonly check: () => Promise<void>,
		private readonly options: FolderFilterOptions,
	) {
		this.retry = new BoundedRetry({
			...options,
			attempt: async (subject) => await lookup.isInside(subject),
			mayGiveUp: async (elapsed) => elapsed >= LONGEST_OUTAGE_MS || (await this.canRead()),
		});
	}

	/** To be called with an event about a move, before those that come after it are filtered. */
	moved(event: BoxEvent): void {
		this.lookup.moved(event);
	}

	/** An event whose folder Box does not say is kept too: none may be lost. */
	async filter(events: readonly BoxEvent[]): Promise<BoxEvent[]> {
		const isInside = new Map<BoxEvent, boolean>();
		const open: { event: BoxEvent; subject: EventSubject }[] = [];
		for (const event of events) {
			const subject = subjectOf(event);
			const known = subject ? this.lookup.containmentOf(subject) : 'outside';
			if (subject && known === 'unknown') open.push({ event, subject });
			else isInside.set(event, known === 'inside');
		}
		const outcomes = await this.retry.run(open.map(({ subject }) => subject));
		open.forEach(({ event }, index) => {
			const outcome = outcomes[index];
			isInside.set(event, outcome && 'result' in outcome ? outcome.result : true);
			if (outcome && 'error' in outcome) this.options.onUnknown(event, noteOn(outcome.error));
		});
		return events.filter((event) => isInside.get(event));
	}

	/** Whether the folder itself can be read: then the fault is the single item's. */
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
	return `It could not be checked whether the item is in the folder: ${messageOf(error)}`;
}

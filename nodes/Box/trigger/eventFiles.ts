import type { IBinaryKeyData } from 'n8n-workflow';

import { BoxError } from '../client/error';
import type { EventItem } from '../events/eventItem';
import { BoundedTries, type BoundedTriesOptions } from './boundedTries';
import { isLasting, messageOf } from './faults';

/** The file an event is about, or why it does not come with it. */
export type EventFile = { binary: IBinaryKeyData } | { note: string };

/** Gets the file of an item. Rejects if another try may succeed. */
export type FetchFile = (item: EventItem) => Promise<IBinaryKeyData>;

/**
 * The files of events, each with a bounded number of tries: one that cannot be downloaded must not
 * hold up other events for ever, nor be a reason to read them again after a restart.
 */
export class EventFiles {
	private readonly tries: BoundedTries<EventItem, EventFile>;

	constructor(
		fetch: FetchFile,
		options: Omit<BoundedTriesOptions<EventItem, EventFile>, 'attempt' | 'mayGiveUp'>,
	) {
		const attempt = async (item: EventItem) => await fileOrNote(fetch, item);
		this.tries = new BoundedTries({ ...options, attempt });
	}

	/** The file of each item. Rejects only when it is stopped. */
	async get(items: readonly EventItem[]): Promise<EventFile[]> {
		const outcomes = await this.tries.run(items);
		return outcomes.map((outcome) =>
			'result' in outcome ? outcome.result : { note: noteOn(outcome.error) },
		);
	}
}

/**
 * One try. A file that is deleted, trashed, or that this account may not see is a note.
 *
 * @throws any failure that another try may not have
 */
export async function fileOrNote(fetch: FetchFile, item: EventItem): Promise<EventFile> {
	return await fetch(item).then(
		(binary) => ({ binary }),
		(error: unknown) => {
			if (isGone(error)) return { note: noteOn(error) };
			throw error;
		},
	);
}

function isGone(error: unknown): boolean {
	// Without a status there was no way to Box: that says nothing of the file.
	return error instanceof BoxError && error.status > 0 && error.status !== 401 && isLasting(error);
}

function noteOn(error: unknown): string {
	return `The file could not be downloaded when the event was read: ${messageOf(error)}`;
}

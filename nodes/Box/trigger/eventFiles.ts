import type { IBinaryKeyData } from 'n8n-workflow';

import { BoxError } from '../client/error';
import type { EventItem } from '../events/eventItem';
import { BoundedRetry, type BoundedRetryOptions } from './boundedRetry';
import { messageOf } from './explanations';
import { isPermanent } from './faults';

/** The file an event is about, or why the event comes without it. */
export type EventFile = { binary: IBinaryKeyData } | { note: string };

/** Gets the file of an item. Rejects if a retry may succeed. */
export type FetchFile = (item: EventItem) => Promise<IBinaryKeyData>;

/**
 * The files of events, each with a bounded number of attempts: a file that cannot be downloaded must
 * not hold up other events forever, nor cause them to be read again after a restart.
 */
export class EventFiles {
	private readonly retry: BoundedRetry<EventItem, EventFile>;

	constructor(
		fetch: FetchFile,
		options: Omit<BoundedRetryOptions<EventItem, EventFile>, 'attempt' | 'mayGiveUp'>,
	) {
		const attempt = async (item: EventItem) => await fileOrNote(fetch, item);
		this.retry = new BoundedRetry({ ...options, attempt });
	}

	/** The file of each item. Rejects only if it is stopped. */
	async get(items: readonly EventItem[]): Promise<EventFile[]> {
		const outcomes = await this.retry.run(items);
		return outcomes.map((outcome) =>
			'result' in outcome ? outcome.result : { note: noteOn(outcome.error) },
		);
	}
}

/**
 * One attempt. A file that is deleted, trashed, or not visible to this account is a note.
 *
 * @throws any failure that a retry may fix
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
	// Without a status Box was not reached, which says nothing about the file.
	return (
		error instanceof BoxError && error.status > 0 && error.status !== 401 && isPermanent(error)
	);
}

function noteOn(error: unknown): string {
	return `The file could not be downloaded when the event was read: ${messageOf(error)}`;
}

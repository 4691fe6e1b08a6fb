import type { IBinaryKeyData } from 'n8n-workflow';

import { BoxError } from '../client/error';
import type { Timing } from '../client/timing';
import { Backoff } from '../events/backoff';
import type { EventItem } from '../events/eventItem';
import { CredentialError } from '../session/credentialError';
import { isLasting } from './faults';

/** The file an event is about, or why it does not come with it. */
export type EventFile = { binary: IBinaryKeyData } | { note: string };

/** Gets the file of an item. Rejects where another try may succeed. */
export type FetchFile = (item: EventItem) => Promise<IBinaryKeyData>;

/** With the waits between them, long enough for an outage of some minutes. */
const TRIES = 5;
const BETWEEN_TRIES = { first: 15_000, longest: 120_000 };

/** So many files that were given up in a row: then it is not the file, and one try has to do. */
const HOPELESS = 3;

export interface EventFilesOptions {
	timing: Timing;
	signal: AbortSignal;
	/** Told of each failure that another try follows. */
	onFault: (error: unknown) => void;
	/** Told of each file that was given up although it may be there. */
	onGivenUp: (error: unknown) => void;
}

/**
 * The files of events, each with a bounded number of tries: one that cannot be downloaded must not
 * hold up other events for ever, nor be a reason to read them again after a restart.
 */
export class EventFiles {
	/** Since the last file that came. */
	private givenUp = 0;

	constructor(
		private readonly fetch: FetchFile,
		private readonly options: EventFilesOptions,
	) {}

	/** Rejects only when it is stopped. */
	async get(item: EventItem): Promise<EventFile> {
		const { timing, signal, onFault, onGivenUp } = this.options;
		const backoff = new Backoff(timing, BETWEEN_TRIES);
		for (let tries = 0; ;) {
			try {
				const file = await fileOrNote(this.fetch, item);
				this.givenUp = 0;
				return file;
			} catch (error) {
				signal.throwIfAborted();
				// As long as the credential cannot be used, no event comes either.
				if (!(error instanceof CredentialError)) tries += 1;
				if (tries >= (this.givenUp >= HOPELESS ? 1 : TRIES)) {
					this.givenUp += 1;
					onGivenUp(error);
					return { note: noteOn(error) };
				}
				onFault(error);
				await timing.sleep(backoff.next(), signal);
			}
		}
	}
}

/**
 * One try. A file that is deleted, trashed, or not for this account's eyes is a note.
 *
 * @throws whatever another try may fix
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
	const said = error instanceof Error ? error.message : String(error);
	return `The file could not be downloaded when the event was read: ${said}`;
}

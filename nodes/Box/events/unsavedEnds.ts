import type { Timing } from '../client/http/timing';
import { pause } from './pause';

/** While events keep coming, the start of the next execution saves everything before this is over. */
const SAVE_AFTER_MS = 5_000;

export interface UnsavedEndsOptions {
	/** Saves the record of what has arrived, by the key of an execution that has ended. */
	save: (key: string) => void;
	timing: Timing;
	signal: AbortSignal;
}

/**
 * The ends of executions that are recorded, but not saved yet. After a restart these executions
 * would be started again, so they are saved soon: after some seconds, or once the trigger stops.
 */
export class UnsavedEnds {
	/** Of the latest one. */
	private key: string | undefined;

	constructor(private readonly options: UnsavedEndsOptions) {}

	/** An execution has ended. Its key is one that n8n refuses. Never rejects. */
	async add(key: string): Promise<void> {
		const { save, timing, signal } = this.options;
		this.key = key;
		await pause(timing, SAVE_AFTER_MS, signal);
		if (this.key === undefined) return;
		const latest = this.key;
		this.key = undefined;
		save(latest);
	}

	/** Everything is being saved. */
	clear(): void {
		this.key = undefined;
	}
}

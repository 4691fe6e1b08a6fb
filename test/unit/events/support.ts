import type { Timing } from '../../../nodes/Box/client/http/timing';
import type { BoxEvent, JsonObject } from '../../../nodes/Box/client/types';

/** What the clocks show at first: a whole second. */
const FIRST_DATE = Date.parse('2026-06-01T00:00:00Z');

/** A clock that moves only while somebody waits, so that hours pass in no time. */
export class TestClock implements Timing {
	readonly waits: number[] = [];
	private time = 0;

	constructor(private readonly chance = 0) {}

	now(): number {
		return this.time;
	}

	date(): number {
		return FIRST_DATE + this.time;
	}

	readonly random = (): number => this.chance;

	advance(ms: number): void {
		this.time += ms;
	}

	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		this.waits.push(ms);
		this.time += ms;
		await Promise.resolve();
	}
}

/** Waits end when the test says so. */
export class StillClock implements Timing {
	readonly waits: { ms: number; end: () => void }[] = [];

	now(): number {
		return 0;
	}

	date(): number {
		return FIRST_DATE;
	}

	random(): number {
		return 0;
	}

	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			this.waits.push({ ms, end: resolve });
			signal?.addEventListener('abort', () => reject(signal.reason as Error));
		});
	}

	/** Ends the waits of that length that were begun so far. */
	end(ms: number): void {
		for (const wait of this.waits.splice(0).filter((each) => each.ms === ms)) wait.end();
	}
}

export function event(id: string, parts: JsonObject = {}): BoxEvent {
	return { type: 'event', event_id: id, event_type: 'ITEM_UPLOAD', ...parts };
}

export function folderMini(id: string): JsonObject {
	return { type: 'folder', id, sequence_id: '0', etag: '0', name: `Folder ${id}` };
}

/** The path collection of an item below these folders, outermost first. */
export function path(...ids: string[]): JsonObject {
	return { total_count: ids.length, entries: ids.map(folderMini) };
}

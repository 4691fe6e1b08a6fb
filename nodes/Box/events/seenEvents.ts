import type { BoxEvent } from '../client/types';
import { eventId } from './eventId';
import type { Position } from './position';
import { RecentIds } from './recentIds';
import type { ReadState } from './streamPages';

/** How far a stream was read, and what was read of it. Nothing is kept beyond a run. */
export class SeenEvents implements ReadState {
	private readonly seen: RecentIds;

	/** @param capacity how many events are remembered */
	constructor(
		private reached: Position,
		capacity = Infinity,
	) {
		this.seen = new RecentIds(capacity);
	}

	get position(): Position {
		return this.reached;
	}

	unseen(events: readonly BoxEvent[]): BoxEvent[] {
		return eachOnce(events, (id) => this.seen.has(id));
	}

	advance(events: readonly BoxEvent[], next: Position): void {
		this.seen.add(events.map(eventId));
		this.reached = next;
	}
}

/** Those of a page's events that are not known, each once, in their order. */
export function eachOnce(
	events: readonly BoxEvent[],
	isKnown: (id: string) => boolean,
): BoxEvent[] {
	const onThisPage = new Set<string>();
	return events.filter((event) => {
		const id = eventId(event);
		if (onThisPage.has(id) || isKnown(id)) return false;
		onThisPage.add(id);
		return true;
	});
}

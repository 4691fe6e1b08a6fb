import type { EventQuery } from '../client/calls/events';
import type { Timing } from '../client/http/timing';
import { ChangeFeed } from './changeFeed';
import type { Listener } from './changeWaits';
import { IntervalGrid } from './intervalGrid';
import { FIRST_MOMENT, Moments, type Moment } from './moment';
import type { DatedPage } from './pageMemory';
import { SharedPages } from './sharedPages';
import { LARGEST_PAGE } from './streamPages';
import { typesToAskFor } from './streams';
import type { Seen, StreamSource } from './streamSource';

/** Who reads a stream. */
export interface StreamMember extends Listener {
	/** The event types that are wanted; left out for all. */
	eventTypes?: Iterable<string>;
}

/**
 * The stream of one account, for all who follow it in this process: each page is read once, and one
 * long poll waits for changes. How far each has read is its own business, so that nobody waits for
 * another.
 */
export class SharedStream {
	private readonly ending = new AbortController();
	private readonly members = new Set<StreamMember>();
	private readonly moments = new Moments();
	private readonly pages: SharedPages;
	private readonly feed: ChangeFeed;
	private readonly grid: IntervalGrid;

	/** @param streamType Box's `stream_type` */
	constructor(
		private readonly streamType: string,
		timing: Timing,
	) {
		const { moments, members } = this;
		const { signal } = this.ending;
		this.grid = new IntervalGrid(timing, moments);
		this.pages = new SharedPages(moments, timing, () => members.size > 1);
		const stream = streamType;
		this.feed = new ChangeFeed({ stream, moments, timing, signal, listeners: () => members });
	}

	/** Adds a reader until its signal aborts, or it leaves. */
	join(member: StreamMember): { source: StreamSource; leave: () => void } {
		this.members.add(member);
		return { source: this.sourceFor(member), leave: () => void this.members.delete(member) };
	}

	/** Ends all requests. */
	close(): void {
		this.ending.abort();
	}

	private sourceFor(member: StreamMember): StreamSource {
		const { feed, grid } = this;
		const had = new WeakSet<DatedPage>();
		const read = async (query: EventQuery, since: Moment) =>
			isShared(query)
				? await this.pages.read({ ...member, query, types: this.typesFor(query), since, had })
				: await this.readAlone(query, member);
		return {
			get since() {
				return feed.since;
			},
			read,
			eventPage: async (query) =>
				await read(query, query.streamPosition === 'now' ? FIRST_MOMENT : feed.since),
			changed: async (seen: Seen) => await feed.next(seen, member),
			passed: async (interval) => await grid.passed(interval, member.signal),
		};
	}

	private async readAlone(query: EventQuery, member: StreamMember): Promise<DatedPage> {
		const { carrier, signal } = member;
		const began = this.moments.next();
		return { ...(await carrier.source(signal).eventPage(query)), began, carrier };
	}

	/** All types that any of the readers wants; `undefined` if Box does not have to choose. */
	private typesFor({ eventTypes: asked }: EventQuery): string[] | undefined {
		if (!asked) return undefined;
		const wanted = new Set(asked);
		for (const { eventTypes } of this.members) {
			const types = typesToAskFor(this.streamType, eventTypes);
			if (!types) return undefined;
			for (const type of types) wanted.add(type);
		}
		return [...wanted];
	}
}

/** Whether others may ask for the same page. What is read by date is one reader's business. */
function isShared({ streamPosition, limit, createdAfter }: EventQuery): boolean {
	return createdAfter === undefined && (streamPosition === 'now' || limit === LARGEST_PAGE);
}

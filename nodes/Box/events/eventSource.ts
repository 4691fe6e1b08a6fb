import type { BoxClient } from '../client/boxClient';
import type { EventQuery } from '../client/calls/events';
import type { Moment } from './moment';
import type { DatedPage } from './pageMemory';
import type { Position } from './position';

/** The part of Box that an event stream needs. It sets the pace: see `pacedSource`. */
export type EventSource = Pick<BoxClient, 'eventPage' | 'realtimeServers' | 'longPoll'>;

/** What gives the pages of a stream: https://developer.box.com/reference/get-events/ */
export type PageSource = Pick<EventSource, 'eventPage'>;

/** Either may fail while the other one works: Box's API, or its realtime servers. */
export type StreamPart = 'events' | 'realtime';

/** What requests are sent with: a credential. Those who share a stream may have different ones. */
export interface Carrier {
	/** @param signal ends the requests. It has to abort when they are over, too */
	source(signal: AbortSignal): EventSource;
	/** Rejects if pages that were read with another credential are not for this one. */
	vouch(signal: AbortSignal): Promise<void>;
}

/** How far a reader has read. */
export interface Seen {
	position: Position;
	/** When its last page was asked for. */
	began: Moment;
}

/** A stream as one of its readers sees it. The events on its pages are not to be changed. */
export interface StreamSource extends PageSource {
	/** A page without news must have been asked for no earlier, to be up to date. */
	readonly since: Moment;
	/** The page that the query asks for, which others may have read already. */
	read(query: EventQuery, since: Moment): Promise<DatedPage>;
	/** Resolves when there may be something that is not seen yet, with what `read` takes then. */
	changed(seen: Seen): Promise<Moment>;
	/** Resolves when the interval is over, in milliseconds, with what `read` takes then. */
	passed(interval: number): Promise<Moment>;
}

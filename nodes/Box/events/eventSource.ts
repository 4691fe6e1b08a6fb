import type { BoxClient } from '../client/boxClient';

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

import type { BoxClient } from '../client/boxClient';

/** The part of Box that an event stream needs. It sets the pace: see `pacedSource`. */
export type EventSource = Pick<BoxClient, 'eventPage' | 'realtimeServers' | 'longPoll'>;

/** What gives the pages of a stream: https://developer.box.com/reference/get-events/ */
export type PageSource = Pick<EventSource, 'eventPage'>;

/** Either may fail while the other one works: Box's API, or its realtime servers. */
export type StreamPart = 'events' | 'realtime';

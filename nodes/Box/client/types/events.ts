import type { JsonObject } from './json';

/** An event of a user or enterprise stream: https://developer.box.com/reference/resources/event/ */
export interface BoxEvent extends JsonObject {
	type: 'event';
	/** Box leaves it out of, or empty in, a few events. */
	event_id?: string;
	event_type: string;
	created_at?: string;
}

/** One page of events. The position is a 64-bit number kept as its digits: a JavaScript number would damage it. */
export interface EventPage {
	entries: BoxEvent[];
	nextStreamPosition: string;
}

/** What `OPTIONS /events` answers: where to wait for the next change. */
export interface RealtimeServer {
	url: string;
	/** Seconds Box holds the connection open. */
	retryTimeout: number;
	maxRetries: number;
}

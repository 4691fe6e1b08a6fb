import type { EventQuery } from '../client/calls/events';
import type { PageSource } from './eventSource';
import type { Moment } from './moment';
import type { DatedPage } from './pageMemory';
import type { Position } from './position';

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

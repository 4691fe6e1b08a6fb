import type { BoxEvent } from '../client/types';
import {
	toState,
	type Batch,
	type CursorState,
	type Past,
	type StreamIdentity,
} from './cursorState';
import { eventDigest, eventId } from './eventId';
import { BEGINNING, type Position } from './position';
import { RecentIds } from './recentIds';

/** The start of a page. */
export interface Place {
	position: Position;
	/** Counts the pages that were read: positions themselves cannot be compared. */
	page: number;
	/** How many events had been handed over before. */
	handedOver: number;
}

interface PendingBatch extends Batch {
	/** Where to read it again. */
	from: Place;
}

/** Box sends events at least once and in no strict order, at times again much later. */
const REMEMBERED_HANDED_OVER = 2000;
const REMEMBERED_SEEN = 5000;

/**
 * How far a stream has been read and handed over.
 *
 * The position it would go on from after a crash lags behind the one it reads at while events are
 * held back or pending, so that these can be read again.
 */
export class Cursor {
	private readonly seen = new RecentIds(REMEMBERED_SEEN);
	/** Of their digests. */
	private readonly handedOver: RecentIds;
	private readonly pending: PendingBatch[];
	private readonly held = new Set<Place>();
	private reached: Place;
	/** How many events were handed over. */
	private count: number;
	private unread: Past | undefined;

	private constructor(
		readonly identity: StreamIdentity,
		position: Position,
		state: Pick<CursorState, 'handedOver' | 'pending' | 'past'> = { handedOver: '', pending: [] },
	) {
		this.reached = { position, page: 0, handedOver: 0 };
		this.unread = state.past;
		const handedOver = state.handedOver.split(' ').filter(Boolean);
		this.handedOver = new RecentIds(REMEMBERED_HANDED_OVER, handedOver);
		// How many of them come after the position is not known.
		this.count = handedOver.length;
		this.pending = state.pending.map((batch) => ({ ...batch, from: this.reached }));
	}

	/** A cursor for a stream of which nothing is known but where to begin. */
	static startingAt(identity: StreamIdentity, position: Position): Cursor {
		return new Cursor(identity, position);
	}

	/** A cursor that reads the past first, and then the live stream from where it is now. */
	static startingInPast(identity: StreamIdentity, past: Past): Cursor {
		return new Cursor(identity, BEGINNING, { handedOver: '', pending: [], past });
	}

	/**
	 * Goes on from what n8n kept. `undefined` where that is damaged, or belongs to another account
	 * or stream, whose positions mean nothing here.
	 */
	static resume(identity: StreamIdentity, kept: unknown): Cursor | undefined {
		const state = toState(kept);
		if (!state || state.account !== identity.account || state.stream !== identity.stream) {
			return undefined;
		}
		return new Cursor(identity, state.position, state);
	}

	/** Where to read on. */
	get position(): Position {
		return this.reached.position;
	}

	/** What is left of the past to be read; `undefined` once the stream is read live. */
	get past(): Past | undefined {
		return this.unread;
	}

	/** Goes on with the live stream. Only when nothing is left of the past to be read again. */
	endPast(): void {
		if (!this.unread || this.pending.length > 0 || this.held.size > 0) return;
		this.reached = this.after(this.unread.live);
		this.unread = undefined;
	}

	/** Goes on elsewhere, as Box does not take the place any more: what is pending is not read again. */
	moveTo(position: Position): void {
		this.unread = undefined;
		this.held.clear();
		this.reached = this.after(position);
		for (const batch of this.pending) batch.from = this.reached;
	}

	/**
	 * Whether so many events may be handed over. What is pending keeps the position where it is: after
	 * a restart all that follows is read again, and has to be known still.
	 */
	hasRoom(events: number): boolean {
		const [first] = this.pending.map(({ from }) => from).sort(byPage);
		return !first || this.count + events - first.handedOver <= REMEMBERED_HANDED_OVER;
	}

	/** The batches whose arrival is not certain, oldest first. */
	get unconfirmed(): readonly Batch[] {
		return this.pending;
	}

	/** The events that were not seen before, each once, in Box's order. */
	unseen(events: readonly BoxEvent[]): BoxEvent[] {
		const onThisPage = new Set<string>();
		return events.filter((event) => {
			const id = eventId(event);
			if (onThisPage.has(id) || this.seen.has(id)) return false;
			onThisPage.add(id);
			return !this.handedOver.has(eventDigest(id));
		});
	}

	/** Has the page that is being read be read again after a crash, until its place is let go. */
	hold(): Place {
		const place = { ...this.reached };
		this.held.add(place);
		return place;
	}

	letGo(place: Place): void {
		this.held.delete(place);
	}

	/** Records that a batch is about to be handed over. */
	begin(batch: Batch, from: Place = this.reached): void {
		this.pending.push({ ...batch, from });
		this.handedOver.add(batch.ids.map(eventDigest));
		this.count += batch.ids.length;
	}

	/** Records that a batch has arrived. */
	confirm(key: string): void {
		const index = this.pending.findIndex((batch) => batch.key === key);
		if (index >= 0) this.pending.splice(index, 1);
	}

	/** Records that a page was dealt with, and where the next one starts. */
	pass(events: readonly BoxEvent[], next: Position): void {
		this.seen.add(events.map(eventId));
		this.reached = this.after(next);
	}

	toState(): CursorState {
		return {
			...this.identity,
			position: this.earliest.position,
			handedOver: [...this.handedOver].join(' '),
			pending: this.pending.map(({ key, ids }) => ({ key, ids: [...ids] })),
			...(this.unread ? { past: { ...this.unread } } : {}),
		};
	}

	/** Whatever comes before is handed over. */
	private get earliest(): Place {
		const places = [...this.held, ...this.pending.map(({ from }) => from)];
		return places.reduce((first, next) => (byPage(first, next) > 0 ? next : first), this.reached);
	}

	private after(position: Position): Place {
		return { position, page: this.reached.page + 1, handedOver: this.count };
	}
}

function byPage(one: Place, other: Place): number {
	return one.page - other.page;
}

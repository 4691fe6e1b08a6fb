import type { BoxEvent } from '../client/types';
import {
	isSameStream,
	toState,
	type Batch,
	type CursorState,
	type Past,
	type StreamIdentity,
} from './cursorState';
import { eventDigest, eventId } from './eventId';
import { OLDEST, type Position } from './position';
import { RecentIds } from './recentIds';
import { eachOnce } from './seenEvents';
import type { ReadState } from './streamPages';

/** Where a page starts: what a cursor can go back to. */
export interface Checkpoint {
	position: Position;
	/** Counts the pages that were read: positions themselves cannot be compared. */
	page: number;
	/** How many events had been handed over before. */
	handedOver: number;
}

interface PendingBatch extends Batch {
	/** Where to read it again. */
	from: Checkpoint;
}

/** Box sends events at least once and in no strict order, at times again much later. */
const REMEMBERED_HANDED_OVER = 2000;
const REMEMBERED_SEEN = 5000;

/**
 * How far a stream has been read and handed over.
 *
 * The position that is saved, to go on from after a crash, lags behind the one that is read at: back
 * to where the oldest events that are buffered or pending can be read again.
 */
export class Cursor implements ReadState {
	private readonly seen = new RecentIds(REMEMBERED_SEEN);
	/** Digests of their IDs. */
	private readonly handedOver: RecentIds;
	private readonly pending: PendingBatch[];
	private readonly retained = new Set<Checkpoint>();
	private current: Checkpoint;
	private handedOverCount: number;
	private remainingPast: Past | undefined;

	private constructor(
		readonly identity: StreamIdentity,
		position: Position,
		state: Pick<CursorState, 'handedOver' | 'pending' | 'past'> = { handedOver: '', pending: [] },
	) {
		this.current = { position, page: 0, handedOver: 0 };
		this.remainingPast = state.past;
		const handedOver = state.handedOver.split(' ').filter(Boolean);
		this.handedOver = new RecentIds(REMEMBERED_HANDED_OVER, handedOver);
		// How many of them come after the position is not known.
		this.handedOverCount = handedOver.length;
		this.pending = state.pending.map((batch) => ({ ...batch, from: this.current }));
	}

	/** A cursor for a stream that was not read before. */
	static startingAt(identity: StreamIdentity, position: Position): Cursor {
		return new Cursor(identity, position);
	}

	/** A cursor that reads the past first, and then the live stream from where it is now. */
	static startingInPast(identity: StreamIdentity, past: Past): Cursor {
		return new Cursor(identity, OLDEST, { handedOver: '', pending: [], past });
	}

	/**
	 * A cursor that goes on from a saved state. `undefined` if that is damaged, or belongs to another
	 * account or stream, whose positions mean nothing here.
	 */
	static resume(identity: StreamIdentity, saved: unknown): Cursor | undefined {
		const state = toState(saved);
		if (!state || !isSameStream(state, identity)) return undefined;
		return new Cursor(identity, state.position, state);
	}

	get position(): Position {
		return this.current.position;
	}

	/** The past that is still being read; `undefined` once the stream is read live. */
	get past(): Past | undefined {
		return this.remainingPast;
	}

	/** Goes on with the live stream, unless something of the past may have to be read again. */
	endPast(): void {
		if (!this.remainingPast || this.pending.length > 0 || this.retained.size > 0) return;
		this.current = this.checkpointAt(this.remainingPast.live);
		this.remainingPast = undefined;
	}

	/** Goes on at another position, as Box refuses this one. What is pending is not read again. */
	seek(position: Position): void {
		this.remainingPast = undefined;
		this.retained.clear();
		this.current = this.checkpointAt(position);
		for (const batch of this.pending) batch.from = this.current;
	}

	/**
	 * Whether so many events may be handed over. A pending batch keeps the saved position where it is:
	 * after a restart all later events are read again, and must still be remembered then.
	 */
	hasRoom(events: number): boolean {
		const [first] = this.pending.map(({ from }) => from).sort(byPage);
		return !first || this.handedOverCount + events - first.handedOver <= REMEMBERED_HANDED_OVER;
	}

	/** The batches that may not have arrived, oldest first. */
	get unconfirmed(): readonly Batch[] {
		return this.pending;
	}

	unseen(events: readonly BoxEvent[]): BoxEvent[] {
		return eachOnce(events, (id) => this.seen.has(id) || this.handedOver.has(eventDigest(id)));
	}

	/** Keeps the saved position at the page that is being read, until the checkpoint is released. */
	retain(): Checkpoint {
		const checkpoint = { ...this.current };
		this.retained.add(checkpoint);
		return checkpoint;
	}

	release(checkpoint: Checkpoint): void {
		this.retained.delete(checkpoint);
	}

	/** Records that a batch is about to be handed over. */
	addPending(batch: Batch, from: Checkpoint = this.current): void {
		this.pending.push({ ...batch, from });
		this.handedOver.add(batch.ids.map(eventDigest));
		this.handedOverCount += batch.ids.length;
	}

	/** Records that a batch has arrived. */
	confirm(key: string): void {
		const index = this.pending.findIndex((batch) => batch.key === key);
		if (index >= 0) this.pending.splice(index, 1);
	}

	advance(events: readonly BoxEvent[], next: Position): void {
		this.seen.add(events.map(eventId));
		this.current = this.checkpointAt(next);
	}

	/** What to save. */
	toState(): CursorState {
		return {
			...this.identity,
			position: this.resumePoint.position,
			handedOver: [...this.handedOver].join(' '),
			pending: this.pending.map(({ key, ids }) => ({ key, ids: [...ids] })),
			...(this.remainingPast ? { past: { ...this.remainingPast } } : {}),
		};
	}

	/** All events before it are handed over. */
	private get resumePoint(): Checkpoint {
		const checkpoints = [...this.retained, ...this.pending.map(({ from }) => from)];
		return checkpoints.reduce(
			(first, next) => (byPage(first, next) > 0 ? next : first),
			this.current,
		);
	}

	private checkpointAt(position: Position): Checkpoint {
		return { position, page: this.current.page + 1, handedOver: this.handedOverCount };
	}
}

function byPage(one: Checkpoint, other: Checkpoint): number {
	return one.page - other.page;
}

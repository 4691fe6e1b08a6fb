import type { BoxEvent } from '../client/types';
import {
	isSameStream,
	toState,
	type Batch,
	type CursorState,
	type Past,
	type StreamIdentity,
} from './cursorState';
import { eventId } from './eventId';
import { HandoverRecord, type Checkpoint, type PendingBatch } from './handoverRecord';
import { OLDEST, type Position } from './position';
import { RecentIds } from './recentIds';
import { eachOnce } from './seenEvents';
import type { ReadState } from './streamPages';

/** Box sends events at least once and in no strict order. */
const REMEMBERED_SEEN = 5000;

const NOTHING_HANDED_OVER = { handedOver: '', pending: [] };

/**
 * How far a stream has been read and handed over.
 *
 * The position that is saved, to go on from after a crash, lags behind the one that is read at: back
 * to where the oldest events that are buffered or pending can be read again.
 */
export class Cursor implements ReadState {
	private readonly seen = new RecentIds(REMEMBERED_SEEN);
	private readonly record: HandoverRecord;
	private current: Checkpoint;
	private remainingPast: Past | undefined;
	/** The number of the first page with nothing new: the pages before it were read to catch up. */
	private caughtUpAt = Number.POSITIVE_INFINITY;

	private constructor(
		readonly identity: StreamIdentity,
		position: Position,
		state: Pick<CursorState, 'handedOver' | 'pending' | 'past'> = NOTHING_HANDED_OVER,
	) {
		this.record = new HandoverRecord(state, position);
		this.current = { position, page: 0, handedOver: 0 };
		this.remainingPast = state.past;
	}

	/** A cursor for a stream that was not read before. */
	static startingAt(identity: StreamIdentity, position: Position): Cursor {
		return new Cursor(identity, position);
	}

	/** A cursor that reads the past first, and then the live stream from where it is now. */
	static startingInPast(identity: StreamIdentity, past: Past): Cursor {
		return new Cursor(identity, OLDEST, { ...NOTHING_HANDED_OVER, past });
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
		if (!this.remainingPast || !this.record.isSettled) return;
		this.current = this.checkpointAt(this.remainingPast.live);
		this.remainingPast = undefined;
	}

	/** Goes on at another position, as Box refuses this one. What is pending is not read again. */
	seek(position: Position): void {
		this.remainingPast = undefined;
		this.current = this.checkpointAt(position);
		this.record.moveTo(this.current);
	}

	/**
	 * Whether so many events may be handed over. A pending batch keeps the saved position where it is:
	 * after a restart all later events are read again, and must still be remembered then.
	 */
	hasRoom(events: number): boolean {
		return this.record.hasRoom(events);
	}

	/** The batches that may not have arrived, oldest first. */
	get unconfirmed(): readonly PendingBatch[] {
		return this.record.pending;
	}

	unseen(events: readonly BoxEvent[]): BoxEvent[] {
		const unseen = eachOnce(events, (id) => this.seen.has(id) || this.record.has(id));
		if (unseen.length === 0) this.caughtUpAt = Math.min(this.caughtUpAt, this.current.page);
		return unseen;
	}

	/** Keeps the saved position at the page that is being read, until the checkpoint is released. */
	retain(): Checkpoint {
		const checkpoint = { ...this.current };
		this.record.retain(checkpoint);
		return checkpoint;
	}

	release(checkpoint: Checkpoint): void {
		this.record.release(checkpoint);
	}

	/** Records that a batch is about to be handed over. */
	addPending(batch: Batch, from: Checkpoint = this.current): PendingBatch {
		const earlierStart = from.page <= this.caughtUpAt ? 'possible' : 'none';
		const pending: PendingBatch = { ...batch, from, earlierStart };
		this.record.add(pending);
		return pending;
	}

	/** Records that a pending batch is about to be started for the first time in this run of n8n. */
	addFirstTry(batch: PendingBatch): void {
		batch.tries ||= 1;
	}

	/** Records that a pending batch is about to be started again. */
	addTry(batch: PendingBatch, hasFailed: boolean): void {
		batch.tries = (batch.tries ?? 1) + 1;
		if (hasFailed) batch.failures = (batch.failures ?? 0) + 1;
	}

	/** Records that a batch has arrived. */
	confirm(key: string): void {
		this.record.confirm(key);
	}

	advance(events: readonly BoxEvent[], next: Position): void {
		this.seen.add(events.map(eventId));
		this.current = this.checkpointAt(next);
	}

	/** What to save. */
	toState(): CursorState {
		return {
			...this.identity,
			position: this.record.earliest(this.current).position,
			...this.record.toState(),
			...(this.remainingPast ? { past: { ...this.remainingPast } } : {}),
		};
	}

	private checkpointAt(position: Position): Checkpoint {
		return { position, page: this.current.page + 1, handedOver: this.record.count };
	}
}

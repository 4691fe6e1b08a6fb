import type { BoxEvent } from '../client/types';
import { eventId } from './eventId';
import { BEGINNING, isPosition, type Position } from './position';
import { RecentIds } from './recentIds';

/** The stream of one account: what a position belongs to. */
export interface StreamIdentity {
	/** The ID of the Box user. */
	account: string;
	/** Box's `stream_type`. */
	stream: string;
}

/** Events that are handed over together. The key lets n8n refuse the same batch a second time. */
export interface Batch {
	key: string;
	/** As `eventId` gives them. */
	ids: string[];
}

/** What n8n keeps of a cursor: plain JSON, in the workflow's static data. */
export interface CursorState extends StreamIdentity {
	/** Whatever comes before is handed over. */
	position: Position;
	/** The events that were handed over last, oldest first. Box may send them again. */
	handedOver: string[];
	/** Batches that are on their way: after a crash they may or may not have arrived. */
	pending: Batch[];
	/** While the past is still being read: then the position is one of the past's stream. */
	past?: Past;
}

/**
 * A part of the enterprise's past, to be read before its live stream. The positions of the two are
 * not interchangeable.
 *
 * https://developer.box.com/guides/events/enterprise-events/for-enterprise/
 */
export interface Past {
	/** RFC 3339: Box's `created_after` and `created_before`. */
	after: string;
	before: string;
	/** Where the live stream was when the reading of the past began. */
	live: Position;
}

interface PendingBatch extends Batch {
	/** The page the batch came from starts here. */
	from: Position;
}

/** Box sends events at least once and in no strict order, at times again much later. */
const REMEMBERED_HANDED_OVER = 2000;
const REMEMBERED_SEEN = 5000;

/**
 * How far a stream has been read and handed over.
 *
 * The position it would go on from after a crash lags behind the one it reads at while batches
 * are pending, so that these can be read again.
 */
export class Cursor {
	private readonly seen = new RecentIds(REMEMBERED_SEEN);
	private readonly handedOver: RecentIds;
	private readonly pending: PendingBatch[];
	private unread: Past | undefined;

	private constructor(
		readonly identity: StreamIdentity,
		private reached: Position,
		state: Pick<CursorState, 'handedOver' | 'pending' | 'past'> = { handedOver: [], pending: [] },
	) {
		this.unread = state.past;
		this.handedOver = new RecentIds(REMEMBERED_HANDED_OVER, state.handedOver);
		this.pending = state.pending.map((batch) => ({ ...batch, from: reached }));
	}

	/** A cursor for a stream of which nothing is known but where to begin. */
	static startingAt(identity: StreamIdentity, position: Position): Cursor {
		return new Cursor(identity, position);
	}

	/** A cursor that reads the past first, and then the live stream from where it is now. */
	static startingInPast(identity: StreamIdentity, past: Past): Cursor {
		return new Cursor(identity, BEGINNING, { handedOver: [], pending: [], past });
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
		return this.reached;
	}

	/** What is left of the past to be read; `undefined` once the stream is read live. */
	get past(): Past | undefined {
		return this.unread;
	}

	/** Goes on with the live stream. Only when nothing is pending: that could not be read again. */
	endPast(): void {
		if (!this.unread || this.pending.length > 0) return;
		this.reached = this.unread.live;
		this.unread = undefined;
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
			const known = this.seen.has(id) || this.handedOver.has(id) || onThisPage.has(id);
			onThisPage.add(id);
			return !known;
		});
	}

	/** Records that a batch from the current page is about to be handed over. */
	begin(batch: Batch): void {
		this.pending.push({ ...batch, from: this.reached });
		this.handedOver.add(batch.ids);
	}

	/** Records that a batch has arrived. */
	confirm(key: string): void {
		const index = this.pending.findIndex((batch) => batch.key === key);
		if (index >= 0) this.pending.splice(index, 1);
	}

	/** Records that a page was dealt with, and where the next one starts. */
	pass(events: readonly BoxEvent[], next: Position): void {
		this.seen.add(events.map(eventId));
		this.reached = next;
	}

	toState(): CursorState {
		return {
			...this.identity,
			position: this.pending[0]?.from ?? this.reached,
			handedOver: [...this.handedOver],
			pending: this.pending.map(({ key, ids }) => ({ key, ids: [...ids] })),
			...(this.unread ? { past: { ...this.unread } } : {}),
		};
	}
}

/** Nothing n8n kept is trusted: a user may have edited or restored it. */
function toState(kept: unknown): CursorState | undefined {
	if (!isRecord(kept)) return undefined;
	const { account, stream, position, handedOver, pending, past } = kept;
	if (typeof account !== 'string' || typeof stream !== 'string') return undefined;
	if (!isPosition(position) || !isTexts(handedOver) || !isBatches(pending)) return undefined;
	if (past !== undefined && !isPast(past)) return undefined;
	return { account, stream, position, handedOver, pending, past };
}

function isPast(value: unknown): value is Past {
	if (!isRecord(value) || !isPosition(value.live)) return false;
	return typeof value.after === 'string' && typeof value.before === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function isTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function isBatches(value: unknown): value is Batch[] {
	return (
		Array.isArray(value) &&
		value.every((each) => isRecord(each) && typeof each.key === 'string' && isTexts(each.ids))
	);
}

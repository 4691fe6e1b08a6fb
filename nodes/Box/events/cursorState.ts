import { isPosition, type Position } from './position';

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
	/**
	 * The events that were handed over last, as Box may send them again: their digests, oldest first,
	 * with spaces between. One text, since n8n looks after each entry of a list.
	 */
	handedOver: string;
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

/**
 * Reads what n8n kept, which is not trusted: a user may have edited or restored it. If only what
 * was handed over is damaged, all from the position on is handed over again: n8n refuses what it
 * has.
 *
 * @returns `undefined` if the position is damaged, or whose it is
 */
export function toState(kept: unknown): CursorState | undefined {
	if (!isRecord(kept)) return undefined;
	const { account, stream, position, handedOver, pending, past } = kept;
	if (typeof account !== 'string' || typeof stream !== 'string') return undefined;
	if (!isPosition(position) || (past !== undefined && !isPast(past))) return undefined;
	const isWhole = typeof handedOver === 'string' && isBatches(pending);
	const done = isWhole ? { handedOver, pending } : { handedOver: '', pending: [] };
	return { account, stream, position, past, ...done };
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

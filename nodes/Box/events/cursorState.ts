import { isObject } from '../client/json';
import { isPosition, type Position } from './position';

/** The stream of one account, which a position belongs to. */
export interface StreamIdentity {
	/** The ID of the Box user. */
	account: string;
	/** Box's `stream_type`. */
	stream: string;
}

export function isSameStream(one: StreamIdentity, other: StreamIdentity): boolean {
	return one.account === other.account && one.stream === other.stream;
}

/** Events that are handed over together. By its key n8n refuses the same batch a second time. */
export interface Batch {
	key: string;
	/** As `eventId` gives them. */
	ids: string[];
	/**
	 * The number of the latest try; 0 if it has not been started. Left out if the batch counts as done
	 * once its execution has started: then there is only one.
	 */
	tries?: number;
	/** How many of the tries before have failed. */
	failures?: number;
}

/** What is saved of a cursor: plain JSON, in the workflow's static data. */
export interface CursorState extends StreamIdentity {
	/** All events before it are handed over. */
	position: Position;
	/**
	 * The events that were handed over last, as Box may send them again: digests of their IDs, oldest
	 * first, separated by spaces. One text, since n8n observes each entry of a list.
	 */
	handedOver: string;
	/** Batches in flight: after a crash they may or may not have arrived. */
	pending: Batch[];
	/** While the past is still being read: then `position` is one of its stream. */
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
	/** Where the live stream was when the reading of the past started. */
	live: Position;
}

/**
 * Reads a saved state, which is not trusted: a user may have edited or restored it. If only the
 * record of what was handed over is damaged, all events from the position on are handed over again,
 * and n8n refuses those it has.
 *
 * @returns `undefined` if the position, or whose it is, is damaged
 */
export function toState(saved: unknown): CursorState | undefined {
	if (!isObject(saved)) return undefined;
	const { account, stream, position, handedOver, pending, past } = saved;
	if (typeof account !== 'string' || typeof stream !== 'string') return undefined;
	if (!isPosition(position) || (past !== undefined && !isPast(past))) return undefined;
	const isIntact = typeof handedOver === 'string' && isBatches(pending);
	const done = isIntact ? { handedOver, pending } : { handedOver: '', pending: [] };
	return { account, stream, position, past, ...done };
}

function isPast(value: unknown): value is Past {
	if (!isObject(value) || !isPosition(value.live)) return false;
	return typeof value.after === 'string' && typeof value.before === 'string';
}

function isTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function isBatches(value: unknown): value is Batch[] {
	return Array.isArray(value) && value.every(isBatch);
}

function isBatch(value: unknown): value is Batch {
	if (!isObject(value) || typeof value.key !== 'string' || !isTexts(value.ids)) return false;
	return isCountOrNone(value.tries) && isCountOrNone(value.failures);
}

function isCountOrNone(value: unknown): boolean {
	return value === undefined || (Number.isSafeInteger(value) && Number(value) >= 0);
}

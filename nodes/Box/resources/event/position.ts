/**
 * A place in an event stream: a 64-bit number, kept as the digits Box sent. As a JavaScript number
 * it would lose its last ones.
 *
 * https://developer.box.com/guides/events/user-events/for-user/
 */
export type Position = string;

/** Box's word for the oldest event it holds. */
export const OLDEST: Position = '0';

/** Whether a text is a position: digits alone. */
export function isPosition(text: string): boolean {
	return /^\d+$/.test(text);
}

/**
 * Where to go on after a page. A stream without events may answer 0, which would lead back to the
 * oldest event: then the place that was asked for still holds.
 */
export function next(asked: Position, answered: Position): Position {
	return BigInt(answered) > 0n ? answered : asked;
}

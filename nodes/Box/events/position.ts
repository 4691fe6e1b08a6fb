/**
 * A position in an event stream: a 64-bit number, kept as the digits Box sent. As a JavaScript
 * number it would lose its last ones.
 *
 * https://developer.box.com/guides/events/user-events/for-user/
 */
export type Position = string;

/** The position before the oldest event that Box still has. */
export const OLDEST: Position = '0';

/** Whether a value is a position: digits only, and no more than 64 bits have. */
export function isPosition(value: unknown): value is Position {
	return typeof value === 'string' && /^\d{1,20}$/.test(value);
}

/**
 * The position after a page. An earlier one, such as the 0 that Box may answer for a stream without
 * events, would lead back to what is over: the position that was asked for still holds then.
 */
export function nextPosition(asked: Position, answered: Position): Position {
	if (!isPosition(answered) || BigInt(answered) < BigInt(asked)) return asked;
	// A new text: the digits are a part of the page's, which would stay in memory with them.
	return BigInt(answered).toString();
}

/**
 * A place in an event stream: a 64-bit number, kept as the digits Box sent. As a JavaScript number
 * it would lose its last ones.
 *
 * https://developer.box.com/guides/events/user-events/for-user/
 */
export type Position = string;

/** The oldest event that Box still has. */
export const BEGINNING: Position = '0';

/** Whether a value is a position: digits alone, and no more than 64 bits have. */
export function isPosition(value: unknown): value is Position {
	return typeof value === 'string' && /^\d{1,20}$/.test(value);
}

/**
 * Where to go on after a page. An empty stream may answer 0, which would mean "from the oldest
 * event on": then the place that was asked for still holds.
 */
export function following(asked: Position, answered: Position): Position {
	return isPosition(answered) && BigInt(answered) > 0n ? answered : asked;
}

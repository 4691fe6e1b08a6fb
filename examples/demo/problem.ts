/** Something outside the demo is wrong; the message says what, and what to do about it. */
export class Problem extends Error {}

/** Box said no. There is no address and no token in the message. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		what: string,
	) {
		super(`${what}: Box answered ${status}${code ? ` (${code})` : ''}`);
	}
}

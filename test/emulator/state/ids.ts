import { randomBytes, randomInt } from 'node:crypto';

/** Decimal ids that rise by one, as strings. Files, folders and the rest share one row of numbers. */
export function decimalIds(first: bigint): () => string {
	let next = first;
	return () => String(next++);
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** An unguessable string for tokens, codes and links: letters and digits, as Box's are. */
export function secret(length = 32): string {
	return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** Unguessable hexadecimal digits, two for each byte. */
export function hex(bytes = 16): string {
	return randomBytes(bytes).toString('hex');
}

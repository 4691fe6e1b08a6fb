import { randomBytes } from 'node:crypto';

/** Decimal ids that rise by one, as strings. Files, folders and the rest share one row of numbers. */
export function decimalIds(first: bigint): () => string {
	let next = first;
	return () => String(next++);
}

/** An unguessable string for tokens, codes and links. */
export function secret(bytes = 24): string {
	return randomBytes(bytes).toString('base64url');
}

/** Unguessable hexadecimal digits, two for each byte. */
export function hex(bytes = 16): string {
	return randomBytes(bytes).toString('hex');
}

import { BoxProblem, missing } from '../errors';

/**
 * Refuses what Box refuses as a name.
 * https://developer.box.com/reference/post-folders/: 1 to 255 characters, nothing unprintable, no
 * slashes, no trailing space, not `.` or `..`.
 */
export function checkName(name: string): void {
	if (name === '') throw missing('name');
	if (Array.from(name).length > 255) {
		throw new BoxProblem(400, 'item_name_too_long', 'Item name too long');
	}
	if (/[\p{Cc}/\\]/u.test(name) || / $/.test(name) || name === '.' || name === '..') {
		throw new BoxProblem(400, 'item_name_invalid', 'Item name invalid');
	}
}

/** Names are the same to Box when they differ in case only: `é` in NFC and in NFD are two. */
export function sameName(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

/**
 * The odd comparison of a preflight: what is asked for is folded (NFKC), what is stored is not. So
 * `①.pdf` is taken where there is a `1.pdf`, and free where there is a `①.pdf`.
 */
export function sameWhenAsked(stored: string, asked: string): boolean {
	return sameName(stored, asked.normalize('NFKC'));
}

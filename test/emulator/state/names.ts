import { BoxProblem, missing } from '../errors';

/**
 * Refuses what Box refuses as a name.
 * https://developer.box.com/reference/post-folders/: 1 to 255 characters, nothing unprintable, no
 * slashes, no trailing space, not `.` or `..`.
 */
export function checkName(name: string): void {
	if (name === '') throw missing('name');
	if (name.length > 255) {
		throw new BoxProblem(400, 'item_name_too_long', 'Item name too long');
	}
	if (/[\p{Cc}/\\]/u.test(name) || / $/.test(name) || name === '.' || name === '..') {
		throw new BoxProblem(400, 'item_name_invalid', 'Item name invalid');
	}
}

/** Names are the same to Box when they differ in case only. */
export function sameName(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

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

/** Signs for units that have the small letters of other capitals: Ohm, Kelvin, Angstrom. */
const SIGNS = /([\u2126\u212A\u212B])/;

/**
 * What names have in common that are the same to Box: `é` in NFC and in NFD are two names, and so are
 * the Kelvin sign and `k`.
 */
export function foldCase(name: string): string {
	return name
		.split(SIGNS)
		.map((part) => (SIGNS.test(part) ? part : part.toLowerCase()))
		.join('');
}

/**
 * The name that Box looks for when it is asked before an upload: folded (NFKC), which stored names
 * are not. So `①.pdf` is taken where there is a `1.pdf`, and free where there is a `①.pdf`.
 */
export function askedName(name: string): string {
	return name.normalize('NFKC');
}

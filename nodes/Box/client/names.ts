/**
 * The form that equal names share: small letters in Unicode's composed form (NFC), since macOS sends
 * `é` as `e` and an accent.
 *
 * Nothing else is folded: `ß` is not `ss`, `ı` is not `i`, `①` is not `1`. Folding too much would put
 * the bytes of one file into another.
 */
export function foldName(name: string): string {
	// A capital Σ becomes ς at the end of a word and σ elsewhere, but both are one letter.
	return name.toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
}

/** Whether two names are equal except for case and Unicode form. */
export function sameName(one: string, other: string): boolean {
	return foldName(one) === foldName(other);
}

/** Tells whether a text has this part in it, whatever their case and Unicode form. */
export function including(part: string): (text: string) => boolean {
	const wanted = foldName(part);
	return (text) => foldName(text).includes(wanted);
}

/** Whether a name could look the same with other code points. */
export function hasOtherForms(name: string): boolean {
	return name.normalize('NFC') !== name.normalize('NFD');
}

/**
 * Whether every name that looks like this one is the same to Box, also if Box folds it (NFKC) before
 * it compares.
 */
export function isPlain(name: string): boolean {
	return name.normalize('NFKC') === name && name.normalize('NFKD') === name && !/[σς]/i.test(name);
}

/** Whether Box takes two names for the same in a folder. It tells Unicode's forms apart. */
export function isSameToBox(one: string, other: string): boolean {
	return likeness(one, other) >= 2;
}

/**
 * How like the wanted name another one is: 3 if it is the same, 2 if only the case differs (Box takes
 * them for the same), 1 if the Unicode form differs, 0 for another name.
 */
export function likeness(name: string, wanted: string): number {
	if (name === wanted) return 3;
	if (differInCase(name, wanted)) return 2;
	return sameName(name, wanted) ? 1 : 0;
}

/**
 * Whether one name is the other in capital or small letters. The Kelvin sign has a small `k` but is
 * no capital of it: it is another form of `K`, as the Angstrom sign is of `Å` and the Ohm sign of `Ω`.
 */
function differInCase(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase() && one.toUpperCase() === other.toUpperCase();
}

/**
 * Whether the item that Box tells of before an upload has the wanted name. If Box does not say which
 * item it is, only a name that Box does not fold is sure to be taken: otherwise the upload decides.
 *
 * @param told its name, if it is known
 * @param least the likeness that counts: 2 is what Box takes for the same
 */
export function isTold(told: string | undefined, wanted: string, least: 1 | 2 = 2): boolean {
	return told === undefined ? isPlain(wanted) : likeness(told, wanted) >= least;
}

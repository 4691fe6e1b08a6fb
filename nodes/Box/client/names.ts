/**
 * What names have in common that mean the same: in small letters and in Unicode's composed form
 * (NFC), since macOS sends `é` as `e` and an accent.
 *
 * Nothing else is folded: `ß` is not `ss`, `ı` is not `i`, `①` is not `1`. Taking too much for the
 * same would put the bytes of one file into another.
 */
export function foldName(name: string): string {
	// A capital Σ becomes ς at the end of a word and σ elsewhere: one letter all the same.
	return name.toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
}

/** Whether two names of items mean the same: they may differ in case and in Unicode's form. */
export function sameName(one: string, other: string): boolean {
	return foldName(one) === foldName(other);
}

/** Whether a name could be written with other code points and look the same. */
export function hasOtherForms(name: string): boolean {
	return name.normalize('NFC') !== name.normalize('NFD');
}

/** Whether Box keeps the two names from being in one folder: it tells Unicode's forms apart. */
export function isSameToBox(one: string, other: string): boolean {
	return likeness(one, other) >= 2;
}

/**
 * How well a name fits the wanted one: 3 for the very same, 2 where only the case differs (one
 * name to Box), 1 where the Unicode form does, 0 for another name.
 */
export function likeness(name: string, wanted: string): number {
	if (name === wanted) return 3;
	if (name.toLowerCase() === wanted.toLowerCase()) return 2;
	return sameName(name, wanted) ? 1 : 0;
}

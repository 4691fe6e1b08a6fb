import type { BoxFile, Query } from '../../client/types';

/**
 * Asks for the fields that the user wants, and for those that an operation needs.
 *
 * @param wanted none of them means the standard ones, which have what is needed
 */
export function withNeeded(wanted: readonly string[], needed: readonly string[]): Query {
	return wanted.length > 0 ? { fields: [...new Set([...wanted, ...needed])] } : {};
}

/** The file with the fields that the user wants, and those that Box always gives. */
export function onlyWanted(
	file: BoxFile,
	wanted: readonly string[],
	needed: readonly string[],
): BoxFile {
	if (wanted.length === 0) return file;
	const extra = needed.filter((name) => !wanted.includes(name));
	const kept = Object.entries(file).filter(([name]) => !extra.includes(name));
	return Object.fromEntries(kept) as BoxFile;
}

import { BoxError } from '../error';
import { encodePath } from '../http/url';
import type { BoxRequest, Json } from '../types';

/** Empty pages in a row that can still be pages of what the user may not see. */
const MAX_EMPTY_PAGES = 1000;

/**
 * Returns a function that tells whether a page is the same as the one before, by its first and last
 * entry. Empty pages are all alike, so only a long row of them counts.
 */
export function pageMemory(): (entries: Json[]) => boolean {
	let previous: string | undefined;
	let repeated = 0;
	return (entries) => {
		const shown = JSON.stringify([entries.length, entries[0], entries.at(-1)]);
		repeated = shown === previous ? repeated + 1 : 0;
		previous = shown;
		return repeated >= (entries.length > 0 ? 1 : MAX_EMPTY_PAGES);
	};
}

/** The error if something between n8n and Box returns the same page again and again. */
export function repeatedPage({ method, path }: BoxRequest): BoxError {
	return new BoxError({
		status: 200,
		code: 'invalid_answer',
		message: 'The same page of the list came twice, so the rest of the list cannot be read',
		method,
		path: encodePath(path),
	});
}

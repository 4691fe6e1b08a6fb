import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

/** Stands for what Box does not let be read. Chosen all the same, it is an empty field. */
export function more(hint: string): INodeListSearchItems {
	return { name: hint, value: '' };
}

/** Pages that are looked through for one that has something to choose. */
const MOST_PAGES = 1000;

/**
 * The first page, from a token on, with something to choose; the editor asks for no more below
 * nothing.
 */
export async function firstWithResults(
	ask: (token: string | undefined) => Promise<INodeListSearchResult>,
	from: string | undefined,
): Promise<INodeListSearchResult> {
	let page = await ask(from);
	const used = new Set([from]);
	while (page.results.length === 0 && typeof page.paginationToken === 'string') {
		// A token that comes again would lead in a circle, and ever new ones without end.
		if (used.has(page.paginationToken) || used.size > MOST_PAGES) return { results: [] };
		used.add(page.paginationToken);
		page = await ask(page.paginationToken);
	}
	return page;
}

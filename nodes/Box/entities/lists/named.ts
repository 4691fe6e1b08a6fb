import type { INodeListSearchItems } from 'n8n-workflow';

import type { BoxClient } from '../../client/boxClient';
import { MAX_OFFSET } from '../../client/calls/paging';
import { numberAt, textAt } from '../../client/json';
import { including } from '../../client/names';
import type { Json, JsonObject, Query } from '../../client/types';
import type { Explanation } from '../../framework/errors/explanation';
import type { EntityList, ListPage } from '../../framework/references/entity';
import { more } from './pages';

const PAGE_SIZE = 100;

interface NamedList {
	path: readonly string[];
	/** The parameter that Box filters by; it matches the beginning of names. */
	filter: string;
	query?: Query;
	/** What the list shows of an entry. */
	label: (entry: BoxEntry) => string;
	/** Where an entry is in Box's web app, before its ID. */
	url: string;
	hint: string;
	/** What it means if Box forbids to list them. */
	forbidden?: Explanation;
}

/** A list that Box pages by offset and filters by itself. */
export function filtered({ path, filter, query, label, url, ...shown }: NamedList): EntityList {
	const page: ListPage = async (box, asked) => {
		const offset = Number(asked.token ?? 0);
		const typed = asked.filter === '' ? {} : { [filter]: asked.filter };
		const { entries, next } = await offsetPage(box, path, { ...query, ...typed }, offset);
		const results = entries.map((entry) => toResult(entry, label(entry), url));
		if (next === undefined) return { results };
		if (next <= MAX_OFFSET) return { results, paginationToken: String(next) };
		return { results: [...results, more('… and more. Type the beginning of the name.')] };
	};
	return { page, ...shown };
}

/** An entry of a list of Box's: `items` have a type and an ID. */
export type BoxEntry = JsonObject & { id: string };

/** One page of a list, and the offset of the next, if there is one. */
export async function offsetPage(
	box: BoxClient,
	path: readonly string[],
	query: Query,
	offset: number,
): Promise<{ entries: BoxEntry[]; next?: number }> {
	const answer = await box.request({
		method: 'GET',
		path,
		expects: 'items',
		query: { ...query, limit: PAGE_SIZE, offset },
	});
	const entries = Array.isArray(answer.entries) ? (answer.entries as BoxEntry[]) : [];
	const next = offset + PAGE_SIZE;
	const hasMore = entries.length > 0 && next < (numberAt(answer.total_count) ?? Infinity);
	return { entries, next: hasMore ? next : undefined };
}

function toResult({ id }: BoxEntry, name: string, url: string): INodeListSearchItems {
	return { name, value: id, url: `${url}/${id}` };
}

/** The entries whose labels contain what is typed, in any case, for a list that Box does not filter. */
export function matching(
	entries: readonly BoxEntry[],
	label: (entry: BoxEntry) => string,
	filter: string,
): INodeListSearchItems[] {
	const fits = including(filter);
	return entries
		.map((entry) => ({ name: label(entry), value: entry.id }))
		.filter(({ name }) => fits(name));
}

/** What tells one entry from others: its name, and what else says which it is. */
export function labelled({ id, name }: BoxEntry, detail?: Json): string {
	const more = textAt(detail);
	return `${textAt(name) ?? `ID ${id}`}${more === undefined ? '' : ` (${more})`}`;
}

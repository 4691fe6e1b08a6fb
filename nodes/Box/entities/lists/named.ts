import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { BoxClient } from '../../client/boxClient';
import { isObject, numberAt, textAt } from '../../client/json';
import type { JsonObject, Query } from '../../client/types';
import type { EntityList, ListPage } from '../../framework/entity';

const PAGE_SIZE = 100;

interface NamedList {
	path: readonly string[];
	/** The parameter that Box filters by; it matches the beginning of names. */
	filter: string;
	query?: Query;
	/** An entry as the list shows it. */
	show(entry: JsonObject): INodeListSearchItems;
	hint: string;
}

/** A list that Box pages by offset and filters by itself. */
export function filtered({ path, filter, query, show, hint }: NamedList): EntityList {
	const page: ListPage = async (box, asked) => {
		const offset = Number(asked.token ?? 0);
		const typed = asked.filter === '' ? {} : { [filter]: asked.filter };
		return await offsetPage(box, path, { ...query, ...typed }, offset, show);
	};
	return { page, hint };
}

async function offsetPage(
	box: BoxClient,
	path: readonly string[],
	query: Query,
	offset: number,
	show: NamedList['show'],
): Promise<INodeListSearchResult> {
	const answer = await box.request({
		method: 'GET',
		path,
		expects: 'items',
		query: { ...query, limit: PAGE_SIZE, offset },
	});
	const entries = Array.isArray(answer.entries) ? answer.entries.filter(isObject) : [];
	const next = offset + PAGE_SIZE;
	const hasMore = entries.length > 0 && next < (numberAt(answer.total_count) ?? Infinity);
	return { results: entries.map(show), ...(hasMore ? { paginationToken: String(next) } : {}) };
}

/** What tells one entry from others: its name, and what else says which it is. */
export function withDetail(name: unknown, detail: unknown, id: string): string {
	const [shown, more] = [textAt(name as never), textAt(detail as never)];
	return [shown ?? `ID ${id}`, more && `(${more})`].filter(Boolean).join(' ');
}

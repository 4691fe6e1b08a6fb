import type { FastifyRequest } from 'fastify';

import { BoxProblem, badRequest } from '../errors';
import type { Kind, Values } from '../tables/kinds';
import { choice, flag, id, otherwise, text } from '../tables/kinds';
import { readQuery } from '../tables/read';
import { metadataFilters } from './metadataFilter';
import { CONTENT_TYPES } from './searchWords';

/** Both bounds belong to it; an open side is infinite. */
export type Range = [from: number, to: number];

/** The query parameters of a search: https://developer.box.com/reference/get-search/ */
const PARAMETERS = {
	query: text(),
	mdfilters: metadataFilters,
	scope: otherwise(choice(['user_content', 'enterprise_content']), 'user_content'),
	type: choice(['file', 'folder', 'web_link']),
	file_extensions: commas(text({ pattern: /^[^.\s]+$/ })),
	created_at_range: range(moment),
	updated_at_range: range(moment),
	size_range: range(wholeNumber),
	owner_user_ids: commas(id()),
	recent_updater_user_ids: commas(id()),
	ancestor_folder_ids: commas(id()),
	content_types: commas(choice(CONTENT_TYPES)),
	trash_content: otherwise(
		choice(['non_trashed_only', 'trashed_only', 'all_items']),
		'non_trashed_only',
	),
	deleted_user_ids: commas(id()),
	deleted_at_range: range(moment),
	sort: otherwise(choice(['relevance', 'modified_at']), 'relevance'),
	direction: otherwise(choice(['DESC', 'ASC']), 'DESC'),
	include_recent_shared_links: otherwise(flag(), false),
};

/** What is searched for, and how. */
export type Search = Values<typeof PARAMETERS>;

/** Reads a search. 400 without anything to search for, and for parameters that are wrong. */
export function readSearch(request: FastifyRequest): Search {
	const { values } = readQuery(request, PARAMETERS, ['limit', 'offset', 'fields']);
	if (!values.query && !values.mdfilters) {
		throw new BoxProblem(400, 'missing_parameter', "Either 'query' or 'mdfilters' is required");
	}
	return values;
}

/** A list with commas between its entries. */
function commas<T>(of: Kind<T>): Kind<T[]> {
	return {
		presence: 'optional',
		read: (value, name) =>
			String(value)
				.split(',')
				.map((each) => of.read(each, name)),
	};
}

/** `from,to`, of which one side may be empty. */
function range(read: (side: string) => number): Kind<Range> {
	return {
		presence: 'optional',
		read: (value, name) => {
			const sides = String(value).split(',');
			const [from = '', to = ''] = sides;
			const bounds: Range = [from ? read(from) : -Infinity, to ? read(to) : Infinity];
			const isRange = sides.length === 2 && `${from}${to}` !== '';
			if (!isRange || bounds.some(Number.isNaN)) {
				throw badRequest(name, `Invalid range '${String(value)}'`);
			}
			return bounds;
		},
	};
}

/** A time of RFC 3339, which has a zone. */
function moment(side: string): number {
	const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(side);
	return isTime ? Date.parse(side) : NaN;
}

function wholeNumber(side: string): number {
	return /^\d+$/.test(side) ? Number(side) : NaN;
}

import { BoxProblem } from '../errors';

/** 400 for what the query language does not have. */
export const invalidQuery = (message: string) => new BoxProblem(400, 'invalid_query', message);

const TOKEN =
	/\s*(?:(<>|<=|>=|[=<>(),])|:(\w+)|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w-]*))/y;

/** A piece of a query. */
export interface Token {
	kind: 'sign' | 'parameter' | 'text' | 'number' | 'word';
	text: string;
}

const KINDS = ['sign', 'parameter', 'text', 'number', 'word'] as const;

/** The pieces of a query; 400 for characters that are part of none. */
export function tokens(query: string): Token[] {
	const all: Token[] = [];
	TOKEN.lastIndex = 0;
	while (query.slice(TOKEN.lastIndex).trim() !== '') {
		const from = TOKEN.lastIndex;
		const found = TOKEN.exec(query);
		if (!found) throw invalidQuery(`Unexpected input at '${query.slice(from).trim()}'`);
		const index = KINDS.findIndex((_, each) => found[each + 1] !== undefined);
		all.push({ kind: KINDS[index] ?? 'word', text: found[index + 1] ?? '' });
	}
	return all;
}

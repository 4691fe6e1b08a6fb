import { COMMENTS } from '../state/comments';
import { bytesOf } from '../state/content';
import type { Item } from '../state/model';
import { currentVersion } from '../state/model';
import type { World } from '../state/world';

/** What of an item is searched: https://developer.box.com/reference/get-search/#param-content_types */
export const CONTENT_TYPES = ['name', 'description', 'file_content', 'comments', 'tags'] as const;

export type ContentType = (typeof CONTENT_TYPES)[number];

/** Whether a text has a word, or the words of a phrase. The text is in lower case. */
type Matcher = (text: string) => boolean;

/** Whether texts have what a query asks for: `has` looks for something in all of them. */
export type WordTest = (has: (matcher: Matcher) => boolean) => boolean;

/** As much of a content as Box indexes, or less. */
const INDEXED = 10_000;

/**
 * Reads a query. Words without an operator may each be the one that is found; with one, all words
 * between two `OR` have to be there, and none after a `NOT`.
 *
 * https://developer.box.com/reference/get-search/#param-query
 */
export function readWords(query: string): WordTest {
	const tokens: string[] = query.match(/"[^"]*"|\S+/g) ?? [];
	const isOperator = (token: string) => ['AND', 'OR', 'NOT'].includes(token);
	if (!tokens.some(isOperator)) {
		const matchers = tokens.map(matcherOf);
		return (has) => matchers.some(has);
	}
	const alternatives: WordTest[] = [];
	for (let rest = tokens; rest.length > 0;) {
		const end = rest.includes('OR') ? rest.indexOf('OR') : rest.length;
		alternatives.push(allOf(rest.slice(0, end)));
		rest = rest.slice(end + 1);
	}
	return (has) => alternatives.some((test) => test(has));
}

function allOf(tokens: string[]): WordTest {
	const terms = tokens.flatMap((word, index) =>
		word === 'AND' || word === 'NOT'
			? []
			: [{ matcher: matcherOf(word), isWanted: tokens[index - 1] !== 'NOT' }],
	);
	return (has) =>
		terms.length > 0 && terms.every(({ matcher, isWanted }) => has(matcher) === isWanted);
}

/** Tells of items whether their texts fit a query. */
export class WordSearch {
	private readonly test: WordTest;
	private readonly comments = new Map<Item, string[]>();

	constructor(
		world: World,
		query: string,
		private readonly kinds: readonly ContentType[] = CONTENT_TYPES,
	) {
		this.test = readWords(query);
		for (const { file, text } of COMMENTS.of(world).values()) {
			this.comments.set(file, [...(this.comments.get(file) ?? []), text]);
		}
	}

	fits(item: Item): boolean {
		return this.test((matcher) => {
			for (const text of this.texts(item)) if (matcher(text)) return true;
			return false;
		});
	}

	/** The item's texts; contents come last, since they take longest to read. */
	private *texts(item: Item): Generator<string> {
		const isSearched = (kind: ContentType) => this.kinds.includes(kind);
		if (isSearched('name')) yield item.name.toLowerCase();
		if (isSearched('description')) yield item.description.toLowerCase();
		if (isSearched('tags')) yield item.tags.join(' ').toLowerCase();
		if (isSearched('comments')) {
			for (const text of this.comments.get(item) ?? []) yield text.toLowerCase();
		}
		if (item.type === 'file' && isSearched('file_content')) {
			const { content } = currentVersion(item);
			const start = bytesOf(content, 0, Math.min(content.size, INDEXED));
			yield start.toString('utf8').toLowerCase();
		}
	}
}

/** Finds a word anywhere, and a quoted phrase as whole words in that order, whatever is between them. */
function matcherOf(words: string): Matcher {
	const wanted = words.toLowerCase();
	if (!wanted.startsWith('"')) return (text) => text.includes(wanted);
	const phrase = wholeWords(wanted);
	return (text) => wholeWords(text).includes(phrase);
}

function wholeWords(text: string): string {
	return ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

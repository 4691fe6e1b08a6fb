import { entryOf, isList, isObject, parseJson, textAt } from '../json';
import type { BoxRequest, Expectation, JsonObject } from '../types';

/** The types of the items of Box's collections. */
const TYPES: Record<string, string> = {
	files: 'file',
	folders: 'folder',
	web_links: 'web_link',
	users: 'user',
};

type Asked = Pick<BoxRequest, 'method' | 'path' | 'expects'>;

/** What Box answers to a request that does not say it. */
function expectationOf({ expects, method }: Asked): Expectation {
	if (expects) return expects;
	if (method === 'DELETE') return 'nothing';
	return method === 'OPTIONS' ? 'uploadUrl' : 'item';
}

/** Why a text is no JSON object, in words that follow "The answer". */
function noObject(text: string): string {
	if (text.trim() === '') return 'is empty';
	if (/^\s*</.test(text)) return 'is a web page';
	return parseJson(text) === undefined ? 'is not JSON' : 'is no JSON object';
}

/**
 * Reads what Box answered to a request.
 *
 * @returns the answer's object, `{}` if Box answers nothing; or why the answer is not Box's, in
 * words that follow "The answer"
 */
export function readExpected(request: Asked, status: number, text: string): JsonObject | string {
	const expected = expectationOf(request);
	if (expected === 'nothing') return status === 204 ? {} : 'is not the 204 that Box gives';
	const body = parseJson(text);
	if (!isObject(body)) return noObject(text);
	return flawOf(request, expected, body) ?? body;
}

function flawOf(
	request: Asked,
	expected: Exclude<Expectation, 'nothing'>,
	body: JsonObject,
): string | undefined {
	switch (expected) {
		case 'item':
			return isItem(body) ? strangeItem(request, body) : "lacks an item's type and ID";
		case 'object':
			return undefined;
		case 'uploadUrl':
			return URL.canParse(textAt(body.upload_url) ?? '') ? undefined : 'names no upload URL';
		case 'items':
			return listFlaw(body, isItem);
		case 'list':
			return listFlaw(body, isObject);
	}
}

/** Whatever `fields` are asked for, Box sends these two. */
function isItem(value: unknown): value is JsonObject & { type: string; id: string } {
	return isObject(value) && textAt(value.type) !== undefined && textAt(value.id) !== undefined;
}

/** A list without a single entry that does not fit. */
function listFlaw({ entries }: JsonObject, fits: (entry: unknown) => boolean): string | undefined {
	if (!isList(entries)) return 'is no list of entries';
	return entries.every(fits) ? undefined : 'lists something that is no entry of Box';
}

/** Whether an item is another one than the path asks for, or of another type. */
function strangeItem({ path }: Asked, item: { type: string; id: string }): string | undefined {
	const type = entryOf(TYPES, ITEM_PATH.exec(path.join('/'))?.[1] ?? '');
	if (type !== undefined && item.type !== type) return `is about something else than a ${type}`;
	const last = path.at(-1) ?? '';
	if (!/^\d+$/.test(last) || item.id === last.replace(/^0+(?=\d)/, '')) return undefined;
	return 'is about another item than the one asked for';
}
/** A new item, one by its ID, a copy of one. */
const ITEM_PATH = /^(\w+)(\/(\d+(\/copy)?|me))?$/;

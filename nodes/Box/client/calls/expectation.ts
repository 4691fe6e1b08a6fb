import { entryOf, isList, isObject, parseJson, textAt } from '../json';
import type { BoxRequest, Expectation, JsonObject } from '../types';

/** The types of the items of Box's collections. */
const TYPES: Record<string, string> = {
	files: 'file',
	folders: 'folder',
	web_links: 'web_link',
	users: 'user',
};

/** What a request says about its answer; one to an address that Box has given has no path. */
export type Expected = Pick<BoxRequest, 'method' | 'expects' | 'mayBeEmpty' | 'mayBeAccepted'> &
	Partial<Pick<BoxRequest, 'path'>>;

/** What Box answers to a request that does not say it. */
function expectationOf({ expects, method }: Expected): Expectation {
	if (expects) return expects;
	if (method === 'DELETE') return 'nothing';
	return method === 'OPTIONS' ? 'uploadUrl' : 'item';
}

/** Why a text is not a JSON object, in words that follow "The answer". */
function notAnObject(text: string): string {
	if (text.trim() === '') return 'is empty';
	if (/^\s*</.test(text)) return 'is a web page';
	return parseJson(text) === undefined ? 'is not JSON' : 'is not a JSON object';
}

/**
 * Reads what Box answered to a request.
 *
 * @returns the answer's object, `{}` if Box answers nothing; or why the answer is not from Box, in
 *   words that follow "The answer"
 */
export function readExpected(request: Expected, status: number, text: string): JsonObject | string {
	const expected = expectationOf(request);
	if (expected === 'nothing') return status === 204 ? {} : 'should have the status 204';
	if (expected === 'accepted' && status !== 202) return 'should have the status 202';
	if (expected === 'accepted' && isAccepted(status, text)) return {};
	if (status === 204 && request.mayBeEmpty) return {};
	if (request.mayBeAccepted && isAccepted(status, text)) return {};
	const body = parseJson(text);
	if (!isObject(body)) return notAnObject(text);
	return flawOf(request, expected, body) ?? body;
}

/** Whether Box does the work later, and has nothing to say of it yet. */
function isAccepted(status: number, text: string): boolean {
	return status === 202 && text.trim() === '';
}

function flawOf(
	request: Expected,
	expected: Exclude<Expectation, 'nothing'>,
	body: JsonObject,
): string | undefined {
	switch (expected) {
		case 'item':
			return isItem(body) ? otherItem(request, body) : 'has no type and ID of an item';
		case 'object':
		case 'accepted':
			return undefined;
		case 'uploadUrl':
			return URL.canParse(textAt(body.upload_url) ?? '') ? undefined : 'has no upload URL';
		case 'items':
			return listFlaw(body, isItem);
		case 'list':
			return listFlaw(body, isObject);
	}
}

/** Box sends these two, whatever `fields` are asked for. */
function isItem(value: unknown): value is JsonObject & { type: string; id: string } {
	return isObject(value) && textAt(value.type) !== undefined && textAt(value.id) !== undefined;
}

/** Whether each entry of a list has the form that Box gives it. */
function listFlaw({ entries }: JsonObject, fits: (entry: unknown) => boolean): string | undefined {
	if (!isList(entries)) return 'has no list of entries';
	return entries.every(fits) ? undefined : 'has an entry that is not from Box';
}

/** Whether an item is not the one the path asks for, or has another type. */
function otherItem(
	{ path = [] }: Expected,
	item: { type: string; id: string },
): string | undefined {
	const address = path.join('/');
	const type = TRANSFER.test(address)
		? 'folder'
		: entryOf(TYPES, ITEM_PATH.exec(address)?.[1] ?? '');
	if (type !== undefined && item.type !== type) return `is not about a ${type}`;
	const last = path.at(-1) ?? '';
	if (TRANSFER.test(address) || !/^\d+$/.test(last) || item.id === last.replace(/^0+(?=\d)/, ''))
		return undefined;
	return 'is about another item than the requested one';
}
/** All content of a user goes to a new folder, which is the answer. */
const TRANSFER = /^users\/\d+\/folders\/0$/;
/** A new item, one by its ID, a copy of one. */
const ITEM_PATH = /^(\w+)(\/(\d+(\/copy)?|me))?$/;

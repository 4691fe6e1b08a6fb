import { isList, isObject, objectAt, parseJson, textAt } from '../json';
import type { BoxRequest, Expectation, JsonObject } from '../types';
import { entryType, otherItem, otherTemplate, type Item } from './expectedItem';

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
			return itemFlaw(request, body);
		case 'sharedItem':
			return itemFlaw(request, body) ?? (hasLink(body) ? undefined : 'has no shared link');
		case 'unsharedItem':
			return itemFlaw(request, body) ?? (hasLink(body) ? 'still has a shared link' : undefined);
		case 'metadata':
			return isMetadata(body)
				? otherTemplate(request.path?.at(-1), body.$template)
				: 'is no metadata';
		case 'answer':
			return body.answer === undefined ? 'has no answer of Box AI' : undefined;
		case 'object':
		case 'accepted':
			return undefined;
		case 'uploadUrl':
			return URL.canParse(textAt(body.upload_url) ?? '') ? undefined : 'has no upload URL';
		case 'items': {
			const type = entryType(request.path);
			return listFlaw(body, (entry) => isItem(entry) && (type ?? entry.type) === entry.type);
		}
		case 'instances':
			return listFlaw(body, (entry) => isObject(entry) && isMetadata(entry));
		case 'list':
			return listFlaw(body, isObject);
	}
}

function itemFlaw({ path }: Expected, body: JsonObject): string | undefined {
	return isItem(body) ? otherItem(path, body) : 'has no type and ID of an item';
}

function hasLink({ shared_link: link }: JsonObject): boolean {
	return textAt(objectAt(link).url) !== undefined;
}

/** Box sends these two, whatever `fields` are asked for. */
function isItem(value: unknown): value is Item {
	return isObject(value) && textAt(value.type) !== undefined && textAt(value.id) !== undefined;
}

/** What Box adds to the values: https://developer.box.com/reference/resources/metadata/ */
function isMetadata({ $scope: scope, $template: template }: JsonObject): boolean {
	return textAt(scope) !== undefined && textAt(template) !== undefined;
}

/** Whether each entry of a list has the form that Box gives it. */
function listFlaw({ entries }: JsonObject, fits: (entry: unknown) => boolean): string | undefined {
	if (!isList(entries)) return 'has no list of entries';
	return entries.every(fits) ? undefined : 'has an entry that is not from Box';
}

import { entryOf, isList, isObject, parseJson, textAt } from '../json';
import type { BoxRequest, Expectation, JsonObject } from '../types';

/** The types of the items of Box's collections. */
const TYPES: Record<string, string> = {
	files: 'file',
	folders: 'folder',
	web_links: 'web_link',
	users: 'user',
	collaborations: 'collaboration',
	comments: 'comment',
	group_memberships: 'group_membership',
	groups: 'group',
	metadata_templates: 'metadata_template',
	sign_requests: 'sign-request',
	task_assignments: 'task_assignment',
	tasks: 'task',
	webhooks: 'webhook',
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

/** What Box adds to the values: https://developer.box.com/reference/resources/metadata/ */
function isMetadata({ $scope: scope, $template: template }: JsonObject): boolean {
	return textAt(scope) !== undefined && textAt(template) !== undefined;
}

/** Whether each entry of a list has the form that Box gives it. */
function listFlaw({ entries }: JsonObject, fits: (entry: unknown) => boolean): string | undefined {
	if (!isList(entries)) return 'has no list of entries';
	return entries.every(fits) ? undefined : 'has an entry that is not from Box';
}

/** Whether an item is not the one the path asks for, or has another type. */
function otherItem(
	{ path = [] }: Expected,
	item: JsonObject & { type: string; id: string },
): string | undefined {
	const address = path.join('/');
	const isTransfer = TRANSFER.test(address);
	const type = isTransfer ? 'folder' : typeAt(address);
	if (type !== undefined && item.type !== type) return `is not about a ${type}`;
	if (TEMPLATE_PATH.test(address)) return otherTemplate(path.at(-2), item.templateKey);
	const asked = isTransfer ? undefined : ID_PATH.exec(address)?.[1];
	const isAsked = asked === undefined || sameKey(item.id, asked.replace(/^0+(?=\d+$)/, ''));
	return isAsked ? undefined : 'is about another item than the requested one';
}

/** The type of what Box answers about, if it follows from the address. */
function typeAt(address: string): string | undefined {
	if (VERSION_PATH.test(address)) return 'file_version';
	return entryOf(TYPES, ITEM_PATH.exec(address)?.[1] ?? '');
}

/** Whether a template, or metadata, is of another template than the requested one. */
function otherTemplate(asked: string | undefined, found: unknown): string | undefined {
	return sameKey(found, asked) ? undefined : 'is about another template than the requested one';
}

function sameKey(one: unknown, other: string | undefined): boolean {
	return textAt(one)?.toLowerCase() === other?.toLowerCase();
}

/** All content of a user goes to a new folder, which is the answer. */
const TRANSFER = /^users\/\d+\/folders\/0$/;
/** A new item, one by its ID, in the trash too, a copy of one. */
const ITEM_PATH = /^(\w+)(\/((\d+|[\da-f]+(-[\da-f]+){4})(\/copy|\/cancel|\/trash)?|me|schema))?$/i;
/** What ends with an ID: a number, or a UUID. */
const ID_PATH = /\/(\d+|[\da-f]+(?:-[\da-f]+){4})(?:\/cancel|\/trash)?$/i;
/** A version of a file, or a new one that is a copy of it. */
const VERSION_PATH = /^files\/\d+\/versions\/(?:\d+|current)$/;
/** A template by its scope and key. */
const TEMPLATE_PATH = /^metadata_templates\/[^/]+\/[^/]+\/schema$/;

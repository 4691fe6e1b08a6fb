import { entryOf, textAt } from '../json';
import type { JsonObject } from '../types';

/** Something in Box, as an answer has it. */
export type Item = JsonObject & { type: string; id: string };

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

/** The types of what Box lists below something else. The items of a folder may be of any type. */
const LISTED: Record<string, string> = {
	...TYPES,
	assignments: 'task_assignment',
	memberships: 'group_membership',
	versions: 'file_version',
};

/** What a shared link can open. */
const SHARED = ['file', 'folder', 'web_link', 'app_item'];

/** The type of all entries of a list, if it follows from the address. */
export function entryType(path: readonly string[] = []): string | undefined {
	return entryOf(LISTED, path.at(-1) ?? '');
}

/** Why an item is not what the path asks for, in words that follow "The answer". */
export function otherItem(path: readonly string[] = [], item: Item): string | undefined {
	const address = path.join('/');
	if (address === 'shared_items' && !SHARED.includes(item.type)) return 'is not about an item';
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

/** Why a template, or metadata, is not of the requested template. */
export function otherTemplate(asked: string | undefined, found: unknown): string | undefined {
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

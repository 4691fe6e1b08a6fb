import { entryOf } from '../client/json';
import type { ItemType } from '../client/types';
import { hasScheme, readBoxUrl, withoutUrlSecrets, withScheme } from './boxUrl';
import { InputError } from './inputError';
import { quote } from './quote';

/** The ID of the root folder, All Files. */
export const ROOT_ID = '0';

/** How a user named an item, before Box was asked anything. */
export type ItemReference =
	| { kind: 'id'; id: string; sharedLink?: string }
	| { kind: 'path'; segments: string[] }
	| { kind: 'sharedLink'; sharedLink: string };

/** Item types in Box's user interface's words. */
export const ITEM_NAMES: Record<ItemType, string> = {
	file: 'file',
	folder: 'folder',
	web_link: 'web link',
};

/** An item type in words; Box may come to have others. */
export function itemNoun(type: string): string {
	return entryOf<string>(ITEM_NAMES, type) ?? 'item';
}

/** Digits of an ID: Box's are numbers of 64 bits. */
const LONGEST_ID = 20;

const EXAMPLES: Record<ItemType, string> = {
	file: 'https://app.box.com/file/1234567890',
	folder: 'https://app.box.com/folder/1234567890',
	web_link: 'https://app.box.com/web_link/1234567890',
};

interface LocatorValue {
	/** `list`, `url`, `id`, `path`; none where the value is a plain text. */
	mode: unknown;
	value: unknown;
}

/**
 * Reads the value of an item's locator. No request is made.
 *
 * What plainly is a URL or a path is taken as one in From List and By ID too, since expressions
 * and AI agents give what they have.
 *
 * @param value a resource locator, or (from an expression or an AI agent) an ID, URL or path as text
 * @param type what the field is for
 * @param field the field's display name
 * @throws InputError where it can name no such item
 */
export function parseReference(value: unknown, type: ItemType, field: string): ItemReference {
	const { mode, value: raw } = toLocator(value);
	if (typeof raw === 'number' && Number.isInteger(raw) && !Number.isSafeInteger(raw)) {
		throw new InputError(
			`'${field}' is a number too large to be exact`,
			'Give the ID as text: its last digits are lost already.',
		);
	}
	const isNumber = typeof raw === 'number' || typeof raw === 'bigint';
	const given = isNumber ? String(raw) : raw;
	if (given === undefined || given === null || (typeof given === 'string' && !given.trim())) {
		throw new InputError(`'${field}' is empty`, `Choose a ${ITEM_NAMES[type]}.`);
	}
	if (typeof given !== 'string') {
		throw new InputError(
			`'${field}' is not a text`,
			'Check that its expression gives an ID, a URL or a path.',
		);
	}
	const text = given.trim();
	return PARSERS[kindOf(text, mode)](text, type, field);
}

function toLocator(value: unknown): LocatorValue {
	if (typeof value !== 'object' || value === null || !('mode' in value)) {
		return { mode: undefined, value };
	}
	// An expression that gives a locator may leave out what it has no value for.
	return { mode: value.mode, value: 'value' in value ? value.value : undefined };
}

/** Whether a locator's value names nothing. */
export function isEmptyLocator(value: unknown): boolean {
	const { value: chosen } = toLocator(value);
	return chosen === undefined || chosen === null || chosen === '';
}

const PARSERS = { url: parseUrl, path: parsePath, id: parseId };

/** What a text plainly is; the locator's mode decides what may be either. */
function kindOf(text: string, mode: unknown): keyof typeof PARSERS {
	if (hasScheme(text)) return 'url';
	if (mode === 'path') return 'path';
	if (hasScheme(withScheme(text))) return 'url';
	if (mode === 'url') return text.startsWith('/') ? 'path' : 'url';
	return /[/\\]/.test(text) ? 'path' : 'id';
}

function parseId(text: string, type: ItemType, field: string): ItemReference {
	if (!/^\d+$/.test(text)) {
		throw new InputError(
			`'${field}' is not the ID of a ${ITEM_NAMES[type]}: ${quote(text)}`,
			`An ID of Box consists of digits alone: the number at the end of ${EXAMPLES[type]}. A path begins with a slash, such as /Reports/2026.`,
		);
	}
	return byId(text, type, field);
}

function byId(given: string, type: ItemType, field: string, sharedLink?: string): ItemReference {
	// A sheet may fill numbers up with zeros; to Box they make no difference.
	const id = given.replace(/^0+(?=\d)/, '');
	if (id.length > LONGEST_ID) {
		throw new InputError(
			`'${field}' is a number too long for an ID: ${quote(id)}`,
			`Use an ID such as the number at the end of ${EXAMPLES[type]}.`,
		);
	}
	if (type !== 'folder' && id === ROOT_ID) {
		throw new InputError(
			`'${field}' names the root folder, not a ${ITEM_NAMES[type]}`,
			`Choose a ${ITEM_NAMES[type]}. ID 0 is the root folder, All Files.`,
		);
	}
	return { kind: 'id', id, sharedLink };
}

/** Names in Box hold no backslash, so one that is typed stands for a slash. */
function parsePath(text: string, type: ItemType, field: string): ItemReference {
	const path = text.replaceAll('\\', '/');
	const segments = path === '/' ? [] : path.replace(/^\//, '').replace(/\/$/, '').split('/');
	if (segments.some((segment) => segment.trim() === '' || segment === '.' || segment === '..')) {
		throw new InputError(
			`'${field}' is not a path: ${quote(withoutUrlSecrets(text))}`,
			'Write the names from the root folder on, with one slash between them, such as /Reports/2026. If a name comes from an expression, check that it gives one.',
		);
	}
	if (segments.length === 0 && type !== 'folder') {
		throw new InputError(
			`'${field}' is the path of the root folder, not of a ${ITEM_NAMES[type]}`,
			'Write the names from the root folder on, such as /Reports/2026/q3.pdf.',
		);
	}
	return { kind: 'path', segments };
}

function parseUrl(text: string, type: ItemType, field: string): ItemReference {
	const url = withScheme(text);
	const wrong = (problem: string) =>
		new InputError(
			`'${field}' ${problem}: ${quote(withoutUrlSecrets(url))}`,
			`Use a URL such as ${EXAMPLES[type]}.`,
		);
	const address = readBoxUrl(url);
	if (!address) throw wrong('is not a URL of Box');
	const { item, sharedLink } = address;
	if (!item) {
		if (sharedLink) return { kind: 'sharedLink', sharedLink };
		throw wrong(`is not the URL of a ${ITEM_NAMES[type]}`);
	}
	if (item.type !== type) {
		throw wrong(`is the URL of a ${ITEM_NAMES[item.type]}, not of a ${ITEM_NAMES[type]}`);
	}
	return byId(item.id, type, field, sharedLink);
}

/**
 * Reads the URL of a shared link. No request is made.
 *
 * @param field the field's display name
 * @throws InputError where it is something else
 */
export function parseSharedLink(text: string, field: string): string {
	const url = withScheme(text.trim());
	const link = readBoxUrl(url)?.sharedLink;
	if (link) return link;
	throw new InputError(
		`'${field}' is not a shared link of Box: ${quote(withoutUrlSecrets(url))}`,
		'Use a URL such as https://app.box.com/s/abcdef.',
	);
}

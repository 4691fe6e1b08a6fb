import { isLoopback } from '../client/hosts';
import type { ItemType } from '../client/types';
import { InputError } from './inputError';

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

const EXAMPLES: Record<ItemType, string> = {
	file: 'https://app.box.com/file/1234567890',
	folder: 'https://app.box.com/folder/1234567890',
	web_link: 'https://app.box.com/web_link/1234567890',
};

/** The first part of an item's address in the web app, and what is there. A Box Note is a file. */
const ADDRESSES: Record<string, ItemType> = {
	file: 'file',
	files: 'file',
	notes: 'file',
	folder: 'folder',
	folders: 'folder',
	web_link: 'web_link',
	weblink: 'web_link',
};

interface LocatorValue {
	mode: string;
	value: unknown;
}

/**
 * Reads the value of an item's locator. No request is made.
 *
 * @param value a resource locator, or (from an expression or an AI agent) an ID, URL or path as text
 * @param type what the field is for
 * @param field the field's display name
 * @throws InputError where it can name no such item
 */
export function parseReference(value: unknown, type: ItemType, field: string): ItemReference {
	const { mode, value: raw } = toLocator(value);
	const text = typeof raw === 'number' ? String(raw) : raw;
	if (text === undefined || text === null || (typeof text === 'string' && text.trim() === '')) {
		throw new InputError(`'${field}' is empty`, `Choose a ${ITEM_NAMES[type]}.`);
	}
	if (typeof text !== 'string') {
		throw new InputError(
			`'${field}' is not a text`,
			'Check that its expression gives an ID, a URL or a path.',
		);
	}
	if (mode === 'url') return parseUrl(text.trim(), type, field);
	if (mode === 'path') return parsePath(text, type, field);
	return parseId(text.trim(), type, field);
}

function toLocator(value: unknown): LocatorValue {
	if (typeof value === 'object' && value !== null && 'mode' in value && 'value' in value) {
		return { mode: String(value.mode), value: value.value };
	}
	if (typeof value === 'string' && /^https?:\/\//i.test(value.trim()))
		return { mode: 'url', value };
	if (typeof value === 'string' && value.startsWith('/')) return { mode: 'path', value };
	return { mode: 'id', value };
}

function parseId(text: string, type: ItemType, field: string): ItemReference {
	if (!/^\d+$/.test(text)) {
		throw new InputError(
			`'${field}' is not the ID of a ${ITEM_NAMES[type]}: '${repeatable(text)}'`,
			`An ID of Box consists of digits alone: the number at the end of ${EXAMPLES[type]}. For a URL or a path choose By URL or By Path.`,
		);
	}
	if (type !== 'folder' && text === '0') {
		throw new InputError(
			`'${field}' names the root folder, not a ${ITEM_NAMES[type]}`,
			`Choose a ${ITEM_NAMES[type]}. ID 0 is the root folder, All Files.`,
		);
	}
	return { kind: 'id', id: text };
}

function parsePath(text: string, type: ItemType, field: string): ItemReference {
	const inner = text.trim().replace(/^\/+/, '').replace(/\/+$/, '');
	const segments = inner === '' ? [] : inner.split('/');
	if (segments.some((segment) => segment.trim() === '' || segment === '.' || segment === '..')) {
		throw new InputError(
			`'${field}' is not a path: '${text}'`,
			'Write the names from the root folder on, with one slash between them, such as /Reports/2026.',
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
	const wrong = (problem: string) =>
		new InputError(
			`'${field}' ${problem}: '${repeatable(text)}'`,
			`Use a URL such as ${EXAMPLES[type]}.`,
		);
	const url = toBoxUrl(text);
	if (!url) throw wrong('is not a URL of Box');
	const parts = url.pathname.split('/').filter(Boolean);
	const sharedLink = sharedLinkOf(url, parts);
	const item = itemOf(sharedLink ? parts.slice(2) : parts);
	if (!item) {
		if (sharedLink) return { kind: 'sharedLink', sharedLink };
		throw wrong(`is not the URL of a ${ITEM_NAMES[type]}`);
	}
	if (item.type !== type) {
		throw wrong(`is the URL of a ${ITEM_NAMES[item.type]}, not of a ${ITEM_NAMES[type]}`);
	}
	return { kind: 'id', id: item.id, sharedLink };
}

/**
 * Reads the URL of a shared link. No request is made.
 *
 * @param field the field's display name
 * @throws InputError where it is something else
 */
export function parseSharedLink(text: string, field: string): string {
	const url = toBoxUrl(text.trim());
	const link = url && sharedLinkOf(url, url.pathname.split('/').filter(Boolean));
	if (link) return link;
	throw new InputError(
		`'${field}' is not a shared link of Box: '${repeatable(text)}'`,
		'Use a URL such as https://app.box.com/s/abcdef.',
	);
}

function toBoxUrl(text: string): URL | undefined {
	if (!URL.canParse(text)) return undefined;
	const url = new URL(text);
	return isBox(url) && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Box's web app, or an emulator of Box on this machine. */
function isBox({ hostname }: URL): boolean {
	return /(^|\.)box\.com$/i.test(hostname) || isLoopback(hostname);
}

/** What an error may repeat: a signed URL has its secret in the path or the query. */
function repeatable(text: string): string {
	if (!URL.canParse(text)) return text;
	const url = new URL(text);
	return `${url.protocol}//${url.host}${isBox(url) ? url.pathname : '/…'}`;
}

/** `/s/<code>` is a shared link, `/v/<name>` one with a vanity name; an item inside of it may follow. */
function sharedLinkOf(url: URL, parts: string[]): string | undefined {
	const [kind, code] = parts;
	if ((kind !== 's' && kind !== 'v') || !code) return undefined;
	const origin = isLoopback(url.hostname) ? url.origin : `https://${url.hostname}`;
	return `${origin}/${kind}/${code}`;
}

function itemOf(parts: string[]): { type: ItemType; id: string } | undefined {
	const [kind = '', id = '', next = '', last = ''] = parts;
	// The web app's older addresses: /files/0/f/<folder>/<name> and /files/0/f/<folder>/1/f_<file>.
	if (kind === 'files' && next && /^\d+$/.test(last)) {
		const file = /^f_(\d+)$/.exec(parts.at(-1) ?? '')?.[1];
		if (file) return { type: 'file', id: file };
		return next === 'f' ? { type: 'folder', id: last } : undefined;
	}
	const type = ADDRESSES[kind];
	return type && /^\d+$/.test(id) ? { type, id } : undefined;
}

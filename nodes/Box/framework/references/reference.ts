import { isItemType, ROOT_ID, ROOT_NAME } from '../../client/itemPath';
import { isObject, parseJson } from '../../client/json';
import { sameName } from '../../client/names';
import type { JsonObject } from '../../client/types';
import { InputError } from '../errors/inputError';
import { quote } from '../errors/quote';
import { hasScheme, itemTypeOf, readBoxUrl, withoutUrlSecrets, withScheme } from './boxUrl';
import { idOf, oneOf, type Entity } from './entity';
import { itemNoun } from './itemNoun';
import { unwrapped } from './unwrapped';

/** How a user named something, before Box was asked anything. */
export type Reference =
	| { kind: 'id'; id: string; sharedLink?: string }
	| { kind: 'path'; segments: string[] }
	| { kind: 'sharedLink'; sharedLink: string }
	| { kind: 'name'; name: string };

/** Digits of a numeric ID: Box's are numbers of 64 bits. */
const LONGEST_ID = 20;

/** Types that the root folder, whose ID is 0, is none of. */
const IN_FOLDERS = ['file', 'web_link'];

interface LocatorValue {
	/** `list`, `url`, `id`, `path`; none if the value is a plain text. */
	mode: unknown;
	value: unknown;
}

/**
 * Reads the value of a locator. No request is made.
 *
 * What plainly is a URL, a path or a name is taken as one in From List and By ID too, since
 * expressions and AI agents give what they have.
 *
 * @param value a resource locator, or (from an expression or an AI agent) an ID, URL or path as text
 * @param entity what the field is for
 * @param field the field's display name
 * @throws InputError if it can name none
 */
export function parseReference(value: unknown, entity: Entity, field: string): Reference {
	const { mode, value: raw } = toLocator(value, entity, field);
	if (typeof raw === 'number' && Number.isInteger(raw) && !Number.isSafeInteger(raw)) {
		throw new InputError(
			`'${field}' is a number too large to be exact`,
			'Give the ID as text: its last digits are lost already.',
		);
	}
	const isNumber = typeof raw === 'number' || typeof raw === 'bigint';
	const given = isNumber ? String(raw) : raw;
	if (given === undefined || given === null || (typeof given === 'string' && !given.trim())) {
		throw new InputError(`'${field}' is empty`, `Choose ${oneOf(entity)}.`);
	}
	if (typeof given !== 'string') {
		throw new InputError(
			`'${field}' is not a text`,
			`Check that its expression gives ${waysToName(entity)}.`,
		);
	}
	const text = unwrapped(given);
	return PARSERS[kindOf(text, mode, entity)](text, entity, field);
}

/** What a field may be given: "an ID, a URL or a path". */
export function waysToName({ url, path, name }: Entity): string {
	const ways = ['an ID', url && 'a URL', path && 'a path', name && `an ${name.noun}`].filter(
		Boolean,
	);
	return ways.length === 1 ? 'an ID' : `${ways.slice(0, -1).join(', ')} or ${ways.at(-1)}`;
}

/** Expressions and AI agents also give an item of Box for its ID, and either as JSON. */
function toLocator(value: unknown, entity: Entity, field: string): LocatorValue {
	const outer = locatorOf(value);
	const given = typeof outer.value === 'string' ? objectIn(outer.value) : outer.value;
	if (!isObject(given)) return outer;
	if (isLocator(given)) return locatorOf(given);
	// Without its type it may be anything, of Box or not.
	const { type, id } = given;
	if (type === entity.type && id !== undefined) return { mode: 'id', value: id };
	if (!isItemType(type) || !isItemType(entity.type)) return outer;
	throw new InputError(
		`'${field}' is a ${itemNoun(type)}, not ${oneOf(entity)}`,
		`Give ${oneOf(entity)}.`,
	);
}

/** An object that is written as JSON. */
function objectIn(text: string): JsonObject | undefined {
	const parsed = /^\s*\{/.test(text) ? parseJson(text) : undefined;
	return isObject(parsed) ? parsed : undefined;
}

function isLocator(value: object): boolean {
	return 'mode' in value || 'value' in value;
}

function locatorOf(value: unknown): LocatorValue {
	if (!isObject(value) || !isLocator(value)) return { mode: undefined, value };
	// An expression that gives a locator may leave out what it has no value for.
	return { mode: value.mode, value: value.value };
}

/** Whether a locator's value names nothing. */
export function isEmptyLocator(value: unknown): boolean {
	const { value: chosen } = locatorOf(value);
	return chosen === undefined || chosen === null || (typeof chosen === 'string' && !chosen.trim());
}

const PARSERS = { url: parseUrl, path: parsePath, id: parseId, name: parseName };

/** What a text plainly is; the locator's mode decides what may be either. */
function kindOf(text: string, mode: unknown, entity: Entity): keyof typeof PARSERS {
	const { type, url, path, name } = entity;
	// The editor keeps the value of All Files when the mode is changed to By URL or By Path.
	if (type === 'folder' && text === ROOT_ID) return 'id';
	if (url && hasScheme(text)) return 'url';
	if (path && mode === 'path') return 'path';
	if (url && hasScheme(withScheme(text))) return 'url';
	if (path && beginsAtRoot(text, type)) return 'path';
	if (url && mode === 'url') return 'url';
	if (path && /[/\\]/.test(text)) return 'path';
	return name && (mode === name.mode || name.fits(text)) ? 'name' : 'id';
}

/** Whether a text plainly is a path. The root folder's name alone is that of a folder only. */
function beginsAtRoot(text: string, type: string): boolean {
	const [first = '', ...others] = text.split(/[/\\]/);
	const isNamed = sameName(first, ROOT_NAME) && (others.length > 0 || type === 'folder');
	return isNamed || text.startsWith('/');
}

function parseName(text: string, { name }: Entity, field: string): Reference {
	if (name?.fits(text)) return { kind: 'name', name: text };
	throw new InputError(
		`'${field}' is not an ${name?.noun}: ${quote(text)}`,
		`Enter one such as ${name?.example}.`,
	);
}

function parseId(text: string, entity: Entity, field: string): Reference {
	const { pattern, rule } = idOf(entity);
	// Some of Box's own tools write an ID as file_12.
	const id = text.startsWith(`${entity.type}_`) ? text.slice(entity.type.length + 1) : text;
	if (pattern.test(id)) return byId(id, entity, field);
	const path = entity.path ? ' A path begins with a slash, such as /Reports/2026.' : '';
	throw new InputError(
		`'${field}' is not the ID of ${oneOf(entity)}: ${quote(text)}`,
		`${rule}: ${whereIdIs(entity)}.${path}`,
	);
}

/** Where a person finds an ID. */
function whereIdIs(entity: Entity): string {
	return entity.url
		? `the number at the end of ${entity.url.example}`
		: `such as ${idOf(entity).example}`;
}

function byId(given: string, entity: Entity, field: string, sharedLink?: string): Reference {
	if (entity.id) return { kind: 'id', id: given, sharedLink };
	// A sheet may fill numbers up with zeros; to Box they make no difference.
	const id = given.replace(/^0+(?=\d)/, '');
	if (id.length > LONGEST_ID) {
		throw new InputError(
			`'${field}' is a number too long for an ID: ${quote(id)}`,
			`Use an ID: ${whereIdIs(entity)}.`,
		);
	}
	if (IN_FOLDERS.includes(entity.type) && id === ROOT_ID) {
		throw new InputError(
			`'${field}' names the root folder, not ${oneOf(entity)}`,
			`Choose ${oneOf(entity)}. ID 0 is the root folder, All Files.`,
		);
	}
	return { kind: 'id', id, sharedLink };
}

/** Names in Box hold no backslash, so one that is typed stands for a slash. */
function parsePath(text: string, entity: Entity, field: string): Reference {
	const path = text.replaceAll('\\', '/');
	const segments = path === '/' ? [] : path.replace(/^\//, '').replace(/\/$/, '').split('/');
	if (segments.some((segment) => segment.trim() === '' || segment === '.' || segment === '..')) {
		throw new InputError(
			`'${field}' is not a path: ${quote(withoutUrlSecrets(text))}`,
			'Write the names from the root folder on, with one slash between them, such as /Reports/2026. If a name comes from an expression, check that it gives one.',
		);
	}
	if (segments.length === 0 && entity.type !== 'folder') {
		throw new InputError(
			`'${field}' is the path of the root folder, not of ${oneOf(entity)}`,
			'Write the names from the root folder on, such as /Reports/2026/q3.pdf.',
		);
	}
	return { kind: 'path', segments };
}

function parseUrl(text: string, entity: Entity, field: string): Reference {
	const url = withScheme(text);
	const wrong = (problem: string) =>
		new InputError(
			`'${field}' ${problem}: ${quote(withoutUrlSecrets(url))}`,
			`Use a URL such as ${entity.url?.example}.`,
		);
	const address = readBoxUrl(url);
	if (!address) throw wrong('is not a URL of Box');
	const { place, sharedLink } = address;
	if (!place) {
		if (sharedLink && entity.path) return { kind: 'sharedLink', sharedLink };
		throw wrong(`is not the URL of ${oneOf(entity)}`);
	}
	if (entity.url?.segments.includes(place.segment)) {
		return byId(place.id, entity, field, sharedLink);
	}
	const other = itemTypeOf(place.segment);
	throw wrong(
		other
			? `is the URL of a ${itemNoun(other)}, not of ${oneOf(entity)}`
			: `is not the URL of ${oneOf(entity)}`,
	);
}

/**
 * Reads the URL of a shared link. No request is made.
 *
 * @param field the field's display name
 * @throws InputError if it is something else
 */
export function parseSharedLink(text: string, field: string): string {
	const url = withScheme(unwrapped(text));
	const link = readBoxUrl(url)?.sharedLink;
	if (link) return link;
	throw new InputError(
		`'${field}' is not a shared link of Box: ${quote(withoutUrlSecrets(url))}`,
		'Use a URL such as https://app.box.com/s/abcdef.',
	);
}

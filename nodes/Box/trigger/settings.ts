import type { ITriggerFunctions } from 'n8n-workflow';

import type { ItemType } from '../client/types';
import { namePattern, type NameTest } from '../events/namePattern';
import { InputError } from '../framework/inputError';
import { parseReference, type ItemReference } from '../framework/reference';
import { MOST_EVENTS } from './properties';

/** What the user has set, checked. */
export interface TriggerSettings {
	/** Box's own types; `undefined` for all. */
	eventTypes?: ReadonlySet<string>;
	folder?: ItemReference;
	includeSubfolders: boolean;
	/** `undefined` for all. */
	itemTypes?: ReadonlySet<ItemType>;
	fitsName?: NameTest;
	ignoreOwn: boolean;
	/** How many events an execution is given at most. */
	batchSize: number;
	simplify: boolean;
}

type ParameterReader = Pick<ITriggerFunctions, 'getNodeParameter'>;

/**
 * Reads the node's parameters. No request is made.
 *
 * @throws InputError where a setting can never work
 */
export function readSettings(context: ParameterReader): TriggerSettings {
	// Without a fallback n8n throws where an option was not added.
	const value = (name: string): unknown => context.getNodeParameter(name, null);
	const eventTypes = [
		...toList(value('eventTypes')),
		...toList(value('options.otherEventTypes')).map((type) => type.toUpperCase()),
	];
	const itemTypes = toList(value('itemTypes')).map(toItemType);
	const isBatch = value('options.executionMode') !== 'each';
	return {
		eventTypes: eventTypes.length > 0 ? new Set(eventTypes) : undefined,
		folder: toFolder(value('folder')),
		includeSubfolders: value('includeSubfolders') !== false,
		itemTypes: itemTypes.length > 0 ? new Set(itemTypes) : undefined,
		fitsName: toNameTest(value('options.namePattern')),
		ignoreOwn: value('options.ignoreOwn') === true,
		batchSize: isBatch ? toBatchSize(value('options.maxEvents')) : 1,
		simplify: value('options.simplify') !== false,
	};
}

/** A list as such, or (from an expression) a text with commas between its entries. */
function toList(value: unknown): string[] {
	const entries: unknown[] = Array.isArray(value) ? value : toText(value).split(',');
	return entries.map((entry) => toText(entry).trim()).filter(Boolean);
}

function toItemType(value: string): ItemType {
	if (value === 'file' || value === 'folder' || value === 'web_link') return value;
	throw new InputError(
		`'Item Types' has an unknown entry: '${value}'`,
		'The types are file, folder and web_link.',
	);
}

function toFolder(value: unknown): ItemReference | undefined {
	return isEmptyLocator(value) ? undefined : parseReference(value, 'folder', 'Folder');
}

function isEmptyLocator(value: unknown): boolean {
	const chosen =
		typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	return chosen === undefined || chosen === null || chosen === '';
}

function toNameTest(value: unknown): NameTest | undefined {
	const pattern = toText(value);
	if (pattern === '') return undefined;
	return namePattern(pattern, (problem) => {
		throw new InputError(
			`'Name Pattern' ${problem}: '${pattern}'`,
			'Write alternatives as {pdf,docx}, with both braces.',
		);
	});
}

function toBatchSize(value: unknown): number {
	if (value === undefined || value === null || value === '') return 100;
	const size = Number(value);
	if (!Number.isInteger(size) || size < 1 || size > MOST_EVENTS) {
		throw new InputError(
			`'Max Events per Execution' is not a whole number from 1 to ${MOST_EVENTS}: '${toText(value)}'`,
			'Correct the value.',
		);
	}
	return size;
}

/** Numbers from expressions are taken as text; what is neither is as good as nothing. */
function toText(value: unknown): string {
	if (typeof value === 'string') return value;
	return typeof value === 'number' ? String(value) : '';
}

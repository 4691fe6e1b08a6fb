import type { ITriggerFunctions } from 'n8n-workflow';

import type { ItemType } from '../client/types';
import { namePattern, type NameTest } from '../events/namePattern';
import { InputError } from '../framework/inputError';
import { parseReference, type ItemReference } from '../framework/reference';
import { toBoxTime } from '../framework/time';
import { LONGEST_INTERVAL, MOST_EVENTS, SHORTEST_INTERVAL } from './options';

/** Whose events: the connected account's, or the whole enterprise's. */
export type StreamChoice = 'user' | 'enterprise';

/** `date` in RFC 3339. */
export type StartFrom = 'now' | 'oldest' | { date: string };

/** What the user has set, checked. */
export interface TriggerSettings {
	stream: StreamChoice;
	/** Milliseconds between two looks; `undefined` for Box's long poll. */
	interval?: number;
	/** Where a stream begins of which nothing was read yet. */
	startFrom: StartFrom;
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
	/** Whether the file an event is about comes with it. */
	downloadFile: boolean;
}

type ParameterReader = Pick<ITriggerFunctions, 'getNodeParameter' | 'getTimezone'>;

/**
 * Reads the node's parameters. No request is made.
 *
 * @throws InputError where a setting can never work
 */
export function readSettings(context: ParameterReader): TriggerSettings {
	// Without a fallback n8n throws where an option was not added.
	const value = (name: string): unknown => context.getNodeParameter(name, null);
	const stream = value('stream') === 'enterprise' ? 'enterprise' : 'user';
	const eventTypes = [
		...toList(value(stream === 'enterprise' ? 'enterpriseEventTypes' : 'eventTypes')),
		...toList(value('options.otherEventTypes')).map((type) => type.toUpperCase()),
	];
	const itemTypes = toList(value('itemTypes')).map(toItemType);
	// The enterprise's stream has no long poll.
	const isByInterval = stream === 'enterprise' || value('listen') === 'interval';
	return {
		stream,
		interval: isByInterval ? toInterval(value('options.interval')) : undefined,
		startFrom: toStartFrom(context, stream),
		eventTypes: eventTypes.length > 0 ? new Set(eventTypes) : undefined,
		folder: toFolder(value('folder')),
		includeSubfolders: value('includeSubfolders') !== false,
		itemTypes: itemTypes.length > 0 ? new Set(itemTypes) : undefined,
		fitsName: toNameTest(value('options.namePattern')),
		ignoreOwn: value('options.ignoreOwn') === true,
		batchSize: toBatchSize(value('options.executionMode'), value('options.maxEvents')),
		simplify: value('options.simplify') !== false,
		downloadFile: value('options.downloadFile') === true,
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

/** How a stream is to be followed. The enterprise's lets Box choose the types. */
export function listening({ stream, interval, eventTypes }: TriggerSettings): {
	interval?: number;
	eventTypes?: string[];
} {
	const types = stream === 'enterprise' && eventTypes ? [...eventTypes] : undefined;
	return { interval, eventTypes: types };
}

function toInterval(value: unknown): number {
	const seconds = value === undefined || value === null || value === '' ? 60 : Number(value);
	if (Number.isFinite(seconds) && seconds >= SHORTEST_INTERVAL && seconds <= LONGEST_INTERVAL) {
		return seconds * 1000;
	}
	throw new InputError(
		`'Interval' is not a number of seconds from ${SHORTEST_INTERVAL} to ${LONGEST_INTERVAL}: '${toText(value)}'`,
		'Correct the value.',
	);
}

function toStartFrom(context: ParameterReader, stream: StreamChoice): StartFrom {
	const chosen = context.getNodeParameter('options.startFrom', 'now');
	if (chosen !== 'date') return chosen === 'oldest' ? 'oldest' : 'now';
	if (stream !== 'enterprise') {
		throw new InputError(
			"'Start From' is a date, which only the enterprise's stream can be read from",
			"Choose another start, or 'Enterprise' as the stream.",
		);
	}
	const entered: unknown = context.getNodeParameter('options.startDate', '');
	const date = toBoxTime(entered, context.getTimezone());
	if (date !== undefined) return { date };
	throw new InputError(
		`'Start Date' is not a date: '${toText(entered)}'`,
		"Add 'Start Date' to the options, with a date such as 2026-01-31.",
	);
}

/** Whoever sets only how many events there may be wants more than one. */
function toBatchSize(mode: unknown, value: unknown): number {
	const isUnset = value === undefined || value === null || value === '';
	if (mode === 'each' || (isUnset && mode !== 'batch')) return 1;
	if (isUnset) return 100;
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

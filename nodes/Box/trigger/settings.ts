import type { ItemType } from '../client/types';
import { folder as folderEntity } from '../entities/folder';
import type { ConfirmWhen } from '../events/confirmation';
import { namePattern, type NameTest } from '../events/namePattern';
import type { LiveStream } from '../events/streams';
import { ITEM_TYPES } from '../fields';
import { quote } from '../framework/errors/quote';
import { triggerParameters, type TriggerParameters } from '../framework/params/parameterSource';
import { Params } from '../framework/params/params';
import { readChoice, readChoices } from '../framework/params/readChoice';
import { readFilledList } from '../framework/params/readList';
import { readTime } from '../framework/params/readTime';
import { isEmptyLocator, parseReference, type Reference } from '../framework/references/reference';
import {
	DEFAULT_TRIES,
	LONGEST_INTERVAL,
	MOST_EVENTS,
	MOST_TRIES,
	SHORTEST_INTERVAL,
} from './options';
import { properties } from './properties';

const TYPES = Object.keys(ITEM_TYPES) as ItemType[];

const CONFIRM_WHEN = ['started', 'finished', 'succeeded'] as const;

/** `date` in RFC 3339. */
export type StartFrom = 'now' | 'oldest' | { date: string };

/** What the user has set, checked. */
export interface TriggerSettings {
	stream: LiveStream;
	/** Milliseconds between two reads; `undefined` for Box's long poll. */
	interval?: number;
	/** Where to start in a stream that was not read before. */
	startFrom: StartFrom;
	/** Box's own types; `undefined` for all. */
	eventTypes?: ReadonlySet<string>;
	folder?: Reference;
	includeSubfolders: boolean;
	/** `undefined` for all. */
	itemTypes?: ReadonlySet<ItemType>;
	matchesName?: NameTest;
	ignoreOwn: boolean;
	/** When an event counts as done. */
	confirmWhen: ConfirmWhen;
	/** How many executions for the same events may fail. */
	maxTries: number;
	/** How many events an execution gets at most. */
	batchSize: number;
	simplify: boolean;
	/** Whether to add the file an event is about. */
	downloadFile: boolean;
}

/**
 * Reads the node's parameters. No request is sent. An expression that gives nothing is refused: the
 * workflow would start for everything.
 *
 * @throws InputError if a setting can never work
 */
export function readSettings(context: TriggerParameters): TriggerSettings {
	const params = new Params(triggerParameters(context), properties);
	params.requireValues();
	const stream = readChoice(params, 'stream', ['user', 'enterprise']) ?? 'user';
	const eventTypes = [
		...readFilledList(params, stream === 'enterprise' ? 'enterpriseEventTypes' : 'eventTypes'),
		...readFilledList(params, 'options.otherEventTypes'),
	].map((type) => type.toUpperCase());
	const itemTypes = readChoices(params, 'itemTypes', TYPES);
	const listen = readChoice(params, 'listen', ['longPoll', 'interval']);
	// The enterprise's stream has no long poll.
	const isByInterval = stream === 'enterprise' || listen === 'interval';
	return {
		stream,
		interval: isByInterval ? interval(params) : undefined,
		startFrom: startFrom(params, stream),
		eventTypes: eventTypes.length > 0 ? new Set(eventTypes) : undefined,
		folder: folder(params),
		includeSubfolders: params.optionalFlag('includeSubfolders') ?? true,
		itemTypes: itemTypes.length > 0 ? new Set(itemTypes) : undefined,
		matchesName: nameTest(params),
		ignoreOwn: params.flag('options.ignoreOwn'),
		confirmWhen: readChoice(params, 'options.confirmWhen', CONFIRM_WHEN) ?? 'started',
		maxTries: maxTries(params),
		batchSize: batchSize(params),
		simplify: params.optionalFlag('options.simplify') ?? true,
		downloadFile: params.flag('options.downloadFile'),
	};
}

function folder(params: Params): Reference | undefined {
	const value = params.value('folder');
	const field = params.displayName('folder');
	return isEmptyLocator(value) ? undefined : parseReference(value, folderEntity, field);
}

function nameTest(params: Params): NameTest | undefined {
	const name = 'options.namePattern';
	const pattern = params.optionalGuard(name);
	if (pattern === undefined) return undefined;
	return namePattern(pattern, (problem) =>
		params.fail(
			name,
			`${problem}: ${quote(pattern)}`,
			'Write alternatives as {pdf,docx}, with both braces.',
		),
	);
}

/** In milliseconds. */
function interval(params: Params): number {
	const name = 'options.interval';
	const text = params.optionalText(name) ?? '60';
	const seconds = Number(text);
	if (seconds >= SHORTEST_INTERVAL && seconds <= LONGEST_INTERVAL) return seconds * 1000;
	return params.fail(
		name,
		`is not a number of seconds from ${SHORTEST_INTERVAL} to ${LONGEST_INTERVAL}: ${quote(text)}`,
		'Correct the value.',
	);
}

function startFrom(params: Params, stream: LiveStream): StartFrom {
	const chosen = readChoice(params, 'options.startFrom', ['now', 'oldest', 'date']) ?? 'now';
	if (chosen !== 'date') return chosen;
	if (stream !== 'enterprise') {
		params.fail(
			'options.startFrom',
			"is a date, which is only possible for the enterprise's events",
			"Choose another value, or choose 'Enterprise' for 'Stream'.",
		);
	}
	const date = readTime(params, 'options.startDate');
	if (date !== undefined) return { date };
	return params.fail(
		'options.startDate',
		'is empty',
		"Add 'Start Date' to the options, with a date such as 2026-01-31.",
	);
}

function maxTries(params: Params): number {
	const name = 'options.maxTries';
	const text = params.optionalText(name) ?? String(DEFAULT_TRIES);
	const tries = Number(text);
	if (Number.isInteger(tries) && tries >= 1 && tries <= MOST_TRIES) return tries;
	return params.fail(
		name,
		`is not a whole number from 1 to ${MOST_TRIES}: ${quote(text)}`,
		'Correct the value.',
	);
}

/** Max Events per Execution alone also means that events are handed over together. */
function batchSize(params: Params): number {
	const name = 'options.maxEvents';
	const mode = readChoice(params, 'options.executionMode', ['each', 'batch']);
	const text = params.optionalText(name);
	if (mode === 'each' || (text === undefined && mode !== 'batch')) return 1;
	const size = Number(text ?? 100);
	if (Number.isInteger(size) && size >= 1 && size <= MOST_EVENTS) return size;
	return params.fail(
		name,
		`is not a whole number from 1 to ${MOST_EVENTS}: ${quote(text ?? '')}`,
		'Correct the value.',
	);
}

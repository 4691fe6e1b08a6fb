import type { ItemType } from '../client/types';
import { folder as folderEntity } from '../entities/folder';
import { COMMON_EVENTS, type CommonEvent, type CommonEventName } from '../events/commonEvents';
import type { ConfirmWhen } from '../events/confirmation';
import { ENTERPRISE_EVENT_TYPES } from '../events/enterpriseEventTypes';
import { EVENT_TYPES } from '../events/eventTypes';
import { namePattern, type NameTest } from '../events/namePattern';
import type { LiveStream } from '../events/streams';
import { ITEM_TYPES } from '../fields';
import { quote } from '../framework/errors/quote';
import { triggerParameters, type TriggerParameters } from '../framework/params/parameterSource';
import { Params } from '../framework/params/params';
import { readChoice, readChoices } from '../framework/params/readChoice';
import { readFilledList } from '../framework/params/readList';
import { readInteger } from '../framework/params/readNumber';
import { readTime } from '../framework/params/readTime';
import { isEmptyLocator, parseReference, type Reference } from '../framework/references/reference';
import {
	DEFAULT_EVENTS,
	DEFAULT_TRIES,
	FORMER_LISTEN,
	LONGEST_INTERVAL,
	MOST_EVENTS,
	MOST_TRIES,
	SHORTEST_INTERVAL,
} from './options';
import { properties } from './properties';

const TYPES = Object.keys(ITEM_TYPES) as ItemType[];

const EVENTS = ['any', ...(Object.keys(COMMON_EVENTS) as CommonEventName[])] as const;

const LISTEN = ['longPoll', 'interval'] as const;

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
	/** Whether the upload of a file that is new is no event. */
	changesOnly: boolean;
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
	return {
		stream,
		interval: isByInterval(params, stream) ? interval(params) : undefined,
		startFrom: startFrom(params, stream),
		...events(params, stream),
		folder: folder(params),
		includeSubfolders: params.optionalFlag('includeSubfolders') ?? true,
		matchesName: nameTest(params),
		ignoreOwn: params.flag('options.ignoreOwn'),
		confirmWhen: readChoice(params, 'options.confirmWhen', CONFIRM_WHEN) ?? 'started',
		maxTries: readInteger(params, 'options.maxTries', 1, MOST_TRIES) ?? DEFAULT_TRIES,
		batchSize: batchSize(params),
		simplify: params.optionalFlag('options.simplify') ?? true,
		downloadFile: params.flag('options.downloadFile'),
	};
}

/** Which events, by the common one that is chosen or by the types. */
function events(
	params: Params,
	stream: LiveStream,
): Pick<TriggerSettings, 'eventTypes' | 'itemTypes' | 'changesOnly'> {
	const name = readChoice(params, 'event', EVENTS) ?? 'any';
	const common: CommonEvent | undefined = name === 'any' ? undefined : COMMON_EVENTS[name];
	const types = common?.types[stream] ?? chosenTypes(params, stream);
	const itemTypes = common?.itemType ? [common.itemType] : readChoices(params, 'itemTypes', TYPES);
	return {
		eventTypes: types.length > 0 ? new Set(types) : undefined,
		itemTypes: itemTypes.length > 0 ? new Set(itemTypes) : undefined,
		changesOnly: common?.isChange ?? false,
	};
}

/** Types that are not listed have a field of their own, as Box adds some without notice. */
function chosenTypes(params: Params, stream: LiveStream): string[] {
	const [name, listed] =
		stream === 'enterprise'
			? (['enterpriseEventTypes', ENTERPRISE_EVENT_TYPES] as const)
			: (['eventTypes', EVENT_TYPES] as const);
	const values = listed.map(({ value }) => value);
	const remedy = "Choose from the list. For another type, add 'Other Event Types' in the options.";
	return [
		...readChoices(params, name, values, { remedy }),
		...readFilledList(params, 'options.otherEventTypes').map((type) => type.toUpperCase()),
	];
}

/** The enterprise's stream has no long poll. */
function isByInterval(params: Params, stream: LiveStream): boolean {
	if (stream === 'enterprise') return true;
	const listen =
		readChoice(params, 'options.listen', LISTEN) ?? readChoice(params, FORMER_LISTEN.name, LISTEN);
	return listen === 'interval';
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

/** Max Events per Execution alone also means that events are handed over together. */
function batchSize(params: Params): number {
	const mode = readChoice(params, 'options.executionMode', ['each', 'batch']);
	if (mode === 'each') return 1;
	const size = readInteger(params, 'options.maxEvents', 1, MOST_EVENTS);
	return size ?? (mode === 'batch' ? DEFAULT_EVENTS : 1);
}

import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** Box's largest page, and so the most events of one execution. */
export const MOST_EVENTS = 500;
export const DEFAULT_EVENTS = 100;

/** In seconds. */
export const SHORTEST_INTERVAL = 1;
export const LONGEST_INTERVAL = 86_400;

/** How often a workflow may fail for the same events. */
export const DEFAULT_TRIES = 3;
export const MOST_TRIES = 10;

/** Listen By, as it stood beside the options. Stored workflows have it: n8n drops what no node describes. */
export const FORMER_LISTEN: INodeProperties = {
	displayName: 'Listen By',
	name: 'listen',
	type: 'hidden',
	default: 'longPoll',
	displayOptions: { show: { stream: ['user'] } },
};

/** What n8n shows a parameter by: whether another one has a value. */
const IS_SET = { _cnd: { exists: true } } as const;

const interval: INodeProperties = {
	displayName: 'Interval',
	name: 'interval',
	type: 'number',
	typeOptions: { minValue: SHORTEST_INTERVAL, maxValue: LONGEST_INTERVAL },
	default: 60,
	description: 'Seconds between two checks for events',
};

/** What few workflows need, in alphabetical order. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Confirm When',
			name: 'confirmWhen',
			type: 'options',
			options: [
				{
					name: 'Execution Finishes',
					value: 'finished',
					description:
						'If n8n stops during an execution, another one is started for its events. Events that were in flight then may be processed twice.',
				},
				{
					name: 'Execution Finishes Successfully',
					value: 'succeeded',
					description:
						'The same, and if an execution fails, another one is started after a minute or more. What it did before it failed may be done twice.',
				},
				{
					name: 'Execution Starts',
					value: 'started',
					description:
						'Exactly one execution for each event, even if it fails, or n8n stops during it',
				},
			],
			default: 'started',
			description:
				'When an event counts as done. Unless that is when its execution starts, what an execution did before it was cut off may be done twice.',
		},
		{
			displayName: 'Download File',
			name: 'downloadFile',
			type: 'boolean',
			default: false,
			description:
				'Whether to download the file an event is about to the field "data". If the file is gone, or cannot be downloaded after several attempts, the event comes without it, and download_note says why. Downloads by the connected account itself do not start the workflow then.',
		},
		{
			displayName: 'Execution Mode',
			name: 'executionMode',
			type: 'options',
			options: [
				{
					name: 'Each Event',
					value: 'each',
					description: 'One execution, with one item, for each event',
				},
				{
					name: 'Events That Arrive Together',
					value: 'batch',
					description:
						'One execution for all events within a second or an interval, with an item for each event. It starts up to two seconds later.',
				},
			],
			default: 'each',
			description: 'When to start an execution',
		},
		{
			displayName: 'Ignore Own Events',
			name: 'ignoreOwn',
			type: 'boolean',
			default: false,
			description:
				'Whether to ignore events caused by the connected account itself. Turn this on if the workflow changes something in Box, so that it does not start itself.',
		},
		// The enterprise's events have no long poll.
		shownIf(interval, { show: { '/stream': ['enterprise'] } }),
		shownIf(interval, { show: { '/stream': ['user'], listen: ['interval'] } }),
		shownIf(interval, {
			show: { '/stream': ['user'], [`/${FORMER_LISTEN.name}`]: ['interval'] },
			hide: { listen: [IS_SET] },
		}),
		{
			displayName: 'Listen By',
			name: 'listen',
			type: 'options',
			options: [
				{
					name: 'Interval',
					value: 'interval',
					description: 'Check for events every minute, or as set in Interval',
				},
				{
					name: 'Long Poll',
					value: 'longPoll',
					description: 'Box reports an event the moment it happens',
				},
			],
			default: 'longPoll',
			displayOptions: { show: { '/stream': ['user'] } },
			description:
				'How to check for events. Choose Interval if a proxy or firewall closes connections that are idle for ten minutes.',
		},
		{
			displayName: 'Max Events per Execution',
			name: 'maxEvents',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: MOST_EVENTS, numberPrecision: 0 },
			default: DEFAULT_EVENTS,
			displayOptions: { hide: { executionMode: ['each'] } },
			description:
				'Events that arrive together start one execution, or several if there are more of them. Without an Execution Mode, this sets it to Events That Arrive Together.',
		},
		{
			displayName: 'Max Tries',
			name: 'maxTries',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: MOST_TRIES, numberPrecision: 0 },
			default: DEFAULT_TRIES,
			displayOptions: { show: { confirmWhen: ['succeeded'] } },
			description:
				'How many executions for the same events may fail. After that, the events are not tried any more, and a failed execution says which ones.',
		},
		{
			displayName: 'Name Pattern',
			name: 'namePattern',
			type: 'string',
			default: '',
			placeholder: 'e.g. invoice-*.{pdf,docx}',
			description:
				'Only events about items whose name matches: * stands for any text, ? for one character, {pdf,docx} for one of several. Case is ignored.',
		},
		{
			displayName: 'Other Event Types',
			name: 'otherEventTypes',
			type: 'string',
			default: '',
			placeholder: 'e.g. ITEM_OPEN',
			displayOptions: { show: { '/event': ['any'] } },
			description:
				'Comma-separated event types, with the names that <a href="https://developer.box.com/guides/events/event-triggers/user-event-triggers/">Box</a> gives them. They are added to those that are chosen from the list.',
		},
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		{
			displayName: 'Start Date',
			name: 'startDate',
			type: 'dateTime',
			default: '',
			displayOptions: { show: { '/stream': ['enterprise'], startFrom: ['date'] } },
			description: 'The events since this moment start the workflow',
		},
		{
			displayName: 'Start From',
			name: 'startFrom',
			type: 'options',
			options: [
				{
					name: 'A Date',
					value: 'date',
					description: "The enterprise's events since the Start Date, up to a year back",
				},
				{ name: 'Now', value: 'now', description: 'Events after the activation' },
				{
					name: 'The Oldest',
					value: 'oldest',
					description: 'All events that Box still has: a few weeks',
				},
			],
			default: 'now',
			description:
				'Where to start in a stream that this node has not read before. After that, it continues where it stopped.',
		},
	],
};

function shownIf(property: INodeProperties, displayOptions: IDisplayOptions): INodeProperties {
	return { ...property, displayOptions };
}

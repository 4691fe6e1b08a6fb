import type { INodeProperties } from 'n8n-workflow';

/** The most events Box puts on a page, and so the most of one execution. */
export const MOST_EVENTS = 500;

/** In seconds. */
export const SHORTEST_INTERVAL = 1;
export const LONGEST_INTERVAL = 86_400;

/** What few workflows need, in the order of the alphabet. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Download File',
			name: 'downloadFile',
			type: 'boolean',
			default: false,
			description:
				'Whether to add the file an event is about, as it is then, in the field "data". If the file is gone, or cannot be downloaded after several tries, the event comes without it, and download_note says why. Downloads by the connected account itself are then left out.',
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
						'One execution for what happens within a second or an interval, with an item for each event. It starts up to two seconds later.',
				},
			],
			default: 'each',
			description: 'What an execution is started for',
		},
		{
			displayName: 'Ignore Own Events',
			name: 'ignoreOwn',
			type: 'boolean',
			default: false,
			description:
				'Whether to leave out what the connected account itself does. Turn it on when this workflow changes something in Box, so that it does not start itself.',
		},
		{
			displayName: 'Interval',
			name: 'interval',
			type: 'number',
			typeOptions: { minValue: SHORTEST_INTERVAL, maxValue: LONGEST_INTERVAL },
			default: 60,
			description: 'Seconds between two looks at the stream if no long poll is used',
		},
		{
			displayName: 'Max Events per Execution',
			name: 'maxEvents',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: MOST_EVENTS, numberPrecision: 0 },
			default: 100,
			description:
				'When more events arrive together, they are spread over several executions. Without effect if Each Event is chosen.',
		},
		{
			displayName: 'Name Pattern',
			name: 'namePattern',
			type: 'string',
			default: '',
			placeholder: 'e.g. invoice-*.{pdf,docx}',
			description:
				'Only what happens to items whose name fits: * stands for any text, ? for one character, {pdf,docx} for one of several. Upper and lower case are the same.',
		},
		{
			displayName: 'Other Event Types',
			name: 'otherEventTypes',
			type: 'string',
			default: '',
			placeholder: 'e.g. ITEM_OPEN',
			description:
				'Event types by the names <a href="https://developer.box.com/guides/events/event-triggers/user-event-triggers/">Box</a> gives them, with commas between. They are added to those that are chosen from the list.',
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
			description: 'Where to start when Start From is a date',
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
				{ name: 'Now', value: 'now', description: 'What happens after the activation' },
				{
					name: 'The Oldest',
					value: 'oldest',
					description: 'All that Box still has: a few weeks',
				},
			],
			default: 'now',
			description:
				'Where to start with a stream that this node has not read before. Later it goes on from where it was.',
		},
	],
};

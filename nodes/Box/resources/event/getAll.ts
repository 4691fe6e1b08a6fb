import { eventJson } from '../../events/eventJson';
import { enterpriseHistory, enterpriseStream, userStream, type Stream } from '../../events/streams';
import { options } from '../../fields/options';
import { paging } from '../../fields/paging';
import type { Params } from '../../framework/params';
import type { Operation } from '../../framework/types';
import { eventSource } from './eventSource';
import { readEvents } from './readEvents';
import { startPosition } from './startPosition';

const STREAMS = ['user', 'enterprise', 'enterpriseHistory'] as const;

const forHistory = { show: { stream: ['enterpriseHistory'] } };

/**
 * Each output item has `next_stream_position`, where the next run may go on, as text: as a number
 * it would lose its last digits.
 *
 * https://developer.box.com/reference/get-events/
 */
export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many events',
	description: 'Get the events of an account or an enterprise, from a position or a date',
	fields: [
		{
			displayName: 'Stream',
			name: 'stream',
			type: 'options',
			options: [enterpriseStream, enterpriseHistory, userStream],
			default: 'user',
			description: 'Whose events to get',
		},
		{
			displayName: 'Start From',
			name: 'startFrom',
			type: 'options',
			options: [
				{ name: 'Oldest', value: 'oldest', description: 'The oldest event that Box still holds' },
				{ name: 'Position', value: 'position', description: 'Where an earlier step ended' },
			],
			default: 'oldest',
			description: 'Where to begin',
		},
		{
			displayName: 'Position',
			name: 'streamPosition',
			type: 'string',
			required: true,
			displayOptions: { show: { startFrom: ['position'] } },
			default: '',
			placeholder: 'e.g. 1152922976252290886',
			description:
				"The next_stream_position of an earlier step: of Get Position, or of an event of Get Many in the same stream. Keep it as text, as it is too long for n8n's numbers.",
		},
		{
			displayName: 'Created After',
			name: 'createdAfter',
			type: 'dateTime',
			displayOptions: forHistory,
			default: '',
			description: 'Only events from this time on. Leave empty for all.',
		},
		{
			displayName: 'Created Before',
			name: 'createdBefore',
			type: 'dateTime',
			displayOptions: forHistory,
			default: '',
			description: 'Only events up to this time. Leave empty for all.',
		},
		{
			displayName: 'Event Types',
			name: 'eventTypes',
			type: 'string',
			default: '',
			placeholder: 'e.g. ITEM_UPLOAD,ITEM_TRASH',
			description:
				'Comma-separated types of the events to return, in Box\'s <a href="https://developer.box.com/guides/events/event-triggers/" target="_blank">own words</a>: those of an enterprise have other names (UPLOAD) than those of an account (ITEM_UPLOAD). Leave empty for all.',
		},
		...paging,
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		options(),
	],
	async run({ box, params }) {
		const stream = params.choice('stream', STREAMS);
		const simplify = params.flag('simplify');
		const { events, position } = await readEvents(eventSource(box, params, stream), {
			stream,
			types: params.list('eventTypes'),
			start: startPosition(params),
			limit: params.limit(),
			...dates(params, stream),
		});
		return events.map((event) => ({
			...eventJson(event, { simplify }),
			next_stream_position: position,
		}));
	},
};

function dates(params: Params, stream: Stream) {
	if (stream !== 'enterpriseHistory') return {};
	return {
		createdAfter: date(params, 'createdAfter'),
		createdBefore: date(params, 'createdBefore'),
	};
}

/** Left empty it is no limit. */
function date(params: Params, name: string): string | undefined {
	return params.isEmpty(name) ? undefined : params.optionalTime(name);
}

import { eventJson } from '../../events/eventJson';
import { OLDEST } from '../../events/position';
import { enterpriseHistory, enterpriseStream, userStream } from '../../events/streams';
import { choice, dateTime, flag, text, when } from '../../fields';
import { operation, paging } from '../../framework';
import { eventSource } from './eventSource';
import { eventTypes, OTHER_NAMES, otherEventTypes, typesOfOther } from './eventTypes';
import { readEvents } from './readEvents';
import { checkPosition } from './startPosition';

const forHistory = { stream: 'enterpriseHistory' };

/**
 * Each output item has `next_stream_position`, where the next run may go on, as text: as a number
 * it would lose its last digits.
 */
export const getAll = operation({
	name: 'Get Many',
	action: 'Get many events',
	description: 'Get the events of an account or an enterprise, from a position or a date',
	reference: 'get-events',
	fields: {
		stream: choice(
			'Stream',
			{ enterprise: enterpriseStream, enterpriseHistory, user: userStream },
			{ default: 'user', description: 'Whose events to get' },
		),
		startFrom: choice(
			'Start From',
			{
				oldest: { name: 'Oldest', description: 'The oldest event that Box still has' },
				position: { name: 'Position', description: 'Where a previous step stopped' },
			},
			{ description: 'Where to start' },
		),
		streamPosition: when(
			{ startFrom: 'position' },
			text('Position', {
				example: '1152922976252290886',
				description:
					'The next_stream_position that Get Position or Get Many returned for the same stream. Keep it as text: it is too long for a number in n8n.',
			}),
		),
		createdAfter: when(
			forHistory,
			dateTime('Created After', {
				description: 'Only events from this time on. Leave empty for all.',
				empty: undefined,
			}),
		),
		createdBefore: when(
			forHistory,
			dateTime('Created Before', {
				description: 'Only events up to this time. Leave empty for all.',
				empty: undefined,
			}),
		),
		eventTypes,
		...paging,
		simplify: flag('Simplify', {
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		}),
	},
	options: { otherEventTypes },
	prepare: ({ streamPosition, createdAfter, createdBefore }, fail) => {
		// Both are texts of one form and in UTC.
		if (createdAfter !== undefined && createdBefore !== undefined && createdAfter > createdBefore) {
			fail('createdBefore', "is before 'Created After'", 'Correct one of the two.');
		}
		if (streamPosition === undefined) return { start: OLDEST };
		return {
			start: checkPosition(streamPosition, (...said) => fail('streamPosition', ...said)),
		};
	},
	async run({ eventTypes, otherEventTypes = [], simplify, ...reading }, { box, params, hint }) {
		const types = [...eventTypes, ...otherEventTypes];
		const source = eventSource(box, params, reading.stream);
		const { events, position } = await readEvents(source, { types, ...reading });
		const others = events.length === 0 ? typesOfOther(reading.stream, types) : [];
		if (others.length > 0) hint(`${others.join(', ')}: ${OTHER_NAMES[reading.stream]}`);
		return events.map((event) => ({
			...eventJson(event, { simplify }),
			next_stream_position: position,
		}));
	},
});

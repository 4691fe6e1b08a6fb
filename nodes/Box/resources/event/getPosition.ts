import { currentPosition } from '../../events/currentPosition';
import { enterpriseStream, STREAM_TYPES, userStream } from '../../events/streams';
import { options } from '../../fields/options';
import type { Operation } from '../../framework/types';
import { eventSource } from './eventSource';

const STREAMS = ['user', 'enterprise'] as const;

/**
 * The output has `next_stream_position` as text: as a number it would lose its last digits.
 *
 * https://developer.box.com/reference/get-events/#param-stream_position
 */
export const getPosition: Operation = {
	value: 'getPosition',
	name: 'Get Position',
	action: 'Get the current position in the events',
	description: 'Get the position after the newest event, to get only later events from there',
	fields: [
		{
			displayName: 'Stream',
			name: 'stream',
			type: 'options',
			options: [enterpriseStream, userStream],
			default: 'user',
			description: 'Which events the position is for. It means nothing in another stream.',
		},
		options(),
	],
	async run({ box, params }) {
		const stream = params.choice('stream', STREAMS);
		const source = eventSource(box, params, stream);
		return {
			stream,
			next_stream_position: await currentPosition(source, STREAM_TYPES[stream]),
		};
	},
};

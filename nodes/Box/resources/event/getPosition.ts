import { currentPosition } from '../../events/currentPosition';
import { enterpriseStream, STREAM_TYPES, userStream } from '../../events/streams';
import { choice } from '../../fields';
import { operation } from '../../framework';
import { eventSource } from './eventSource';

/** The output has `next_stream_position` as text: as a number it would lose its last digits. */
export const getPosition = operation({
	name: 'Get Position',
	action: 'Get the current position in the event stream',
	description: 'Get the current position in the event stream, to get only later events from there',
	reference: 'get-events#param-stream_position',
	fields: {
		stream: choice(
			'Stream',
			{ enterprise: enterpriseStream, user: userStream },
			{
				default: 'user',
				description:
					'The stream to get the position of. A position is only valid in its own stream.',
			},
		),
	},
	async run({ stream }, { box, params }) {
		const source = eventSource(box, params, stream);
		return {
			stream,
			next_stream_position: await currentPosition(source, STREAM_TYPES[stream]),
		};
	},
});

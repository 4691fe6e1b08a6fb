import { choice } from '../../fields';
import { operation } from '../../framework';
import { enterpriseStream, readPage, userStream } from './streams';

/** The output has `next_stream_position` as text: as a number it would lose its last digits. */
export const getPosition = operation({
	name: 'Get Position',
	action: 'Get the current position in the events',
	description: 'Get the position after the newest event, to get only later events from there',
	reference: 'get-events#param-stream_position',
	fields: {
		stream: choice(
			'Stream',
			{ enterprise: enterpriseStream, user: userStream },
			{
				default: 'user',
				description: 'Which events the position is for. It means nothing in another stream.',
			},
		),
	},
	async run({ stream }, { box, params }) {
		const page = await readPage(box, params, stream, { streamPosition: 'now' });
		return { stream, next_stream_position: page.nextStreamPosition };
	},
});

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { BoxProblem } from '../errors';
import type { Context } from '../server/context';
import { queryOf } from '../server/input';
import { recordOf } from '../server/record';
import { readPosition } from './events';

/** The long poll itself: https://developer.box.com/guides/events/user-events/polling/ */
export function realtimeRoutes(app: FastifyInstance, context: Context): void {
	app.get('/realtime/subscribe', async (request, reply) => {
		const { channel = '', stream_type = 'all', stream_position = 'now' } = queryOf(request);
		const userId = context.box.channels.get(channel);
		if (userId === undefined) throw new BoxProblem(404, 'not_found', 'Unknown channel');
		const position =
			stream_position === 'now' ? context.box.events.now : readPosition(stream_position);
		const behind = context.box.events.after(userId, stream_type, position).length > 0;
		const message = behind
			? 'new_change'
			: await hold(context, request, reply, userId, stream_type);
		return { version: 1, message };
	});
}

/** Waits for a change of the user's, for the announced time to pass, or for the client to go. */
async function hold(
	{ box, timers, log }: Context,
	request: FastifyRequest,
	reply: FastifyReply,
	userId: string,
	stream: string,
): Promise<string> {
	return await new Promise((resolve) => {
		const end = (message: string) => {
			leave();
			stop();
			resolve(message);
		};
		const leave = box.events.wait({ userId, stream, wake: () => end('new_change') });
		const stop = timers.start(box.settings.retryTimeoutSeconds * 1000, () => end('reconnect'));
		reply.raw.once('close', () => end('reconnect'));
		const record = recordOf(request);
		if (record) log.announce(record);
	});
}

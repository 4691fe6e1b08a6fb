import type { FastifyInstance, FastifyRequest } from 'fastify';

import { badRequest, denied } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { limitOf, queryOf } from '../server/input';
import { readTime } from '../shapes/time';
import type { StoredEvent } from '../state/events';
import { ADMIN_STREAMS, enterpriseStream, USER_STREAMS } from '../state/events';
import { secret } from '../state/ids';
import type { User } from '../state/model';
import { isAdministrator } from '../state/model';

/** Digits only; anything else is refused. */
export function readPosition(value: string): bigint {
	if (!/^\d+$/.test(value)) throw badRequest('stream_position', `Invalid value '${value}'`);
	return BigInt(value);
}

/** https://developer.box.com/reference/get-events/ */
export function eventRoutes(app: FastifyInstance, context: Context): void {
	let answers = 0;

	/** Box writes a position as a number or as a string; a number keeps all its digits here too. */
	const written = (position: bigint): string => {
		const { positions } = context.box.settings;
		answers += 1;
		const asText = positions === 'string' || (positions === 'alternate' && answers % 2 === 0);
		return asText ? `"${position}"` : String(position);
	};

	app.get('/events', async (request, reply) => {
		const { viewer } = callOf(context, request);
		const { events, next } = readPage(context, request, viewer.user);
		const entries = JSON.stringify(events.map((each) => each.body));
		const body = `{"chunk_size":${events.length},"next_stream_position":${written(next)},"entries":${entries}}`;
		return reply.type('application/json; charset=utf-8').send(body);
	});

	app.options('/events', async (request) => {
		const { viewer } = callOf(context, request);
		const stream = queryOf(request).stream_type ?? 'all';
		if (!USER_STREAMS.includes(stream)) throw badRequest('stream_type', 'Invalid stream_type');
		const channel = secret();
		context.box.channels.set(channel, viewer.user.id);
		const url = `${request.protocol}://${request.host}/realtime/subscribe?channel=${channel}&stream_type=${stream}`;
		const retry_timeout = Math.ceil(context.box.settings.retryTimeoutSeconds);
		// Both numbers of minutes and tries are text in Box's answer.
		const server = { type: 'realtime_server', url, ttl: '10', max_retries: '10', retry_timeout };
		return { chunk_size: 1, entries: [server] };
	});
}

function readPage({ box }: Context, request: FastifyRequest, user: User) {
	const query = queryOf(request);
	const stream = query.stream_type ?? 'all';
	const isAdmin = ADMIN_STREAMS.some((each) => each === stream);
	if (!isAdmin && !USER_STREAMS.includes(stream))
		throw badRequest('stream_type', 'Invalid stream_type');
	if (isAdmin && !isAdministrator(user)) throw denied();
	const limit = limitOf(request, 500, 100);
	if (query.stream_position === 'now') return { events: [], next: box.events.now };
	const position = query.stream_position ? readPosition(query.stream_position) : 0n;
	const key = isAdmin ? enterpriseStream(user) : user.id;
	const wanted = isAdmin ? adminFilter(query) : () => true;
	const events = box.events.after(key, stream, position).filter(wanted).slice(0, limit);
	return { events, next: events.at(-1)?.position ?? emptyNext(stream, position, box.events.now) };
}

/** An empty page repeats the position; from the beginning it is where the stream is now. */
function emptyNext(stream: string, position: bigint, now: bigint): bigint {
	if (position !== 0n) return position;
	return stream === 'admin_logs' ? 0n : now;
}

function adminFilter(query: Record<string, string>): (event: StoredEvent) => boolean {
	const types = query.event_type?.split(',').filter(Boolean) ?? [];
	const dated = query.stream_type === 'admin_logs';
	const after = dated ? boundary(query, 'created_after', -Infinity) : -Infinity;
	const before = dated ? boundary(query, 'created_before', Infinity) : Infinity;
	return ({ type, createdAt }) =>
		(types.length === 0 || types.includes(type)) && createdAt >= after && createdAt <= before;
}

function boundary(query: Record<string, string>, name: string, otherwise: number): number {
	const text = query[name];
	if (!text) return otherwise;
	const time = readTime(text);
	if (Number.isNaN(time)) throw badRequest(name, `Invalid value '${text}'`);
	return time;
}

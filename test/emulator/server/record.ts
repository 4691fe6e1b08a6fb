import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Context } from './context';
import { pathOf, queryOf } from './input';
import type { RequestRecord } from './types';

const records = new WeakMap<FastifyRequest, RequestRecord>();
const connections = new WeakMap<Socket, number>();
let lastConnection = 0;

/** Each TCP connection of this process has its own number. */
function connectionOf(socket: Socket): number {
	const known = connections.get(socket);
	if (known !== undefined) return known;
	lastConnection += 1;
	connections.set(socket, lastConnection);
	return lastConnection;
}

/** The record of a request; undefined for the emulator's own controls. */
export function recordOf(request: FastifyRequest): RequestRecord | undefined {
	return records.get(request);
}

function isControl(request: FastifyRequest): boolean {
	return pathOf(request).startsWith('/_emulator');
}

/** A token in the query is as secret as one in a header. */
function withoutToken(query: Record<string, string>): Record<string, string> {
	return 'access_token' in query ? { ...query, access_token: '(hidden)' } : query;
}

function describe(request: FastifyRequest, host: RequestRecord['host'], at: number): RequestRecord {
	const { authorization, ...headers } = request.headers;
	const query = withoutToken(queryOf(request));
	return {
		host,
		method: request.method,
		path: pathOf(request),
		...(Object.keys(query).length ? { query } : {}),
		status: 0,
		connection: connectionOf(request.raw.socket),
		at,
		headers: Object.fromEntries(
			Object.entries(headers).map(([key, value]) => [key, String(value)]),
		),
		authorized: authorization !== undefined,
	};
}

/** Records every request but those to the emulator's own controls. */
export function recordRequests(
	app: FastifyInstance,
	{ log, box }: Context,
	host: RequestRecord['host'],
): void {
	app.addHook('onRequest', async (request) => {
		if (isControl(request)) return;
		const record = describe(request, host, box.settings.now());
		records.set(request, record);
		// A long poll is announced when it waits, which is what tests wait for.
		log.add(record, record.path.startsWith('/realtime/'));
	});
	app.addHook('onResponse', async (request, reply) => {
		const record = records.get(request);
		if (!record || reply.raw.writableFinished === false) return;
		record.status = reply.raw.statusCode;
		log.announce(record);
	});
}

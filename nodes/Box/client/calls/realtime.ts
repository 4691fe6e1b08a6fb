import type { CallLabel } from '../error';
import { pathOf } from '../http/url';
import { isList, numberAt, objectAt, textAt } from '../json';
import type { CallOptions, JsonObject, RealtimeServer } from '../types';
import type { Connection } from './connection';
import { invalidAnswer, jsonCall, readObject } from './jsonCall';

/** Seconds Box holds a poll open: the usual time if Box does not say it, and the bounds if it does. */
const RETRY_TIMEOUT = { usual: 610, shortest: 10, longest: 3_600 };
const MAX_RETRIES = 10;
/** Milliseconds the answer to a long poll may be late: a part of the time that Box holds it. */
const POLL_GRACE = { share: 0.05, shortest: 2_000, longest: 20_000 };

/**
 * Asks where to wait for the next change. Returns the servers that can be used, at least one.
 *
 * https://developer.box.com/reference/options-events/
 */
export async function realtimeServers(
	connection: Connection,
	options: CallOptions,
	streamType?: string,
): Promise<RealtimeServer[]> {
	const request = {
		method: 'OPTIONS' as const,
		path: ['events'],
		// `all` is what Box assumes.
		query: { stream_type: streamType === 'all' ? undefined : streamType },
	};
	const settings = { options: { asUser: options.asUser } };
	const call = jsonCall(connection, request, settings, async (label, answer) => {
		const body = await readObject(label, answer);
		const entries: unknown[] = isList(body.entries) ? body.entries : [];
		const servers = entries.flatMap((entry) => toServer(objectAt(entry)) ?? []);
		if (servers.length > 0) return servers;
		throw invalidAnswer(label, answer.status, 'names no realtime server that can be used');
	});
	return await connection.run(call);
}

/** `undefined` for an entry that is not a realtime server, or has no usable address. */
function toServer(entry: JsonObject): RealtimeServer | undefined {
	const url = textAt(entry.url);
	if (url === undefined || !/^https?:/i.test(url) || !URL.canParse(url)) return undefined;
	if (entry.type !== undefined && entry.type !== 'realtime_server') return undefined;
	const { usual, shortest, longest } = RETRY_TIMEOUT;
	const retryTimeout = positive(entry.retry_timeout) ?? usual;
	return {
		url,
		retryTimeout: Math.min(longest, Math.max(shortest, retryTimeout)),
		maxRetries: positive(entry.max_retries) ?? MAX_RETRIES,
	};
}

function positive(value: unknown): number | undefined {
	const number = numberAt(value);
	return number !== undefined && number > 0 ? number : undefined;
}

/** In milliseconds. After this long the connection counts as lost, even if it looks open. */
function longestPoll({ retryTimeout }: RealtimeServer): number {
	const { share, shortest, longest } = POLL_GRACE;
	const held = retryTimeout * 1000;
	return held + Math.min(longest, Math.max(shortest, held * share));
}

/**
 * Waits for the next change after a position. It is sent once: after any failure the next step is
 * to ask for a realtime server again.
 *
 * @returns Box's message: `new_change`, `reconnect`, or one that is not documented
 */
export async function longPoll(
	connection: Connection,
	server: RealtimeServer,
	position: string,
): Promise<string> {
	const url = new URL(server.url);
	// The query is appended as text, so that the rest of the address stays as Box wrote it.
	const query = `stream_position=${encodeURIComponent(position)}`;
	url.search = url.search ? `${url.search}&${query}` : query;
	const label: CallLabel = { method: 'GET', path: pathOf(url) };
	const longPollTimeout = longestPoll(server);
	return await connection.run({
		label,
		url,
		headers: { accept: 'application/json' },
		repeatable: true,
		once: true,
		longPollTimeout,
		read: async (answer) => {
			const body = await readObject(label, answer, { time: longPollTimeout });
			const message = textAt(body.message);
			if (message !== undefined) return message;
			throw invalidAnswer(label, answer.status, 'has no message');
		},
	});
}

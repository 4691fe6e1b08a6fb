import type { CallLabel } from '../error';
import { readText } from '../http/body';
import type { Connection } from './connection';
import { isList, isObject, numberAt, objectAt, parseJson, textAt } from '../json';
import { invalidAnswer, jsonCall, readObject } from './jsonCall';
import type { BoxEvent, CallOptions, EventPage, JsonObject, RealtimeServer } from '../types';

/** Which events to read: https://developer.box.com/reference/get-events/ */
export interface EventQuery {
	/** `all`, `changes`, `sync`, `admin_logs` or `admin_logs_streaming`. */
	streamType: string;
	/** `now`, `0`, or the digits of a position. */
	streamPosition: string;
	/** At most 500. */
	limit?: number;
	/** Only for the enterprise's streams. */
	eventTypes?: string[];
	/** RFC 3339; only for `admin_logs`. */
	createdAfter?: string;
	createdBefore?: string;
}

/** Seconds Box holds a poll open when it does not say, and what is believed of what it says. */
const RETRY_TIMEOUT = { usual: 610, shortest: 10, longest: 3_600 };
const MAX_RETRIES = 10;
/** Milliseconds the answer of a held poll may be late: a part of the time it is held. */
const POLL_GRACE = { share: 0.05, shortest: 2_000, longest: 20_000 };

/**
 * The digits of the top-level `next_stream_position` in an answer's text. It is a 64-bit number,
 * which JSON.parse would round; Box sends it with or without quotes.
 */
export function streamPosition(text: string): string | undefined {
	let depth = 0;
	for (const [token, , digits] of text.matchAll(TOKENS)) {
		if (token === '{' || token === '[') depth += 1;
		else if (token === '}' || token === ']') depth -= 1;
		else if (depth === 1 && digits !== undefined) return digits;
	}
	return undefined;
}
const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
/** Nothing but digits: the start of `1e20` or `1.5` would be another place. */
const PAIR = String.raw`"next_stream_position"\s*:\s*("?)(\d{1,20})\1(?=\s*[,}])`;
const TOKENS = new RegExp(String.raw`[{}[\]]|${PAIR}|${STRING}`, 'gs');

function isEvent(value: unknown): value is BoxEvent {
	return isObject(value) && typeof value.event_type === 'string';
}

/** Reads one page of events. */
export async function eventPage(
	connection: Connection,
	options: CallOptions,
	query: EventQuery,
): Promise<EventPage> {
	const request = {
		method: 'GET' as const,
		path: ['events'],
		query: {
			stream_type: query.streamType,
			stream_position: query.streamPosition,
			limit: query.limit,
			event_type: query.eventTypes?.length ? query.eventTypes : undefined,
			created_after: query.createdAfter,
			created_before: query.createdBefore,
		},
	};
	const settings = { options: { asUser: options.asUser } };
	const call = jsonCall(connection, request, settings, async (label, answer) => {
		const text = await readText(answer.body);
		const body = parseJson(text);
		const position = streamPosition(text);
		if (!isObject(body) || !isList(body.entries)) {
			throw invalidAnswer(label, answer.status, 'is no page of events');
		}
		if (position === undefined) {
			throw invalidAnswer(label, answer.status, 'holds no stream position');
		}
		const entries: unknown[] = body.entries;
		return { entries: entries.filter(isEvent), nextStreamPosition: position };
	});
	return await connection.run(call);
}

/**
 * Asks where to wait for the next change. Of the servers that Box names, those are given that can
 * be used; one at least.
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
		throw invalidAnswer(label, answer.status, 'names no realtime server');
	});
	return await connection.run(call);
}

/** `undefined` for an entry that is no realtime server, or has no usable address. */
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

/** In milliseconds. After that long the connection is taken for dead, whether it looks open or not. */
function longestPoll({ retryTimeout }: RealtimeServer): number {
	const { share, shortest, longest } = POLL_GRACE;
	const held = retryTimeout * 1000;
	return held + Math.min(longest, Math.max(shortest, held * share));
}

/**
 * Waits for the next change after a position. Sent once: whatever goes wrong, the next step is
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
	// Appended to the text, so that the rest of the address stays as Box wrote it.
	const query = `stream_position=${encodeURIComponent(position)}`;
	url.search = url.search ? `${url.search}&${query}` : query;
	const label: CallLabel = { method: 'GET', path: '(realtime server)' };
	const heldFor = longestPoll(server);
	return await connection.run({
		label,
		url,
		headers: { accept: 'application/json' },
		repeatable: true,
		once: true,
		heldFor,
		read: async (answer) => {
			const body = await readObject(label, answer, { time: heldFor });
			const message = textAt(body.message);
			if (message !== undefined) return message;
			throw invalidAnswer(label, answer.status, 'holds no message');
		},
	});
}

import { readText } from '../http/body';
import { isList, isObject, parseJson } from '../json';
import type { BoxEvent, CallOptions, EventPage } from '../types';
import type { Connection } from './connection';
import { invalidAnswer, jsonCall } from './jsonCall';

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

/**
 * The digits of the top-level `next_stream_position` in an answer's text. It is a 64-bit number,
 * which JSON.parse would round; Box sends it with or without quotes.
 */
export function streamPosition(text: string): string | undefined {
	let depth = 0;
	for (const [token, , digits] of text.matchAll(TOKENS)) {
		if (token === '{' || token === '[') depth += 1;
		else if (token === '}' || token === ']') depth -= 1;
		else if (depth === 1 && digits !== undefined) return isIn64Bits(digits) ? digits : undefined;
	}
	return undefined;
}
const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
/** Nothing but digits: the start of `1e20` or `1.5` would be another position. */
const PAIR = String.raw`"next_stream_position"\s*:\s*("?)(\d{1,20})\1(?=\s*[,}])`;
const TOKENS = new RegExp(String.raw`[{}[\]]|${PAIR}|${STRING}`, 'gs');

/** The stream would stand still at a number that no event ever reaches. */
function isIn64Bits(digits: string): boolean {
	return BigInt.asUintN(64, BigInt(digits)) === BigInt(digits);
}

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
			throw invalidAnswer(label, answer.status, 'is not a page of events');
		}
		if (position === undefined) {
			throw invalidAnswer(label, answer.status, 'has no stream position');
		}
		const entries: unknown[] = body.entries;
		return { entries: entries.filter(isEvent), nextStreamPosition: position };
	});
	return await connection.run(call);
}

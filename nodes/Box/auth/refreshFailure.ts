import { retryAfterSeconds } from '../client/error';
import { entryOf } from '../client/json';

/** What can be read from an error of n8n's HTTP and OAuth2 helpers. */
export interface RefreshFailure {
	/** 0 where no answer came. */
	status: number;
	/**
	 * Of the OAuth2 error body (`invalid_grant`, `invalid_client`, …), or `needs_reconnect` where n8n
	 * says so in its own words. Empty where there is none.
	 */
	code: string;
	/** Seconds that Box asks to wait, within reason. */
	retryAfter?: number;
}

/** n8n wraps an error this deep at most: its own, the OAuth2 client's, the HTTP client's. */
const DEPTH = 4;

/** Statuses of OAuth2's codes for what passes, where n8n hides the status itself. */
const PASSING: Record<string, number> = { temporarily_unavailable: 429, server_error: 503 };

/** n8n's words for a refresh token that is not accepted any more. */
const RECONNECT = /needs to be reconnected|invalid_grant/;

/**
 * Reads an error of n8n's helpers, whose shape depends on n8n's version and on what failed: the
 * facts are in the error or in one of its causes.
 *
 * https://datatracker.ietf.org/doc/html/rfc6749#section-5.2
 */
export function toRefreshFailure(error: unknown): RefreshFailure {
	const chain = causes(error);
	const code = first(chain, oauthCode) ?? (chain.some(saysReconnect) ? 'needs_reconnect' : '');
	const status = first(chain, statusOf) ?? (code ? (entryOf(PASSING, code) ?? 400) : 0);
	return { status, code, retryAfter: first(chain, retryAfterOf) };
}

/** Whether the call ended because its execution was cancelled. */
export function isCancellation(error: unknown): boolean {
	return causes(error).some(
		({ code, name }) =>
			code === 'ERR_CANCELED' || name === 'AbortError' || name === 'CanceledError',
	);
}

type Facts = Record<string, unknown>;

function causes(error: unknown): Facts[] {
	const chain: Facts[] = [];
	for (let each = error; isFacts(each) && chain.length < DEPTH; each = each.cause) chain.push(each);
	return chain;
}

function first<T>(chain: Facts[], read: (facts: Facts) => T | undefined): T | undefined {
	for (const facts of chain) {
		const found = read(facts);
		if (found !== undefined) return found;
	}
	return undefined;
}

function oauthCode({ body, response }: Facts): string | undefined {
	const { error } = asFacts(parsed(body ?? asFacts(response).data));
	return typeof error === 'string' && error !== '' ? error : undefined;
}

function parsed(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return undefined;
	}
}

function statusOf({ status, response, httpCode }: Facts): number | undefined {
	const found = [status, asFacts(response).status, httpCode].map(Number);
	return found.find((each) => each >= 100 && each < 600);
}

function retryAfterOf({ response }: Facts): number | undefined {
	const header = asFacts(asFacts(response).headers)['retry-after'];
	return typeof header === 'string' ? retryAfterSeconds(header, Date.now()) : undefined;
}

function saysReconnect({ message }: Facts): boolean {
	return typeof message === 'string' && RECONNECT.test(message);
}

function asFacts(value: unknown): Facts {
	return isFacts(value) ? value : {};
}

function isFacts(value: unknown): value is Facts {
	return typeof value === 'object' && value !== null;
}

import { askedWait } from '../client/http/retryAfter';
import { entryOf, parseJson, textAt } from '../client/json';

/** What can be read from an error of n8n's HTTP and OAuth2 helpers. */
export interface RefreshFailure {
	/** 0 if no answer came. */
	status: number;
	/**
	 * Of the OAuth2 error body (`invalid_grant`, `invalid_client`, …), or `needs_reconnect` if n8n says
	 * so in its own words. Empty if there is none.
	 */
	code: string;
	/** What the network says if no answer came, such as `ECONNREFUSED`. */
	network?: string;
	/** Seconds that Box asks to wait, within reason. */
	retryAfter?: number;
}

/** How deep n8n nests errors at most: its own, the OAuth2 client's, the HTTP client's. */
const DEPTH = 4;

/** The statuses of OAuth2's codes for transient failures, as n8n may hide the status itself. */
const TRANSIENT: Record<string, number> = { temporarily_unavailable: 429, server_error: 503 };

/** Codes of Node for a connection that could not be opened, or was lost. */
const NETWORK =
	/^(E(CONN|NOTFOUND|AI_|HOST|NET|PIPE|PROTO|TIMEDOUT)|ERR_TLS|ERR_SSL|CERT_|UNABLE_|SELF_SIGNED|DEPTH_ZERO)/;

/** n8n's words for a refresh token that Box no longer accepts. */
const RECONNECT = /needs to be reconnected|invalid_grant/;

/**
 * Reads an error of n8n's helpers. Its shape depends on n8n's version and on what failed: the facts
 * are in the error or in one of its causes.
 *
 * https://datatracker.ietf.org/doc/html/rfc6749#section-5.2
 *
 * @param now milliseconds since 1970
 */
export function toRefreshFailure(error: unknown, now: number): RefreshFailure {
	const chain = causes(error);
	const code = first(chain, oauthCode) ?? (chain.some(saysReconnect) ? 'needs_reconnect' : '');
	const status = first(chain, statusOf) ?? (code ? (entryOf(TRANSIENT, code) ?? 400) : 0);
	const network = status === 0 ? first(chain, networkCode) : undefined;
	const retryAfter = askedWait(status, first(chain, retryAfterOf), now);
	return { status, code, network, retryAfter };
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
	const data = body ?? asFacts(response).data;
	const { error } = asFacts(typeof data === 'string' ? parseJson(data) : data);
	return textAt(error);
}

function networkCode({ code }: Facts): string | undefined {
	return typeof code === 'string' && NETWORK.test(code) ? code : undefined;
}

function statusOf({ status, response, httpCode }: Facts): number | undefined {
	const found = [status, asFacts(response).status, httpCode].map(Number);
	return found.find((each) => each >= 100 && each < 600);
}

function retryAfterOf({ response }: Facts): string | undefined {
	return textAt(asFacts(asFacts(response).headers)['retry-after']);
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

import type { ProxyName } from './http/connectError';
import { isList, isObject, objectAt, parseJson, textAt } from './json';
import { likeness } from './names';
import type { BoxItem, HttpMethod, JsonObject } from './types';

/** How errors name a call: never by a signed address. */
export interface CallLabel {
	method: HttpMethod;
	path: string;
}

/** What is known about a failed call. */
export interface BoxErrorFacts {
	/** The HTTP status; 0 when Box never answered. */
	status: number;
	/**
	 * Box's own code (https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors/),
	 * or `network_error`, `timeout`, `unauthorized`, `invalid_answer`, `bad_digest`, `damaged_upload`,
	 * `doubtful_upload`, `invalid_request`, `no_connection`, or one of a connection that did not come
	 * about (`ConnectCode`).
	 */
	code: string;
	message: string;
	method: string;
	/** Without host and query, which may hold secrets. */
	path: string;
	requestId?: string;
	contextInfo?: JsonObject;
	/** The items that hold the wanted name. */
	conflicts?: BoxItem[];
	/** Seconds Box asks to wait. */
	retryAfter?: number;
	/** The `error` of the WWW-Authenticate header, such as `insufficient_scope`. */
	authenticate?: string;
	/** Surely nothing of the call took effect, as the request never reached Box whole. */
	unsent?: boolean;
	/** Whether Box itself refused the call, and not something on the way, such as a proxy. */
	fromBox?: boolean;
	/** The proxy that did not lead to Box. */
	proxy?: ProxyName;
}

/** Box refused a call, answered something unusable, or did not answer. */
export class BoxError extends Error implements BoxErrorFacts {
	override name = 'BoxError';
	readonly status: number;
	readonly code: string;
	readonly method: string;
	readonly path: string;
	readonly requestId?: string;
	readonly contextInfo?: JsonObject;
	readonly conflicts: BoxItem[];
	readonly retryAfter?: number;
	readonly authenticate?: string;
	readonly unsent: boolean;
	readonly fromBox: boolean;
	readonly proxy?: ProxyName;
	/** How many times the request was sent. */
	attempts = 1;
	/** The call was a write and may have taken effect all the same. */
	outcomeUnknown = false;

	constructor(facts: BoxErrorFacts, options?: ErrorOptions) {
		super(facts.message, options);
		this.status = facts.status;
		this.code = facts.code;
		this.method = facts.method;
		this.path = facts.path;
		this.requestId = facts.requestId;
		this.contextInfo = facts.contextInfo;
		this.conflicts = facts.conflicts ?? [];
		this.retryAfter = facts.retryAfter;
		this.authenticate = facts.authenticate;
		this.unsent = facts.unsent ?? false;
		this.fromBox = facts.fromBox ?? false;
		this.proxy = facts.proxy;
	}
}

/** The error for a call that cannot be sent as it is. */
export function invalidRequest(message: string, label?: CallLabel): BoxError {
	const { method, path } = label ?? { method: '', path: '' };
	return new BoxError({ status: 0, code: 'invalid_request', message, method, path, unsent: true });
}

/** For `catch`: the error of a call as its result; any other error is thrown on. */
export function asBoxError(error: unknown): BoxError {
	if (error instanceof BoxError) return error;
	throw error;
}

/** The answer that is no success, as far as an error needs it. */
export interface RefusedAnswer {
	status: number;
	header: (name: string) => string | undefined;
	/** The body, which may be cut: only errors are made of it. */
	text: string;
}

function conflictsOf(context: JsonObject): BoxItem[] {
	const { conflicts } = context;
	// A file's name clash gives one object, a folder's a list of them.
	const candidates: unknown[] = isList(conflicts) ? conflicts : [conflicts];
	return candidates.filter(
		(item): item is BoxItem => isObject(item) && textAt(item.id) !== undefined,
	);
}

function describe(status: number, body: JsonObject, text: string): string {
	const said = textAt(body.message) ?? textAt(body.error_description);
	if (said) return `: ${said}`;
	if (/^\s*</.test(text)) return ', with a web page instead of an answer of the API';
	return status === 401 ? ': the access token was not accepted' : '';
}

/**
 * Seconds in a Retry-After that are still a wait: Box's own example asks for 100. More is a mistake,
 * such as a time in seconds since 1970 or a clock that is wrong by years.
 */
export const MAX_RETRY_AFTER = 24 * 60 * 60;

/** How the dates of HTTP begin: https://datatracker.ietf.org/doc/html/rfc9110#name-date-time-formats */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/;

/**
 * Seconds from a Retry-After header, which holds seconds or a date. What is neither, has passed, or
 * is too far away, asks for nothing.
 *
 * @param now milliseconds since 1970
 */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
	const text = header?.trim() ?? '';
	const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : secondsUntil(text, now);
	return seconds >= 0 && seconds <= MAX_RETRY_AFTER ? seconds : undefined;
}

function secondsUntil(date: string, now: number): number {
	return HTTP_DATE.test(date) ? Math.ceil((Date.parse(date) - now) / 1000) : NaN;
}

/**
 * Whether Box itself made the answer. Its errors have a code; where a token or a scope is missing
 * they may be empty, and only the headers speak.
 *
 * https://developer.box.com/reference/resources/client-error/
 */
function isOfBox(body: JsonObject, { status, header, text }: RefusedAnswer): boolean {
	if (text.trim() !== '') {
		const isError = body.type === 'error' || textAt(body.request_id) !== undefined;
		return isError && textAt(body.code) !== undefined;
	}
	// A proxy that asks for a login has a page for it; one that leaves headers out may be on the way.
	if (status === 401) return true;
	const isBearer = /^\s*Bearer\b.*\berror="/i.test(header('www-authenticate') ?? '');
	return isBearer || textAt(header('box-request-id')) !== undefined;
}

/** Turns an answer that is no success into the error it stands for. */
export function refusal(label: CallLabel, answer: RefusedAnswer): BoxError {
	const body = objectAt(parseJson(answer.text));
	const contextInfo = isObject(body.context_info) ? body.context_info : undefined;
	const authenticate = /\berror="([^"]*)"/.exec(answer.header('www-authenticate') ?? '')?.[1];
	const code =
		textAt(body.code) ??
		textAt(body.error) ??
		authenticate ??
		(answer.status === 401 ? 'unauthorized' : `http_${answer.status}`);
	return new BoxError({
		status: answer.status,
		code,
		message: `Box answered ${answer.status} ${code}${describe(answer.status, body, answer.text)}`,
		...label,
		requestId: textAt(body.request_id) ?? textAt(answer.header('box-request-id')),
		contextInfo,
		conflicts: conflictsOf(contextInfo ?? {}),
		retryAfter: retryAfterSeconds(answer.header('retry-after'), Date.now()),
		authenticate,
		fromBox: isOfBox(body, answer),
	});
}

/**
 * The item that has the name, by Box's word; `undefined` if the error is another one. What Box
 * names before an upload may have another name: https://developer.box.com/reference/options-files-content/
 *
 * @param wanted the name, to choose the item that fits it best
 */
export function holderOfName(error: unknown, wanted = ''): BoxItem | undefined {
	if (!(error instanceof BoxError) || error.code !== 'item_name_in_use') return undefined;
	const fit = (item: BoxItem) => likeness(textAt(item.name) ?? '', wanted);
	return [...error.conflicts].sort((one, other) => fit(other) - fit(one))[0];
}

/**
 * Notes that an earlier attempt of the same write may be the cause of this refusal: the new file
 * has the name then, or the new version has changed the etag.
 */
export function inDoubt(error: unknown): unknown {
	const codes = ['item_name_in_use', 'precondition_failed'];
	if (error instanceof BoxError && codes.includes(error.code)) error.outcomeUnknown = true;
	return error;
}

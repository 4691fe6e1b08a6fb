import { BoxError, type CallLabel } from '../error';
import { readText, type AnswerLimits } from '../http/body';
import type { HttpAnswer } from '../http/exchange';
import { encodePath, pathOf, serviceUrl, type Service } from '../http/url';
import { isObject } from '../json';
import type { BoxRequest, CallOptions, JsonObject } from '../types';
import type { Call } from './call';
import { optionHeaders } from './callHeaders';
import type { Connection } from './connection';
import { readExpected, type Expected } from './expectation';

/** A request to an address that Box has given, such as those of an upload session. */
export interface AddressedRequest extends Omit<BoxRequest, 'path' | 'query'> {
	url: URL;
}

/** The settings of a call that do not follow from its request. */
type OwnSettings =
	| 'waitsWhenAccepted'
	| 'resultBeforeRetry'
	| 'resultFromFailure'
	| 'selfCausedCodes'
	| 'ignoresPause'
	| 'maxWait'
	| 'maxPreparing';

/** What a JSON call can have beyond its request. */
export interface JsonCallSettings<T> extends Pick<Call<T>, OwnSettings> {
	options?: CallOptions;
	/** Which host a path belongs to; the API's by default. */
	service?: Service;
}

/** The error for an answer that is a success by its status, but not what Box documents. */
export function invalidAnswer(label: CallLabel, status: number, what: string): BoxError {
	return new BoxError({
		...label,
		status,
		code: 'invalid_answer',
		message: `The answer (status ${status}) ${what}`,
	});
}

/** Reads a JSON object, which the caller checks; `{}` if Box answers nothing. */
export async function readObject(
	label: CallLabel,
	answer: HttpAnswer,
	limits?: AnswerLimits,
): Promise<JsonObject> {
	const expected = { method: label.method, expects: 'object', mayBeEmpty: true } as const;
	return await readAnswer(expected, label, answer, limits);
}

/** Reads what Box answers to the request. Anything else with a status of success is an error. */
async function readAnswer(
	expected: Expected,
	label: CallLabel,
	answer: HttpAnswer,
	limits?: AnswerLimits,
): Promise<JsonObject> {
	const read = readExpected(expected, answer.status, await readText(answer.body, limits));
	if (typeof read === 'string') throw invalidAnswer(label, answer.status, read);
	return read;
}

function jsonHeaders(
	request: BoxRequest | AddressedRequest,
	options: CallOptions,
): Record<string, string> {
	const headers: Record<string, string> = { accept: 'application/json', ...optionHeaders(options) };
	if (request.version !== undefined) headers['box-version'] = request.version;
	for (const [name, value] of Object.entries(request.headers ?? {})) {
		headers[name.toLowerCase()] = value;
	}
	if (request.body !== undefined) {
		headers['content-type'] = request.contentType ?? 'application/json';
	}
	return headers;
}

/** Whether Box may work on it for minutes, as it does with all that a folder holds, or Box AI on a text. */
function isSlow({ method, path }: CallLabel, body: BoxRequest['body']): boolean {
	const moves = method === 'PUT' && isObject(body) && body.parent !== undefined;
	return moves || method === 'DELETE' || /\/(copy|commit)$|^\/ai\//.test(path);
}

/** Whether sending the request twice has the same effect as sending it once. */
function isRepeatable(
	{ method, repeatable }: BoxRequest | AddressedRequest,
	headers: Record<string, string>,
): boolean {
	if (repeatable !== undefined) return repeatable;
	if (method === 'PUT') return headers['if-match'] === undefined;
	return method !== 'POST' && method !== 'PATCH';
}

function targetOf(
	connection: Connection,
	request: BoxRequest | AddressedRequest,
	service: Service,
): { path: string; url: URL } {
	if ('url' in request) return { path: pathOf(request.url), url: request.url };
	const { path, query } = request;
	return { path: encodePath(path), url: serviceUrl(connection.hosts, service, path, query) };
}

/** The call for a request with a JSON body, if any. The caller says how its answer is read. */
export function jsonCall<T>(
	connection: Connection,
	request: BoxRequest | AddressedRequest,
	{ options = {}, service = 'api', ...settings }: JsonCallSettings<T>,
	read: (label: CallLabel, answer: HttpAnswer) => Promise<T>,
): Call<T> {
	const { method, body } = request;
	const { path, url } = targetOf(connection, request, service);
	const label = { method, path };
	const headers = jsonHeaders(request, options);
	return {
		label,
		url,
		headers,
		body: body === undefined ? undefined : () => ({ content: JSON.stringify(body) }),
		repeatable: isRepeatable(request, headers),
		waitsWhenAccepted: method === 'GET' && 'ifAsked',
		kind: isSlow(label, body) ? 'slow' : 'quick',
		...settings,
		read: async (answer) => await read(label, answer),
	};
}

/**
 * Whether the same DELETE, sent before with an unknown outcome, has done its work. An item that is
 * not in the trash is still there.
 */
function isGone({ status, code }: BoxError): boolean {
	return (status === 404 && code !== 'not_trashed') || code === 'trashed';
}

/** Sends a request and reads the JSON object Box answers with; `{}` if Box answers nothing. */
export async function callJson(
	connection: Connection,
	request: BoxRequest | AddressedRequest,
	settings: Pick<JsonCallSettings<JsonObject>, 'options' | 'service' | 'maxPreparing'> = {},
): Promise<JsonObject> {
	const resultFromFailure =
		request.method === 'DELETE'
			? async (failure: BoxError) => (isGone(failure) ? {} : undefined)
			: undefined;
	const call = jsonCall(
		connection,
		request,
		{ ...settings, resultFromFailure },
		async (label, answer) => await readAnswer(request, label, answer),
	);
	return await connection.run(call);
}

import { discard, readText } from './body';
import { optionHeaders } from './callHeaders';
import type { Call, Connection } from './connection';
import { BoxError } from './error';
import type { HttpAnswer } from './http';
import { isObject, parseJson } from './json';
import type { BoxRequest, CallOptions, JsonObject, Query } from './types';
import { encodePath, serviceUrl, type Service } from './url';

/** Milliseconds of silence before Box answers a question. */
export const READ_TIMEOUT = 120_000;
/** Milliseconds. Box works up to 600 s on moving or deleting a folder before it answers 503. */
export const WRITE_TIMEOUT = 630_000;
/** Milliseconds of silence within an answer. */
export const BODY_TIMEOUT = 60_000;

/** What a method's calls have in common, whatever they send and read. */
export function callDefaults(
	method: BoxRequest['method'],
): Pick<Call<never>, 'headersTimeout' | 'bodyTimeout'> {
	const reads = method === 'GET' || method === 'OPTIONS';
	return { headersTimeout: reads ? READ_TIMEOUT : WRITE_TIMEOUT, bodyTimeout: BODY_TIMEOUT };
}

/** The error for an answer that is a success by its status, but not what Box documents. */
export function invalidAnswer(
	request: { method: string; path: string },
	status: number,
	what: string,
): BoxError {
	return new BoxError({
		status,
		code: 'invalid_answer',
		message: `Box's answer (status ${status}) ${what}`,
		method: request.method,
		path: request.path,
	});
}

/** Reads a JSON object; no content at all stands for an empty one. */
export async function readObject(
	request: { method: string; path: string },
	answer: HttpAnswer,
): Promise<JsonObject> {
	if (answer.status === 204) {
		discard(answer.body);
		return {};
	}
	const text = await readText(answer.body);
	if (text.trim() === '') return {};
	const value = parseJson(text);
	if (isObject(value)) return value;
	throw invalidAnswer(
		request,
		answer.status,
		`is not the JSON of the API: something between n8n and Box may have answered instead`,
	);
}

/** The `fields` of the client where the call gives an item back and asks for none itself. */
function queryWithFields(request: BoxRequest, options: CallOptions): Query {
	const query = request.query ?? {};
	const answersItem = request.method !== 'DELETE' && request.method !== 'OPTIONS';
	if (!answersItem || !options.fields?.length || query.fields !== undefined) return query;
	return { ...query, fields: options.fields };
}

/** Whether the same DELETE, sent before with an unknown end, has done its work. */
function isGone(error: BoxError | undefined): boolean {
	return error?.status === 404 || error?.code === 'trashed';
}

/** The call for a request with a JSON body, if any; how its answer is read is up to the caller. */
export function jsonCall<T>(
	connection: Connection,
	request: BoxRequest,
	options: CallOptions,
	read: (request: { method: string; path: string }, answer: HttpAnswer) => Promise<T>,
	service: Service = 'api',
): Call<T> {
	const { method } = request;
	const label = { method, path: encodePath(request.path) };
	const headers: Record<string, string> = {
		accept: 'application/json',
		...optionHeaders(options, method),
	};
	for (const [name, value] of Object.entries(request.headers ?? {})) {
		headers[name.toLowerCase()] = value;
	}
	if (request.body !== undefined) {
		headers['content-type'] = request.contentType ?? 'application/json';
	}
	const guardedPut = method === 'PUT' && headers['if-match'] !== undefined;
	return {
		...callDefaults(method),
		method,
		url: serviceUrl(connection.hosts, service, request.path, queryWithFields(request, options)),
		path: label.path,
		headers,
		body:
			request.body === undefined ? undefined : () => ({ content: JSON.stringify(request.body) }),
		repeatable: request.repeatable ?? (method !== 'POST' && !guardedPut),
		waitsWhenAccepted: method === 'GET',
		read: async (answer) => await read(label, answer),
	};
}

/** Sends a request and reads the JSON object Box answers with. */
export async function callJson(
	connection: Connection,
	request: BoxRequest,
	options: CallOptions = {},
	service: Service = 'api',
): Promise<JsonObject> {
	const call = jsonCall(connection, request, options, readObject, service);
	if (request.method === 'DELETE') {
		call.settle = async (error) => (isGone(error) ? {} : undefined);
	}
	return await connection.run(call);
}

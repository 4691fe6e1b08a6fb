import { readText, type AnswerLimits } from '../http/body';
import type { Call } from './call';
import { optionHeaders } from './callHeaders';
import type { Connection } from './connection';
import { BoxError, type CallLabel } from '../error';
import { readExpected } from './expectation';
import type { HttpAnswer } from '../http/http';
import { isObject } from '../json';
import type { BoxRequest, CallOptions, JsonObject, Query } from '../types';
import { encodePath, serviceUrl, type Service } from '../http/url';

/** The error for an answer that is a success by its status, but not what Box documents. */
export function invalidAnswer(label: CallLabel, status: number, what: string): BoxError {
	return new BoxError({
		...label,
		status,
		code: 'invalid_answer',
		message: `The answer (status ${status}) ${what}`,
	});
}

/** Reads a JSON object, which the caller checks; `{}` where Box answers nothing. */
export async function readObject(
	label: CallLabel,
	answer: HttpAnswer,
	limits?: AnswerLimits,
): Promise<JsonObject> {
	const expects = answer.status === 204 ? 'nothing' : 'object';
	return await readAnswer({ method: label.method, path: [], expects }, label, answer, limits);
}

/** Reads what Box answers to the request. Whatever else has a status of success is an error. */
async function readAnswer(
	request: Pick<BoxRequest, 'method' | 'path' | 'expects'>,
	label: CallLabel,
	answer: HttpAnswer,
	limits?: AnswerLimits,
): Promise<JsonObject> {
	const read = readExpected(request, answer.status, await readText(answer.body, limits));
	if (typeof read === 'string') throw invalidAnswer(label, answer.status, read);
	return read;
}

/** The `fields` of the client where the call gives an item back and asks for none itself. */
function queryWithFields(request: BoxRequest, options: CallOptions): Query {
	const query = request.query ?? {};
	const answersItem = request.method !== 'DELETE' && request.method !== 'OPTIONS';
	if (!answersItem || !options.fields?.length || query.fields !== undefined) return query;
	return { ...query, fields: options.fields };
}

function jsonHeaders(request: BoxRequest, options: CallOptions): Record<string, string> {
	const headers: Record<string, string> = {
		accept: 'application/json',
		...optionHeaders(options, request.method),
	};
	for (const [name, value] of Object.entries(request.headers ?? {})) {
		headers[name.toLowerCase()] = value;
	}
	if (request.body !== undefined) {
		headers['content-type'] = request.contentType ?? 'application/json';
	}
	return headers;
}

/** What distinguishes a call from the plain one to the API host. */
export interface JsonCallSettings {
	options?: CallOptions;
	service?: Service;
	/** An address that Box named, used as it is instead of the request's path. */
	url?: URL;
}

/** Whether Box may work on it for minutes: it does so with all that a folder holds. */
function isSlow({ method, path, body }: BoxRequest): boolean {
	const moves = method === 'PUT' && isObject(body) && body.parent !== undefined;
	return moves || method === 'DELETE' || path.at(-1) === 'copy' || path.at(-1) === 'commit';
}

/** The call for a request with a JSON body, if any; how its answer is read is up to the caller. */
export function jsonCall<T>(
	connection: Connection,
	request: BoxRequest,
	{ options = {}, service = 'api', url }: JsonCallSettings,
	read: (label: CallLabel, answer: HttpAnswer) => Promise<T>,
): Call<T> {
	const { method, path, body } = request;
	const label = { method, path: encodePath(path) };
	const headers = jsonHeaders(request, options);
	const query = queryWithFields(request, options);
	const guardedPut = method === 'PUT' && headers['if-match'] !== undefined;
	return {
		label,
		url: url ?? serviceUrl(connection.hosts, service, path, query),
		headers,
		body: body === undefined ? undefined : () => ({ content: JSON.stringify(body) }),
		repeatable: request.repeatable ?? (method !== 'POST' && !guardedPut),
		waitsWhenAccepted: method === 'GET' && 'ifAsked',
		lane: isSlow(request) ? 'slow' : 'quick',
		read: async (answer) => await read(label, answer),
	};
}

/** Whether the same DELETE, sent before with an unknown end, has done its work. */
function isGone(error: BoxError | undefined): boolean {
	return error?.status === 404 || error?.code === 'trashed';
}

/** Sends a request and reads the JSON object Box answers with; `{}` where Box answers nothing. */
export async function callJson(
	connection: Connection,
	request: BoxRequest,
	settings: JsonCallSettings = {},
): Promise<JsonObject> {
	const call = jsonCall(
		connection,
		request,
		settings,
		async (label, answer) => await readAnswer(request, label, answer),
	);
	if (request.method === 'DELETE') {
		call.settle = async (error) => (isGone(error) ? {} : undefined);
	}
	return await connection.run(call);
}

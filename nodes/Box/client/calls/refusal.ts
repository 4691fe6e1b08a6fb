import { BoxError, type CallLabel } from '../error';
import { askedWait } from '../http/retryAfter';
import { isList, isObject, objectAt, parseJson, textAt } from '../json';
import type { BoxItem, JsonObject } from '../types';

/** An answer with a status of failure, as far as an error needs it. */
export interface RefusedAnswer {
	status: number;
	header: (name: string) => string | undefined;
	/** The body, which may be cut: it only explains the error. */
	text: string;
}

/**
 * Turns an answer with a status of failure into an error.
 *
 * https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors/
 *
 * @param now milliseconds since 1970
 */
export function refusal(label: CallLabel, answer: RefusedAnswer, now: number): BoxError {
	const body = objectAt(parseJson(answer.text));
	const contextInfo = isObject(body.context_info) ? body.context_info : undefined;
	const code =
		textAt(body.code) ??
		textAt(body.error) ??
		/\berror="([^"]*)"/.exec(answer.header('www-authenticate') ?? '')?.[1] ??
		(answer.status === 401 ? 'unauthorized' : `http_${answer.status}`);
	return new BoxError({
		status: answer.status,
		code,
		message: `Box answered ${answer.status} ${code}${describe(answer.status, body, answer.text)}`,
		...label,
		requestId: textAt(body.request_id) ?? textAt(answer.header('box-request-id')),
		contextInfo,
		conflicts: conflictsOf(contextInfo ?? {}),
		retryAfter: askedWait(answer.status, answer.header('retry-after'), now),
		fromBox: isFromBox(body, answer),
	});
}

function conflictsOf(context: JsonObject): BoxItem[] {
	const { conflicts } = context;
	// For a file's name Box gives one object, for a folder's a list of them.
	const candidates: unknown[] = isList(conflicts) ? conflicts : [conflicts];
	return candidates.filter(
		(item): item is BoxItem => isObject(item) && textAt(item.id) !== undefined,
	);
}

function describe(status: number, body: JsonObject, text: string): string {
	const message = textAt(body.message) ?? textAt(body.error_description);
	if (message) return `: ${message}`;
	if (/^\s*</.test(text)) return ', with a web page instead of an answer of the API';
	return status === 401 ? ': the access token was not accepted' : '';
}

/**
 * Whether Box itself made the answer. Its errors have a code. If a token or a scope is missing they
 * may be empty, so that only the headers tell.
 *
 * https://developer.box.com/reference/resources/client-error/
 */
function isFromBox(body: JsonObject, { status, header, text }: RefusedAnswer): boolean {
	if (text.trim() !== '') {
		const isError = body.type === 'error' || textAt(body.request_id) !== undefined;
		return isError && textAt(body.code) !== undefined;
	}
	// A proxy that asks for a login has a page for it; a proxy on the way may drop headers.
	if (status === 401) return true;
	const isBearer = /^\s*Bearer\b.*\berror="/i.test(header('www-authenticate') ?? '');
	return isBearer || textAt(header('box-request-id')) !== undefined;
}

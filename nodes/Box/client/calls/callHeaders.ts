import { invalidRequest, type CallLabel } from '../error';
import { encodeText } from '../http/url';
import type { CallOptions } from '../types';

/**
 * The `BoxApi` header, which opens shared content to a user without other access:
 * https://developer.box.com/guides/shared-links/call-with-shared-link/
 */
function boxApi(link: NonNullable<CallOptions['sharedLink']>): string {
	const password = link.password
		? `&shared_link_password=${encodeText(link.password, "The shared link's password")}`
		: '';
	return `shared_link=${encodeText(link.url, 'The shared link')}${password}`;
}

/** The headers that a call carries because of its client's options. */
export function optionHeaders({ asUser, sharedLink }: CallOptions): Record<string, string> {
	const headers: Record<string, string> = {};
	if (asUser) headers['as-user'] = asUser;
	if (sharedLink) headers.boxapi = boxApi(sharedLink);
	return headers;
}

/**
 * The header of a call that changes an item only if it still has this etag:
 * https://developer.box.com/guides/api-calls/ensure-consistency/
 */
export function ifMatchHeader(etag: string | null | undefined): Record<string, string> {
	return etag ? { 'if-match': etag } : {};
}

/** What a header may hold: https://datatracker.ietf.org/doc/html/rfc9110#name-field-values */
const SENDABLE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Checks that the headers can be sent. The error does not repeat the value, which may be a token.
 *
 * @throws {BoxError} `invalid_request`
 */
export function checkHeaders(label: CallLabel, headers: Record<string, string>): void {
	const wrong = Object.entries(headers).find(([, value]) => !SENDABLE.test(value));
	if (!wrong) return;
	const what = `The header '${wrong[0]}' holds a line break, or another character that cannot be sent`;
	throw invalidRequest(what, label);
}

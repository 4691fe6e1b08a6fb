import type { CallOptions, HttpMethod } from './types';

/**
 * The `BoxApi` header, which opens shared content to a user without other access:
 * https://developer.box.com/guides/shared-links/call-with-shared-link/
 */
function boxApi(link: NonNullable<CallOptions['sharedLink']>): string {
	const password = link.password
		? `&shared_link_password=${encodeURIComponent(link.password)}`
		: '';
	return `shared_link=${encodeURIComponent(link.url)}${password}`;
}

/**
 * The headers a call carries because of its client's options. Only a call that changes an item
 * takes If-Match: https://developer.box.com/guides/api-calls/ensure-consistency/
 */
export function optionHeaders(options: CallOptions, method: HttpMethod): Record<string, string> {
	const headers: Record<string, string> = {};
	if (options.asUser) headers['as-user'] = options.asUser;
	if (options.sharedLink) headers.boxapi = boxApi(options.sharedLink);
	if (options.ifMatch && (method === 'PUT' || method === 'DELETE')) {
		headers['if-match'] = options.ifMatch;
	}
	return headers;
}

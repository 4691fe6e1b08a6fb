import { invalidRequest } from '../error';
import type { BoxHosts, Query } from '../types';
import { hostUrl } from './hosts';

/** The part of Box's API that a path belongs to. Each has its own host and prefix. */
export type Service = 'api' | 'upload';

/**
 * Encodes a text for an address.
 *
 * @param name what the error calls it
 * @throws {BoxError} for an unpaired surrogate: https://unicode.org/glossary/#unpaired_surrogate_code_unit
 */
export function encodeText(text: string, name: string): string {
	try {
		return encodeURIComponent(text);
	} catch {
		throw invalidRequest(`${name} contains half of a character, which cannot be sent`);
	}
}

/**
 * Encodes path segments. Empty, `.` and `..` segments would lead to another resource.
 *
 * @throws {BoxError} for such a segment, or one that cannot be encoded
 */
export function encodePath(segments: readonly string[]): string {
	const encoded = segments.map((segment) => {
		if (segment === '' || segment === '.' || segment === '..') {
			throw invalidRequest(`'${segment}' cannot be part of a Box address`);
		}
		return encodeText(segment, 'An ID');
	});
	return `/${encoded.join('/')}`;
}

/** The path of an address below `/2.0`, as errors name it. */
export function pathOf({ pathname }: URL): string {
	return pathname.replace(/^.*\/2\.0(?=\/)/, '');
}

/** The query string without its question mark; lists are joined by commas as Box expects. */
export function encodeQuery(query: Query): string {
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) {
		if (value === undefined) continue;
		params.append(name, Array.isArray(value) ? value.join(',') : String(value));
	}
	return params.toString();
}

/**
 * The full address of a resource. Uploads have a host of their own:
 * https://developer.box.com/reference/post-files-content/
 *
 * @throws {HostError} if the configured host must not be used
 */
export function serviceUrl(
	hosts: BoxHosts,
	service: Service,
	segments: readonly string[],
	query: Query = {},
): URL {
	const [setting, prefix, label] =
		service === 'api'
			? [hosts.apiUrl, '/2.0', 'The API host']
			: [hosts.uploadUrl, '/api/2.0', 'The upload host'];
	const url = hostUrl(setting, label);
	url.pathname = `${url.pathname.replace(/\/+$/, '')}${prefix}${encodePath(segments)}`;
	url.search = encodeQuery(query);
	url.hash = '';
	return url;
}

import { hostUrl } from './hosts';
import type { BoxHosts, Query } from './types';

/** The part of Box's API that a path belongs to, each under its own host and prefix. */
export type Service = 'api' | 'upload';

/**
 * Encodes path segments. Empty, `.` and `..` segments would reach another resource than meant.
 *
 * @throws {TypeError} for such a segment.
 */
export function encodePath(segments: readonly string[]): string {
	const encoded = segments.map((segment) => {
		if (segment === '' || segment === '.' || segment === '..') {
			throw new TypeError(`"${segment}" cannot be part of a Box address`);
		}
		return encodeURIComponent(segment);
	});
	return `/${encoded.join('/')}`;
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
 * @throws {HostError} when the configured host must not be used.
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

import { SLOTS_PER_OWNER } from '../client/lanes';
import type { CallOptions, Query } from '../client/types';
import type { Params } from './params';
import { parseSharedLink } from './reference';

/** How many items run at once unless the options say otherwise. */
export const DEFAULT_CONCURRENCY = 8;

/** The most that the option takes: more would only wait for a connection. */
export const MAX_CONCURRENCY = SLOTS_PER_OWNER;

/**
 * The options that apply to every call made for an item.
 *
 * @throws InputError
 */
export function callOptions(params: Params): CallOptions {
	const name = 'options.sharedLink';
	const text = params.optionalText(name);
	const url = text === undefined ? undefined : parseSharedLink(text, params.displayName(name));
	const password = params.optionalText('options.sharedLinkPassword');
	return {
		asUser: params.optionalId('options.asUser'),
		sharedLink: url === undefined ? undefined : { url, password },
	};
}

/**
 * The fields that Box should answer with.
 *
 * https://developer.box.com/guides/api-calls/request-extra-fields/
 */
export function fieldsQuery(params: Params): Query {
	const fields = params.list('options.fields');
	return fields.length === 0 ? {} : { fields };
}

/**
 * Makes a write fail with 412 when the item has changed since.
 *
 * https://developer.box.com/guides/api-calls/ensure-consistency/
 */
export function ifMatchHeader(params: Params): Record<string, string> {
	const etag = params.optionalText('options.ifMatch');
	return etag === undefined ? {} : { 'If-Match': etag.trim() };
}

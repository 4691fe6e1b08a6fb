import { SLOTS_PER_OWNER } from '../client/http/slots';
import type { CallOptions, Query } from '../client/types';
import type { Params } from './params';
import { quote } from './quote';
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
	const text = params.optionalHeader(name);
	const url = text === undefined ? undefined : parseSharedLink(text, params.displayName(name));
	const password = params.optionalGuard('options.sharedLinkPassword');
	// An option of the node as a whole; but what is wrong with it is to be said of the items.
	params.optionalInteger('options.concurrency');
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
 *
 * @throws InputError
 */
export function ifMatchHeader(params: Params): Record<string, string> {
	const name = 'options.ifMatch';
	const text = params.optionalHeader(name);
	if (text === undefined) return {};
	const etag = QUOTED.exec(text)?.[1] ?? text;
	if (!/^[!#-~]+$/.test(etag)) {
		params.fail(
			name,
			`is not an etag: ${quote(text)}`,
			"Use the item's 'etag', a number such as 3.",
		);
	}
	return { 'If-Match': etag };
}

/** As HTTP writes an etag. Box compares its own without quotation marks. */
const QUOTED = /^(?:W\/)?"(.*)"$/;

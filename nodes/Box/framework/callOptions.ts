import type { CallOptions } from '../client/types';
import type { Params } from './params/params';
import { readInteger } from './params/readNumber';
import { parseSharedLink } from './references/reference';
import { AS_USER, CONCURRENCY } from './requestOptions';

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
	readInteger(params, CONCURRENCY);
	return {
		asUser: params.optionalId(AS_USER),
		sharedLink: url === undefined ? undefined : { url, password },
	};
}

import type { HttpAnswer } from '../http/exchange';
import { isPrivate } from '../http/hosts';

/** The statuses of a redirect. */
export const REDIRECTS = [301, 302, 303, 307, 308];

/** How many of them one download follows. */
export const MAX_REDIRECTS = 5;

/**
 * Where an answer redirects to; or why nothing may be sent there, in words that follow "The answer".
 *
 * @param from the address that gave the answer
 */
export function redirectTarget(from: URL, answer: Pick<HttpAnswer, 'header'>): URL | string {
	const location = answer.header('location');
	if (!location || !URL.canParse(location, from.href)) return 'redirects without an address';
	const target = new URL(location, from);
	// Only an API on this machine that is itself called by plain http may redirect to such a host.
	if (isPrivate(target) && (target.protocol === 'https:' || from.protocol === 'http:'))
		return target;
	return 'redirects to an unencrypted address';
}

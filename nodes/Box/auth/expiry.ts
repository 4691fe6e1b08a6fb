import type { StoredToken } from './storedToken';

/** How long before its end a token is replaced, or a tenth of its life if that is shorter. */
const AHEAD_MS = 120_000;

/**
 * Whether a token has ended, or ends so soon that a long transfer would not finish before.
 *
 * @param now milliseconds since 1970
 */
export function lifeOf(
	{ expiresAt, lifetime }: StoredToken,
	now: number,
): 'unknown' | 'fresh' | 'ending' | 'over' {
	if (expiresAt === undefined) return 'unknown';
	if (now >= expiresAt) return 'over';
	const ahead = Math.min(AHEAD_MS, lifetime === undefined ? AHEAD_MS : lifetime * 100);
	return now >= expiresAt - ahead ? 'ending' : 'fresh';
}

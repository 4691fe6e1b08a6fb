import type { StoredToken } from './storedToken';

/** A token is replaced this long before its end, or at a tenth of its life if that is shorter. */
const AHEAD_MS = 120_000;

/** Whether a token whose end is known has ended, or ends so soon that a long phase would meet it. */
export function lifeOf(
	{ expiresAt, lifetime }: StoredToken,
	now: number,
): 'unknown' | 'fresh' | 'ending' | 'over' {
	if (expiresAt === undefined) return 'unknown';
	if (now >= expiresAt) return 'over';
	const ahead = Math.min(AHEAD_MS, lifetime === undefined ? AHEAD_MS : lifetime * 100);
	return now >= expiresAt - ahead ? 'ending' : 'fresh';
}

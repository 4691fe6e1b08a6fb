import type { BoxClient } from '../client/boxClient';
import { BoxError } from '../client/error';

/** Statuses that Box gives for a user one may not act as, and for what that user may not do. */
const REFUSALS = [400, 403, 404];

/**
 * Whether Box refuses the user himself, rather than what was asked in the user's name: the
 * answers look alike, so the smallest call tells.
 *
 * https://developer.box.com/guides/authentication/jwt/as-user/
 *
 * @param box calls as the user
 */
export async function refusesUser(box: BoxClient, error: unknown): Promise<boolean> {
	if (!isRefusal(error)) return false;
	const probe = box.request({ method: 'GET', path: ['users', 'me'], query: { fields: ['id'] } });
	return await probe.then(() => false, isRefusal);
}

function isRefusal(error: unknown): boolean {
	return error instanceof BoxError && REFUSALS.includes(error.status);
}

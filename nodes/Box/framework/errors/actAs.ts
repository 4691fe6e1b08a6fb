import type { BoxClient } from '../../client/boxClient';
import { BoxError } from '../../client/error';

/** Statuses that Box gives for a user one may not act as, and for what that user may not do. */
const REFUSALS = [400, 403, 404];

/** The user in whose name a call was made, by As-User. */
export interface ActedAs {
	id: string;
	/** Box does not let the connected account act as this user at all. */
	refused: boolean;
}

/** The user that calls were made as when an error came, if it is one of Box's. */
export async function userOf(
	asUser: string | undefined,
	connection: Promise<BoxClient>,
	error: unknown,
): Promise<ActedAs | undefined> {
	if (asUser === undefined || !(error instanceof BoxError)) return undefined;
	return { id: asUser, refused: await refusesUser((await connection).with({ asUser }), error) };
}

/**
 * Whether Box refuses the user himself, rather than what was asked in the user's name: the
 * answers look alike, so the smallest call tells.
 *
 * https://developer.box.com/guides/authentication/jwt/as-user/
 *
 * @param box calls as the user
 */
async function refusesUser(box: BoxClient, error: unknown): Promise<boolean> {
	if (!isRefusal(error)) return false;
	const probe = box.request({ method: 'GET', path: ['users', 'me'], query: { fields: ['id'] } });
	return await probe.then(() => false, isRefusal);
}

function isRefusal(error: unknown): boolean {
	return error instanceof BoxError && REFUSALS.includes(error.status);
}

import { notFound } from '../errors';
import type { Call } from '../state/box';
import type { Collaboration } from '../state/model';
import { isAdministrator, ownerId } from '../state/model';
import { endCollaboration } from './collaborate';

/** What users of the caller's enterprise have shared with a user who is not of it. */
function sharedWith({ box: { world }, viewer }: Call, userId: string): Collaboration[] {
	const { enterpriseId } = viewer.user;
	if (world.users.get(userId)?.enterpriseId === enterpriseId) return [];
	return [...world.collaborations.values()].filter(
		(each) =>
			each.userId === userId && world.user(ownerId(each.item)).enterpriseId === enterpriseId,
	);
}

/** Ends all collaborations of external users, and tells what became of each of them. */
export function removeExternalUsers(call: Call, userIds: readonly string[]) {
	const unknown = notFound(userIds.join(), 'external_users');
	// Box's document has no other answer for whoever may not do it.
	if (!isAdministrator(call.viewer.user)) throw unknown;
	const results = userIds.map((user_id) => {
		const shared = sharedWith(call, user_id);
		for (const each of shared) endCollaboration(call, each);
		if (shared.length > 0) return { user_id, status: 202 };
		return { user_id, status: 404, detail: 'External user not found' };
	});
	if (results.every(({ status }) => status === 404)) throw unknown;
	return results;
}

import { BoxProblem, notFound } from '../errors';
import type { Call } from '../state/box';
import type { Collaboration, File, Folder, Role, User } from '../state/model';
import { ownerId } from '../state/model';
import { emit } from './emit';
import { need } from './find';

/** Lets a user work with an item. Sample users accept at once, as managed users may be set to. */
export function addCollaboration(
	call: Call,
	item: File | Folder,
	user: User,
	role: Role,
	options: Pick<Collaboration, 'expiresAt' | 'isAccessOnly'>,
): Collaboration {
	const { world } = call.box;
	if (item.type === 'folder' && item.rootOf) {
		const message = 'Collaborations are not available on the root folder';
		throw new BoxProblem(400, 'collaborations_not_available_on_root_folder', message);
	}
	need(call, item, 'invite');
	const existing = [...world.collaborations.values()];
	const has = existing.some((each) => each.item === item && each.userId === user.id);
	if (has || ownerId(item) === user.id) {
		throw new BoxProblem(400, 'user_already_collaborator', 'User is already a collaborator');
	}
	const now = world.now();
	const made: Collaboration = {
		id: world.nextId(),
		item,
		userId: user.id,
		role,
		createdBy: call.viewer.user.id,
		createdAt: now,
		modifiedAt: now,
		status: 'accepted',
		...options,
	};
	world.collaborations.set(made.id, made);
	emit(call, 'COLLAB_ADD_COLLABORATOR', item);
	return made;
}

/** The collaboration, if the caller can see its item. */
export function findCollaboration({ box, viewer }: Call, id: string): Collaboration {
	const found = box.world.collaborations.get(id);
	if (!found || !box.world.roleFor(viewer, found.item)) throw notFound(id, 'collaboration');
	return found;
}

/** Ends a collaboration; whoever is in it may leave. */
export function removeCollaboration(call: Call, collaboration: Collaboration): void {
	if (collaboration.userId !== call.viewer.user.id) need(call, collaboration.item, 'invite');
	const before = call.box.world.audience(collaboration.item);
	call.box.world.collaborations.delete(collaboration.id);
	emit(call, 'COLLAB_REMOVE_COLLABORATOR', collaboration.item, before);
}

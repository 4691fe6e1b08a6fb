import { badRequest, BoxProblem, denied } from '../errors';
import type { Call } from '../state/box';
import type { Collaboration, File, Folder, Role } from '../state/model';
import { ancestors, ownerId } from '../state/model';
import { need } from './find';

/** Whether the caller owns the item, or is a co-owner of it. */
function isOwner({ box, viewer }: Call, item: File | Folder, orCoOwner: boolean): boolean {
	const role = box.world.roleFor(viewer, item);
	return role === 'owner' || (orCoOwner && role === 'co-owner');
}

/** The item, if it is a folder, and the folders it is in. */
function foldersOf(item: File | Folder): Folder[] {
	return item.type === 'folder' ? [item, ...ancestors(item)] : ancestors(item);
}

/** 403 unless the caller owns the item or is a co-owner: editors may invite, but change nobody's access. */
export function needOwners(call: Call, item: File | Folder): void {
	if (!isOwner(call, item, true)) throw denied();
}

/** 403 unless the caller may let others in, and in that role. */
export function needInvite(call: Call, item: File | Folder, role?: Role): void {
	need(call, item, 'invite');
	const isForOwners = foldersOf(item).some((folder) => !folder.canNonOwnersInvite);
	if (isForOwners || role === 'co-owner') needOwners(call, item);
}

/** 403 if the owner keeps to himself who the others are. */
export function needCollaborators(call: Call, item: File | Folder): void {
	const isHidden = foldersOf(item).some((folder) => !folder.canNonOwnersViewCollaborators);
	if (isHidden) needOwners(call, item);
}

/** Whether the folders above may be shown: https://developer.box.com/reference/post-collaborations/#param-can_view_path */
export function checkViewPath(
	call: Call,
	item: File | Folder,
	canViewPath: boolean | undefined,
	change: 'new' | 'existing',
): void {
	if (canViewPath === undefined) return;
	if (item.type !== 'folder') {
		throw badRequest('can_view_path', "'can_view_path' is for folders only");
	}
	const isSet = change === 'existing' || canViewPath;
	if (isSet && !isOwner(call, item, change === 'new')) throw denied();
}

/** An end that has come already is refused. */
export function checkExpiry({ box }: Call, expiresAt: number | null | undefined): void {
	if (typeof expiresAt === 'number' && expiresAt <= box.world.now()) {
		throw badRequest('expires_at', 'The date must be in the future');
	}
}

/** A folder may be for people of its owner's enterprise alone. */
export function refuseStranger(
	{ box: { world } }: Call,
	item: File | Folder,
	{ userId, groupId }: Pick<Collaboration, 'userId' | 'groupId'>,
): void {
	if (groupId !== null || !foldersOf(item).some((folder) => folder.restrictedToEnterprise)) return;
	const { enterpriseId } = world.user(ownerId(item));
	if (userId !== null && world.user(userId).enterpriseId === enterpriseId) return;
	const message = 'Collaboration is restricted to the enterprise';
	throw new BoxProblem(400, 'external_collaboration_restricted', message);
}

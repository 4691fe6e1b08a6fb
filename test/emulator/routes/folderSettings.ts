import { badRequest } from '../errors';
import type { Body } from '../server/input';
import { optionalFlag } from '../server/input';
import type { Folder } from '../state/model';
import type { Values } from '../tables/kinds';
import { choice, id, nullable, required, text } from '../tables/kinds';
import { object, readValues } from '../tables/read';

const UPLOAD_EMAIL = object({ access: choice(['open', 'collaborators']) });
const SYNC_STATE = choice(['synced', 'not_synced', 'partially_synced']);

/** https://developer.box.com/reference/post-folders/ */
export const NEW_FOLDER = {
	name: required(text()),
	parent: required(object({ id: required(id()) })),
	folder_upload_email: UPLOAD_EMAIL,
	sync_state: SYNC_STATE,
};

const CHANGED = { folder_upload_email: nullable(UPLOAD_EMAIL), sync_state: SYNC_STATE };

/** Changes what a folder has beside what all items have. Returns the events to tell it by. */
export function changeSettings(folder: Folder, body: Body): string[] {
	const before = JSON.stringify(settings(folder));
	const given = Object.entries(body).filter(([name]) => Object.hasOwn(CHANGED, name));
	const values = readValues(CHANGED, Object.fromEntries(given));
	setRights(folder, body);
	applySettings(folder, values);
	return JSON.stringify(settings(folder)) === before ? [] : ['ITEM_MODIFY'];
}

/** Gives the folder an address for uploads, or (null) takes it away; the sync state is only kept. */
export function applySettings(
	folder: Folder,
	{ folder_upload_email: wanted, sync_state: syncState }: Values<typeof CHANGED>,
): void {
	folder.syncState = syncState ?? folder.syncState;
	if (wanted === undefined) return;
	const email = `upload.${folder.id}@u.example.com`;
	folder.uploadEmail = wanted && { access: wanted.access ?? 'open', email };
}

/** What collaborators may do. Those who may not see each other may not invite anybody either. */
function setRights(folder: Folder, body: Body): void {
	const invite = optionalFlag(body, 'can_non_owners_invite') ?? folder.canNonOwnersInvite;
	const key = 'can_non_owners_view_collaborators';
	const view = optionalFlag(body, key) ?? folder.canNonOwnersViewCollaborators;
	if (invite && !view) throw badRequest(key, "It needs 'can_non_owners_invite' to be false");
	folder.canNonOwnersInvite = invite;
	folder.canNonOwnersViewCollaborators = view;
	folder.restrictedToEnterprise =
		optionalFlag(body, 'is_collaboration_restricted_to_enterprise') ??
		folder.restrictedToEnterprise;
}

function settings(folder: Folder): unknown[] {
	return [
		folder.syncState,
		folder.canNonOwnersInvite,
		folder.canNonOwnersViewCollaborators,
		folder.restrictedToEnterprise,
		folder.uploadEmail,
	];
}

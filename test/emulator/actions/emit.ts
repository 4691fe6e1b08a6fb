import { itemShape } from '../shapes/item';
import { userMini } from '../shapes/mini';
import { boxTime } from '../shapes/time';
import type { Call } from '../state/box';
import { enterpriseStream } from '../state/events';
import { hex } from '../state/ids';
import type { Item, User } from '../state/model';
import { ownerId } from '../state/model';

/** The names that the enterprise stream has for what user streams tell. */
const ENTERPRISE_TYPES: Record<string, string> = {
	ITEM_UPLOAD: 'UPLOAD',
	ITEM_COPY: 'COPY',
	ITEM_MOVE: 'MOVE',
	ITEM_RENAME: 'RENAME',
	ITEM_TRASH: 'DELETE',
	ITEM_UNDELETE_VIA_TRASH: 'UNDELETE',
	ITEM_DOWNLOAD: 'DOWNLOAD',
	ITEM_MODIFY: 'EDIT',
	ITEM_SHARED_CREATE: 'SHARE',
	ITEM_SHARED: 'ITEM_SHARED_UPDATE',
	ITEM_SHARED_UNSHARE: 'UNSHARE',
	LOCK_CREATE: 'LOCK',
	LOCK_DESTROY: 'UNLOCK',
	COLLAB_INVITE_COLLABORATOR: 'COLLABORATION_INVITE',
	COLLAB_ADD_COLLABORATOR: 'COLLABORATION_ACCEPT',
	COLLAB_ROLE_CHANGE: 'COLLABORATION_ROLE_CHANGE',
	COLLAB_REMOVE_COLLABORATOR: 'COLLABORATION_REMOVE',
};

/** Events that reach the owner of the content only. */
const OWNER_ONLY = new Set(['ITEM_DOWNLOAD', 'ITEM_PREVIEW']);

function envelope({ box, viewer }: Call, type: string, source: unknown) {
	const time = boxTime(box.world.now());
	return {
		type: 'event',
		event_id: hex(20),
		event_type: type,
		created_at: time,
		recorded_at: time,
		created_by: userMini(viewer.user),
		session_id: hex(8),
		source,
	};
}

/** An item as the enterprise's events name it. */
export function enterpriseSource(item: Item, { box, viewer }: Call) {
	const shape = itemShape(item, { world: box.world, viewer, origin: box.origin });
	return {
		item_type: item.type,
		item_id: item.id,
		item_name: item.name,
		parent: shape.parent,
		owned_by: shape.owned_by,
	};
}

/** One event, as whoever hears of it sees its source. */
export interface News {
	type: string;
	source: (user: User) => unknown;
}

/** Puts an event into the streams of these users. */
export function tell(call: Call, users: Iterable<User>, { type, source }: News): void {
	const { events, world } = call.box;
	const event = envelope(call, type, null);
	for (const user of users) {
		const body = { ...event, source: source(user) };
		events.append(user.id, { type, createdAt: world.now(), body });
	}
}

/** Puts an event into the streams of the enterprise that a user is of. */
export function tellEnterprise(
	call: Call,
	of: Pick<User, 'enterpriseId'>,
	type: string,
	source: unknown,
	details: Record<string, unknown> = {},
): void {
	const { events, world } = call.box;
	const more = { additional_details: details, ip_address: '127.0.0.1' };
	const body = { ...envelope(call, type, source), ...more };
	events.append(enterpriseStream(of), { type, createdAt: world.now(), body });
}

/**
 * Tells everyone who can see the item what happened to it, with the item as it is now and as each
 * of them sees it. `also` names users who could see it before.
 * https://developer.box.com/guides/events/user-events/for-user/
 */
export function emit(call: Call, type: string, item: Item, also: readonly User[] = []): void {
	const { world, origin } = call.box;
	const owner = ownerId(item);
	const all = [...new Set([...world.audience(item), ...also])];
	const hearers = all.filter(({ id }) => !OWNER_ONLY.has(type) || id === owner);
	const source = (user: User) => itemShape(item, { world, viewer: { user }, origin });
	tell(call, hearers, { type, source });
	const name = ENTERPRISE_TYPES[type] ?? (item.type === 'folder' ? 'UPLOAD' : undefined);
	if (!name) return;
	const size = item.type === 'file' ? item.versions.at(-1)?.content.size : 0;
	tellEnterprise(call, world.user(owner), name, enterpriseSource(item, call), { size });
}

/** Tells the enterprise what an administrator did to a user. */
export function emitUser(call: Call, type: string, user: User): void {
	tellEnterprise(call, user, type, userMini(user));
}

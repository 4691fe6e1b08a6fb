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

function enterpriseSource(item: Item, { box, viewer }: Call) {
	const shape = itemShape(item, { world: box.world, viewer, origin: box.origin });
	return {
		item_type: item.type,
		item_id: item.id,
		item_name: item.name,
		parent: shape.parent,
		owned_by: shape.owned_by,
	};
}

/**
 * Tells everyone who can see the item what happened to it, with the item as it is now and as each
 * of them sees it. `also` names users who could see it before.
 * https://developer.box.com/guides/events/user-events/for-user/
 */
export function emit(call: Call, type: string, item: Item, also: readonly User[] = []): void {
	const { box } = call;
	const { world } = box;
	const all = new Set([...world.audience(item), ...also]);
	const owner = ownerId(item);
	const event = envelope(call, type, null);
	const createdAt = world.now();
	for (const user of all) {
		if (OWNER_ONLY.has(type) && user.id !== owner) continue;
		const source = itemShape(item, { world, viewer: { user }, origin: box.origin });
		box.events.append(user.id, { type, createdAt, body: { ...event, source } });
	}
	emitEnterprise(call, type, item);
}

/** Tells the enterprise what an administrator did to a user. */
export function emitUser(call: Call, type: string, user: User): void {
	const { box } = call;
	const body = { ...envelope(call, type, userMini(user)), additional_details: {} };
	const event = { type, createdAt: box.world.now(), body: { ...body, ip_address: '127.0.0.1' } };
	box.events.append(enterpriseStream(user), event);
}

function emitEnterprise(call: Call, type: string, item: Item): void {
	const { box } = call;
	const name = ENTERPRISE_TYPES[type] ?? (item.type === 'folder' ? 'UPLOAD' : undefined);
	if (!name) return;
	const body = {
		...envelope(call, name, enterpriseSource(item, call)),
		additional_details: { size: item.type === 'file' ? item.versions.at(-1)?.content.length : 0 },
		ip_address: '127.0.0.1',
	};
	const owner = box.world.user(ownerId(item));
	const createdAt = box.world.now();
	box.events.append(enterpriseStream(owner), { type: name, createdAt, body });
}

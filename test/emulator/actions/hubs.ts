import { randomUUID } from 'node:crypto';

import { BoxProblem, denied, notFound } from '../errors';
import type { Box, Call } from '../state/box';
import type { Hub } from '../state/hubs';
import { HUBS } from '../state/hubs';
import { secret } from '../state/ids';
import type { Item, ItemType } from '../state/model';
import { isAdministrator, isTrashed } from '../state/model';
import { findItem } from './find';

/** Whether the caller may know of a hub, or change it: nobody can be invited to hubs here. */
export const ownsHub = ({ viewer }: Call, { createdBy }: Hub) => createdBy === viewer.user.id;

/** Whether an administrator finds the hub among those of the enterprise. */
export function administersHub({ box, viewer: { user } }: Call, { createdBy }: Hub): boolean {
	return isAdministrator(user) && box.world.user(createdBy).enterpriseId === user.enterpriseId;
}

/** The hub, if it is the caller's; 404 otherwise. */
export function findHub(call: Call, id: string): Hub {
	const hub = HUBS.of(call.box.world).get(id);
	if (!hub || !ownsHub(call, hub)) throw notFound(id, 'hub');
	return hub;
}

/** What a new hub of the caller has. */
export function newHub(
	{ viewer }: Call,
	{ title, description = '' }: { title: string; description?: string },
): Omit<Hub, 'id' | 'createdBy' | 'createdAt' | 'modifiedAt'> {
	return {
		title,
		description,
		items: [],
		pageId: randomUUID(),
		listId: randomUUID(),
		modifiedBy: viewer.user.id,
		linkToken: null,
		isIndexed: true,
		is_ai_enabled: true,
		is_collaboration_restricted_to_enterprise: false,
		can_non_owners_invite: true,
		can_shared_link_be_created: true,
		can_public_shared_link_be_created: true,
		copy_hub_access: 'all',
	};
}

/** Makes a hub's shared link, for anybody, as Box's web app does: no request of the API does. */
export function shareHub(call: Call, id: string): string {
	const hub = findHub(call, id);
	if (!hub.can_shared_link_be_created) throw denied();
	hub.linkToken ??= secret();
	return `${call.box.origin}/s/${hub.linkToken}`;
}

/** The hub that a shared link is of. */
export function hubWithLink({ world }: Box, url: string): Hub | undefined {
	return HUBS.filter(world, ({ linkToken }) => {
		return linkToken !== null && url.endsWith(`/s/${linkToken}`);
	})[0];
}

/** What is in a hub, as far as it is still there. */
export function itemsOf({ box }: Call, { items }: Hub): Item[] {
	return items.filter((item) => box.world.items.has(item.id) && !isTrashed(item));
}

/** What is to be done with an item of a hub. */
export interface HubOperation {
	action: 'add' | 'remove';
	item: { type: ItemType; id: string };
	parent_id?: string;
}

/** Adds or removes an item, and tells the status of it. Box does each operation by itself. */
export function manageItem(call: Call, hub: Hub, operation: HubOperation) {
	try {
		apply(call, hub, operation);
		return { ...operation, status: 200 };
	} catch (error) {
		if (!(error instanceof BoxProblem)) throw error;
		return { ...operation, status: error.status, error: error.message };
	}
}

function apply(call: Call, hub: Hub, { action, item: { type, id }, parent_id }: HubOperation) {
	if (parent_id !== undefined && parent_id !== hub.listId) throw notFound(parent_id, 'parent_id');
	const isThere = hub.items.some((each) => each.type === type && each.id === id);
	if (action === 'remove') {
		if (!isThere) throw notFound(id);
		hub.items = hub.items.filter((each) => each.id !== id);
		return;
	}
	if (isThere) throw new BoxProblem(409, 'conflict', 'The item is in the hub already');
	hub.items.push(findItem(call, type, id));
}

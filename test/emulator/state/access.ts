import type { Collaboration, Item, Role, User } from './model';
import { COLLABORATION_ROLES, ancestors, ownerId } from './model';

/** What a role lets a user do with an item. */
export type Capability = 'see' | 'download' | 'upload' | 'edit' | 'delete' | 'share' | 'invite';

const CAPABILITIES: Record<Role, readonly Capability[]> = {
	owner: ['see', 'download', 'upload', 'edit', 'delete', 'share', 'invite'],
	'co-owner': ['see', 'download', 'upload', 'edit', 'delete', 'share', 'invite'],
	editor: ['see', 'download', 'upload', 'edit', 'delete', 'share', 'invite'],
	'viewer uploader': ['see', 'download', 'upload', 'edit', 'share'],
	viewer: ['see', 'download', 'share'],
	'previewer uploader': ['see', 'upload'],
	previewer: ['see'],
	uploader: ['see', 'upload'],
};

/** Who asks: a user, perhaps with a shared link in the `BoxApi` header. */
export interface Viewer {
	user: User;
	/** The item whose shared link came with the request. */
	shared?: { item: Item; role: Role };
	/** The item that a downscoped token is good for, with all it contains. */
	within?: Item;
}

/** Whether the collaboration lets the user in, by himself or with one of his groups. */
export function lets(
	{ status, userId, groupId }: Collaboration,
	viewerId: string,
	groups: ReadonlySet<string>,
): boolean {
	const isMeant = userId === viewerId || (groupId !== null && groups.has(groupId));
	return status === 'accepted' && isMeant;
}

/** The strongest role the viewer has on the item, or undefined when he may not know of it. */
export function roleOf(
	viewer: Viewer,
	item: Item,
	collaborations: Iterable<Collaboration>,
	groups: ReadonlySet<string>,
): Role | undefined {
	const { within } = viewer;
	if (within && within !== item && !ancestors(item).some((each) => each === within)) {
		return undefined;
	}
	if (ownerId(item) === viewer.user.id) return 'owner';
	const chain = new Set<Item>([item, ...ancestors(item)]);
	const roles: Role[] = [];
	for (const each of collaborations) {
		if (lets(each, viewer.user.id, groups) && chain.has(each.item)) roles.push(each.role);
	}
	if (viewer.shared && chain.has(viewer.shared.item)) roles.push(viewer.shared.role);
	return COLLABORATION_ROLES.find((role) => roles.includes(role));
}

/** Whether the role lets its holder do this; no role allows nothing. */
export function roleAllows(role: Role | undefined, capability: Capability): boolean {
	return role !== undefined && CAPABILITIES[role].includes(capability);
}

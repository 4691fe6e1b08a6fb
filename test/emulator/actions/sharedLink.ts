import { BoxProblem, badRequest } from '../errors';
import { linkPermission, liveLink, opensDirectly } from '../shapes/sharedLink';
import type { Viewer } from '../state/access';
import type { Box } from '../state/box';
import { hex } from '../state/ids';
import type { File, Item, LinkAccess, SharedLink, User } from '../state/model';
import { isTrashed, ownerId } from '../state/model';

/**
 * What a request says of a shared link. Undefined leaves it as it is, but for the access; null takes
 * a value away.
 */
export interface LinkRequest {
	/** Undefined sets the account's default, on a link that exists as well. */
	access?: LinkAccess;
	password?: string | null;
	unsharedAt?: number | null;
	/** An empty name takes it away. */
	vanityName?: string | null;
	canDownload?: boolean;
	canEdit?: boolean;
}

/** What an enterprise's administrator sets; Box's own default. */
const DEFAULT_ACCESS: LinkAccess = 'open';

function blankLink(): SharedLink {
	return {
		token: hex(),
		access: DEFAULT_ACCESS,
		password: null,
		unsharedAt: null,
		vanityName: null,
		canDownload: true,
		canEdit: false,
		downloads: 0,
	};
}

/** https://developer.box.com/guides/shared-links/: at least 8 characters and not letters alone. */
function checkPassword(password: string): void {
	if (password.length < 8 || !/[\dA-Z]|[^\p{L}]/u.test(password)) {
		throw badRequest('password', 'The password does not meet the requirements');
	}
}

function checkLink(item: Item, link: SharedLink, request: LinkRequest, now: number): void {
	if (typeof request.password === 'string') {
		if (link.access !== 'open') throw badRequest('password', "Passwords need the access 'open'");
		checkPassword(request.password);
	}
	if (request.vanityName && request.vanityName.length < 12) {
		throw badRequest('vanity_name', 'The vanity name needs at least 12 characters');
	}
	if (request.unsharedAt && request.unsharedAt <= now) {
		throw badRequest('unshared_at', 'The date must be in the future');
	}
	if (request.canEdit && item.type !== 'file') {
		throw badRequest('can_edit', 'Only files can be edited through a shared link');
	}
	if (request.canEdit && !link.canDownload) {
		throw badRequest('can_edit', 'Only who may download a file can edit it');
	}
	const permits = request.canDownload !== undefined || request.canEdit !== undefined;
	if (permits && link.access === 'collaborators') {
		throw badRequest('permissions', "Permissions need the access 'open' or 'company'");
	}
}

function withoutUndefined<T extends object>(value: T): Partial<T> {
	const copy: Partial<T> = { ...value };
	for (const key in copy) if (copy[key] === undefined) delete copy[key];
	return copy;
}

/**
 * Creates, changes or (null) removes the item's shared link. Returns the event to tell it by.
 * https://developer.box.com/reference/put-files-id--add-shared-link/
 */
export function setSharedLink({ world }: Box, item: Item, request: LinkRequest | null): string[] {
	if (request === null) {
		const had = item.sharedLink !== null;
		item.sharedLink = null;
		return had ? ['ITEM_SHARED_UNSHARE'] : [];
	}
	const existing = liveLink(item, world.now());
	const link: SharedLink = {
		...(existing ?? blankLink()),
		access: DEFAULT_ACCESS,
		...withoutUndefined(request),
	};
	if (link.vanityName === '') link.vanityName = null;
	if (link.access !== 'open' && request.password === undefined) link.password = null;
	checkLink(item, link, request, world.now());
	checkVanity(world.items.values(), item, request.vanityName);
	item.sharedLink = link;
	return [existing ? 'ITEM_SHARED' : 'ITEM_SHARED_CREATE'];
}

function checkVanity(items: Iterable<Item>, item: Item, name: string | null | undefined): void {
	if (!name) return;
	for (const each of items) {
		if (each !== item && each.sharedLink?.vanityName === name) {
			throw new BoxProblem(409, 'conflict', 'The vanity name is taken');
		}
	}
}

/** The file that a link's `download_url` gives to anybody; undefined when it opens for nobody. */
export function directDownload({ world }: Box, token: string): File | undefined {
	const now = world.now();
	for (const item of world.items.values()) {
		const link = liveLink(item, now);
		if (link?.token !== token) continue;
		return item.type === 'file' && opensDirectly(item, link, now) && !isTrashed(item)
			? item
			: undefined;
	}
	return undefined;
}

function mayUse(box: Box, item: Item, link: SharedLink, user: User): boolean {
	if (link.access === 'open') return true;
	if (link.access === 'company') {
		return box.world.user(ownerId(item)).enterpriseId === user.enterpriseId;
	}
	return box.world.roleFor({ user }, item) !== undefined;
}

/** The item a shared link leads the user to, and the role it gives him. */
export function resolveLink(
	box: Box,
	user: User,
	url: string,
	password: string | undefined,
): Required<Viewer>['shared'] {
	const found = [...box.world.items.values()].find((item) => {
		const link = liveLink(item, box.world.now());
		return link && [`/s/${link.token}`, `/v/${link.vanityName}`].some((path) => url.endsWith(path));
	});
	const link = found?.sharedLink;
	if (!found || !link || isTrashed(found) || !mayUse(box, found, link, user)) {
		throw new BoxProblem(404, 'not_found', 'Not Found');
	}
	if (link.password !== null && link.password !== password) {
		throw new BoxProblem(403, 'incorrect_shared_item_password', 'Incorrect shared item password');
	}
	const roles = { can_edit: 'editor', can_download: 'viewer', can_preview: 'previewer' } as const;
	const permission = linkPermission(found, link);
	const role =
		permission === 'can_edit' || permission === 'can_download' ? roles[permission] : 'previewer';
	return { item: found, role };
}

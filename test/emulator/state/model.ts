import type { Content } from './content';

/**
 * What the emulator remembers. Items hold references to each other, so a path is a walk and a
 * move is one assignment. Times are milliseconds since 1970.
 */

/** What can be in a folder. */
export type ItemType = 'file' | 'folder' | 'web_link';
/** Who may use a shared link. */
export type LinkAccess = 'open' | 'company' | 'collaborators';

/** https://developer.box.com/reference/resources/user/ */
export interface User {
	id: string;
	name: string;
	login: string;
	role: 'admin' | 'coadmin' | 'user';
	enterpriseId: string;
	createdAt: number;
	/** The account of a server application, which nobody signs in to. */
	isService?: true;
	/** An account of its own, without an enterprise; the id of one is there only to tell it apart. */
	isFree?: true;
	/** What an administrator has set, by Box's own keys; the rest is as for everybody. */
	profile?: Record<string, unknown>;
}

/** Whether the user sees and manages the enterprise: an application's own account does, too. */
export function isAdministrator(user: User): boolean {
	return user.role !== 'user' || user.isService === true;
}

/** One content of a file: https://developer.box.com/reference/resources/file-version/ */
export interface Version {
	id: string;
	content: Content;
	name: string;
	createdAt: number;
	createdBy: string;
	number: number;
	/** When a past version was deleted, until it is restored. */
	trashedAt: number | null;
	trashedBy: string | null;
	restoredAt: number | null;
	restoredBy: string | null;
}

/** A lock on a file: https://developer.box.com/guides/files/lock/ */
export interface Lock {
	id: string;
	createdBy: string;
	createdAt: number;
	expiresAt: number | null;
	isDownloadPrevented: boolean;
}

/** https://developer.box.com/guides/shared-links/ */
export interface SharedLink {
	token: string;
	access: LinkAccess;
	password: string | null;
	unsharedAt: number | null;
	vanityName: string | null;
	canDownload: boolean;
	canEdit: boolean;
	downloads: number;
}

interface ItemBase {
	id: string;
	name: string;
	description: string;
	/** Null for a user's root folder only. A trashed item keeps the folder it came from. */
	parent: Folder | null;
	createdBy: string;
	modifiedBy: string;
	createdAt: number;
	modifiedAt: number;
	contentCreatedAt: number;
	contentModifiedAt: number;
	/** `etag` and `sequence_id`: they rise together with each change. */
	sequence: number;
	tags: string[];
	sharedLink: SharedLink | null;
	/** Set on the item that was deleted itself, not on what it contains. */
	trashedAt: number | null;
}

/** https://developer.box.com/reference/resources/file/ */
export interface File extends ItemBase {
	type: 'file';
	parent: Folder;
	/** Oldest first; the last one is the current version. */
	versions: Version[];
	lock: Lock | null;
	dispositionAt: number | null;
	/** Who may download it, whatever role they have; null leaves it to the role. */
	downloadBy: 'open' | 'company' | null;
}

/** https://developer.box.com/reference/resources/folder/ */
export interface Folder extends ItemBase {
	type: 'folder';
	/** What is in it and not in the trash. */
	children: Set<Item>;
	uploadEmail: { access: string; email: string } | null;
	syncState: string;
	canNonOwnersInvite: boolean;
	canNonOwnersViewCollaborators: boolean;
	restrictedToEnterprise: boolean;
	/** The user whose root folder this is; null for any other folder. */
	rootOf: string | null;
}

/** https://developer.box.com/reference/resources/web-link/ */
export interface WebLink extends ItemBase {
	type: 'web_link';
	parent: Folder;
	url: string;
}

/** Anything that has a folder, and the root folders themselves. */
export type Item = File | Folder | WebLink;

/** Strongest first. */
export const COLLABORATION_ROLES = [
	'owner',
	'co-owner',
	'editor',
	'viewer uploader',
	'viewer',
	'previewer uploader',
	'previewer',
	'uploader',
] as const;

/** https://support.box.com/hc/en-us/articles/360044196413: strongest first. */
export type Role = (typeof COLLABORATION_ROLES)[number];

/** https://developer.box.com/reference/resources/collaboration/ */
export interface Collaboration {
	id: string;
	item: File | Folder;
	/** Null for a group, and for somebody who was invited by an address that Box does not know. */
	userId: string | null;
	/** The group whose members work with the item; null for a single user. */
	groupId: string | null;
	/** The address of somebody whom Box does not know. */
	inviteEmail: string | null;
	role: Role;
	createdBy: string;
	createdAt: number;
	modifiedAt: number;
	/** When whoever was invited accepted or rejected. */
	acknowledgedAt: number | null;
	/** When Box ends it by itself. */
	expiresAt: number | null;
	isAccessOnly: boolean;
	/** Whether the folders above are shown, too; for folders only. */
	canViewPath: boolean;
	status: 'accepted' | 'pending' | 'rejected';
}

/** The version a file has now. */
export function currentVersion(file: File): Version {
	const version = file.versions.at(-1);
	if (!version) throw new Error(`File ${file.id} has no version`);
	return version;
}

/** The lock that holds now. */
export function liveLock({ lock }: File, now: number): Lock | null {
	return lock && (lock.expiresAt === null || lock.expiresAt > now) ? lock : null;
}

/** From the item's folder up to the owner's root folder. */
export function ancestors(item: Item): Folder[] {
	const found: Folder[] = [];
	for (let folder = item.parent; folder; folder = folder.parent) found.push(folder);
	return found;
}

/** The item and everything below it that is not in the trash, folders before what they contain. */
export function subtree(item: Item): Item[] {
	if (item.type !== 'folder') return [item];
	return [item, ...[...item.children].flatMap(subtree)];
}

/** The user in whose root folder the item is: Box gives content to the owner of the tree it is in. */
export function ownerId(item: Item): string {
	const top = item.parent ? ancestors(item).at(-1) : item;
	if (top?.type !== 'folder' || !top.rootOf) throw new Error(`Item ${item.id} is in no tree`);
	return top.rootOf;
}

/** Whether the item, or a folder it is in, was moved to the trash. */
export function isTrashed(item: Item): boolean {
	return [item, ...ancestors(item)].some((each) => each.trashedAt !== null);
}

/** In bytes: a folder counts all it contains. */
export function sizeOf(item: Item): number {
	if (item.type === 'file') return currentVersion(item).content.size;
	if (item.type === 'web_link') return 0;
	return [...item.children].reduce((sum, child) => sum + sizeOf(child), 0);
}

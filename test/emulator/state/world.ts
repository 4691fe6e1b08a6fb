import type { Viewer } from './access';
import { lets, roleOf } from './access';
import { groupIdsOf } from './groups';
import { decimalIds } from './ids';
import type { Collaboration, File, Folder, Item, Role, User, WebLink } from './model';
import { ancestors, isTrashed } from './model';
import { foldCase } from './names';
import type { SampleUsers } from './users';
import { sampleUsers, serviceAccount } from './users';

/** All content of the emulated Box. Holds facts only; what Box does with them is in `actions/`. */
export class World {
	readonly samples: SampleUsers = sampleUsers();
	readonly service: User = serviceAccount(this.samples.admin);
	readonly users = new Map<string, User>();
	/** Users who were deleted: what they made still names them. */
	private readonly former = new Map<string, User>();
	readonly items = new Map<string, Item>();
	private readonly allCollaborations = new Map<string, Collaboration>();
	/** Users who accept an invitation themselves: others are in a collaboration at once. */
	readonly askedFirst = new Set<string>();
	/** Users for whom Box's support has enabled the search of all the enterprise has. */
	readonly enterpriseSearchers = new Set<string>();
	/** The links that each user came to items by, by the items' ids. */
	private readonly usedLinks = new Map<string, Map<string, string>>();
	private readonly roots = new Map<string, Folder>();
	/** Stands for all that there is until a reset: the rows of tables hang on it. */
	content: object = {};
	readonly nextId = decimalIds(1_500_000_000_001n);

	constructor(readonly now: () => number) {
		this.clear();
	}

	/** Back to the sample users with nothing in their folders. Ids already given are not given again. */
	clear(): void {
		this.users.clear();
		this.former.clear();
		this.items.clear();
		this.allCollaborations.clear();
		this.askedFirst.clear();
		this.enterpriseSearchers.clear();
		this.usedLinks.clear();
		this.roots.clear();
		this.content = {};
		for (const user of [...Object.values(this.samples), this.service]) this.addUser(user);
	}

	/** Those that have not ended: Box removes one when it expires. */
	get collaborations(): Map<string, Collaboration> {
		const now = this.now();
		for (const { id, expiresAt } of this.allCollaborations.values()) {
			if (expiresAt !== null && expiresAt <= now) this.allCollaborations.delete(id);
		}
		return this.allCollaborations;
	}

	addUser(user: User): void {
		this.users.set(user.id, user);
		this.roots.set(user.id, this.blankFolder('All Files', null, user));
	}

	/** The links that the user came to items by, by the items' ids. */
	linksUsedBy(userId: string): Map<string, string> {
		const used = this.usedLinks.get(userId) ?? new Map<string, string>();
		this.usedLinks.set(userId, used);
		return used;
	}

	rootOf(userId: string): Folder {
		const root = this.roots.get(userId);
		if (!root) throw new Error(`There is no user ${userId}`);
		return root;
	}

	user(id: string): User {
		const user = this.users.get(id) ?? this.former.get(id);
		if (!user) throw new Error(`There is no user ${id}`);
		return user;
	}

	/** Forgets the user, his root folder and his collaborations. */
	removeUser(user: User): void {
		this.users.delete(user.id);
		this.former.set(user.id, user);
		this.roots.delete(user.id);
		for (const [id, { userId }] of this.collaborations) {
			if (userId === user.id) this.collaborations.delete(id);
		}
	}

	/** A folder that is not yet in its parent; `parent` null makes the root of `user`. */
	blankFolder(name: string, parent: Folder | null, user: User): Folder {
		return {
			type: 'folder',
			...this.blankItem(parent ? this.nextId() : '0', name, user),
			parent,
			children: new Set(),
			uploadEmail: null,
			syncState: 'not_synced',
			canNonOwnersInvite: true,
			canNonOwnersViewCollaborators: true,
			restrictedToEnterprise: false,
			rootOf: parent ? null : user.id,
		};
	}

	blankFile(name: string, parent: Folder, user: User): File {
		const base = this.blankItem(this.nextId(), name, user);
		const settings = { lock: null, dispositionAt: null, downloadBy: null };
		return { type: 'file', ...base, parent, versions: [], ...settings };
	}

	blankWebLink(name: string, parent: Folder, user: User, url: string): WebLink {
		return { type: 'web_link', ...this.blankItem(this.nextId(), name, user), parent, url };
	}

	private blankItem(id: string, name: string, user: User) {
		const now = this.now();
		return {
			id,
			name,
			description: '',
			createdBy: user.id,
			modifiedBy: user.id,
			createdAt: now,
			modifiedAt: now,
			contentCreatedAt: now,
			contentModifiedAt: now,
			sequence: 0,
			tags: [],
			sharedLink: null,
			trashedAt: null,
		};
	}

	/** What the viewer finds in a folder; his root also holds what others shared with him. */
	childrenOf(folder: Folder, viewer: Viewer): Item[] {
		const own = [...folder.children];
		if (!folder.rootOf) return own;
		return [...own, ...this.sharedWith(viewer.user)];
	}

	/** The topmost items that others made the user a collaborator of. */
	private sharedWith(user: User): Item[] {
		const groups = groupIdsOf(this, user.id);
		const shared = [...this.collaborations.values()]
			.filter((each) => lets(each, user.id, groups))
			.map((each) => each.item)
			.filter((item) => !isTrashed(item) && this.items.has(item.id));
		return [...new Set(shared)].filter((item) => !this.parentFor(item, { user }));
	}

	/** The folder the viewer sees the item in, or undefined when that is not for his eyes. */
	parentFor(item: Item, viewer: Viewer): Folder | undefined {
		if (!item.parent) return undefined;
		return this.roleFor(viewer, item.parent) ? item.parent : undefined;
	}

	/** The folders above the item that the viewer may see, his own root first. */
	pathFor(item: Item, viewer: Viewer): Folder[] {
		if (item.type === 'folder' && item.rootOf) return [];
		const visible = ancestors(item).filter((each) => this.roleFor(viewer, each) && !each.rootOf);
		return [this.rootOf(viewer.user.id), ...visible.reverse()];
	}

	roleFor(viewer: Viewer, item: Item): Role | undefined {
		return this.rolesOf(viewer)(item);
	}

	/** The viewer's role on each of many items, as collaborations and groups are now. */
	rolesOf(viewer: Viewer): (item: Item) => Role | undefined {
		const groups = groupIdsOf(this, viewer.user.id);
		return (item) => roleOf(viewer, item, this.collaborations.values(), groups);
	}

	/** Everyone who can see the item now, its owner first. */
	audience(item: Item): User[] {
		return [...this.users.values()].filter((user) => this.roleFor({ user }, item));
	}

	/** The item in the folder that has the name already, whatever its case. */
	named(folder: Folder, name: string, except?: Item): Item | undefined {
		const wanted = foldCase(name);
		for (const each of folder.children) {
			if (each !== except && foldCase(each.name) === wanted) return each;
		}
		return undefined;
	}
}

import type { Send } from '../calls/paging';
import { itemKey } from '../itemPath';
import { hasOtherForms } from '../names';
import type { BoxItem, CallOptions, ItemType, JsonObject } from '../types';
import type { Change, ChangesOf, Outcome } from './changes';
import type { Namesake } from './child';
import { askForName, folderPages } from './folderSource';
import { KnownFolder, type LookUpOptions } from './knownFolder';

/** The most names that are kept, of all folders together: some 20 MB. */
export const MAX_NAMES = 100_000;

/** Who looks a name up. */
export interface Viewer {
	/** Whose eyes it looks through: a user, a shared link. */
	options: CallOptions;
	send: Send;
}

export interface MemoryOptions {
	/** Whether one item is all there is to look up for. */
	isAlone?: boolean;
	/** For tests; `MAX_NAMES` without. */
	maxNames?: number;
}

/**
 * What is known of the items in folders: what was listed serves all look-ups, and what is changed
 * meanwhile by the same client is seen. It is meant for one run of a node.
 */
export class ChildMemory {
	/** By who sees them, and by their IDs. Those used last are at the end. */
	private readonly folders = new Map<string, KnownFolder>();
	private readonly changed = new Map<string, number>();
	private tick = 0;

	constructor(private readonly options: MemoryOptions = {}) {}

	/**
	 * The child of that name and type.
	 *
	 * @throws {BoxError} if the folder cannot be listed
	 */
	async find(
		viewer: Viewer,
		folderId: string,
		name: string,
		type: ItemType,
		options: LookUpOptions = {},
	): Promise<Namesake> {
		return await this.folder(viewer, folderId).find(name, type, options);
	}

	/** Waits for a call, and notes what it has changed. */
	async follow<T extends JsonObject>(
		call: Promise<T>,
		changes: ChangesOf,
		options: CallOptions,
	): Promise<T> {
		const note = (outcome: Outcome) => this.note(changes(outcome), options);
		call.then(
			(answer) => note({ answer }),
			(error: unknown) => note({ error }),
		);
		return await call;
	}

	private note(changes: readonly Change[], options: CallOptions): void {
		// Of what is not known nothing can be outdated.
		if (this.folders.size === 0) return;
		for (const change of changes) this.apply(change, options);
		if (this.changed.size > this.maxNames) this.forgetAll();
	}

	private apply(change: Change, options: CallOptions): void {
		switch (change.kind) {
			case 'moved':
				return this.move(change.item, change.parentId, options);
			case 'gone':
				this.changed.set(itemKey(change), this.next());
				if (change.type === 'folder') this.forget(change.id);
				return;
			case 'inFolder':
				return this.forget(change.id);
			case 'anywhere':
				return this.forgetAll();
		}
	}

	private move(item: BoxItem, parentId: string | undefined, options: CallOptions): void {
		const now = this.next();
		this.changed.set(itemKey(item), now);
		const own = parentId === undefined ? undefined : placeOf(options, parentId);
		for (const [place, folder] of this.folders) {
			if (place === own) folder.add(item, now);
			// For others it may be the very same name of which they know another form.
			else if (hasOtherForms(item.name) && (!own || isOf(place, parentId))) {
				this.folders.delete(place);
			}
		}
	}

	private get maxNames(): number {
		return this.options.maxNames ?? MAX_NAMES;
	}

	private next(): number {
		this.tick += 1;
		return this.tick;
	}

	private folder(viewer: Viewer, folderId: string): KnownFolder {
		const place = placeOf(viewer.options, folderId);
		const known = this.folders.get(place) ?? this.open(viewer, folderId);
		this.folders.delete(place);
		this.folders.set(place, known);
		return known;
	}

	private open({ send }: Viewer, folderId: string): KnownFolder {
		const source = {
			pages: () => folderPages(send, folderId),
			ask: async (name: string) => await askForName(send, folderId, name),
		};
		const ticks = {
			next: () => this.next(),
			changed: (key: string) => this.changed.get(key) ?? 0,
		};
		const folder: KnownFolder = new KnownFolder(
			ticks,
			source,
			(count) => this.makeRoom(folder, count),
			this.options.isAlone ?? false,
		);
		return folder;
	}

	/** Forgets folders that were not used lately, until there is room for more of this one. */
	private makeRoom(growing: KnownFolder, count: number): boolean {
		let left = [...this.folders.values()].reduce((sum, { size }) => sum + size, count);
		for (const [place, folder] of this.folders) {
			if (left <= this.maxNames) break;
			if (folder === growing) continue;
			left -= folder.size;
			this.folders.delete(place);
		}
		return left <= this.maxNames;
	}

	private forget(folderId: string): void {
		for (const place of this.folders.keys()) {
			if (isOf(place, folderId)) this.folders.delete(place);
		}
	}

	private forgetAll(): void {
		this.folders.clear();
		this.changed.clear();
	}
}

/** A folder, as it is seen through some eyes. */
function placeOf({ asUser, sharedLink }: CallOptions, folderId: string): string {
	const { url, password } = sharedLink ?? {};
	return `${folderId} ${JSON.stringify([asUser, url, password])}`;
}

function isOf(place: string, folderId: string | undefined): boolean {
	return place.startsWith(`${folderId} `);
}

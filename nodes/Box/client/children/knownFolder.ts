import { itemKey } from '../itemPath';
import { isPlain, isSameToBox } from '../names';
import type { BoxItem, ItemType } from '../types';
import { bestOf, type Child, type Match, type Namesake } from './child';
import { ChildIndex } from './childIndex';
import type { Told } from './folderSource';
import { Listing, type FolderPage } from './listing';

/** Counts what happens, to tell what was before what. */
export interface Ticks {
	next(): number;
	/** When the item was last changed; 0 if it was not. */
	changed(key: string): number;
}

/** How Box is asked about the folder. */
export interface Source {
	pages(): AsyncGenerator<FolderPage>;
	ask(name: string): Promise<Told>;
}

/** What a look-up may spare. */
export interface LookUpOptions {
	/** Whether "nothing of that name" may be as old as what is known of the folder. */
	mayBeOld?: boolean;
}

/** What is known of one folder's items. */
export class KnownFolder {
	/** The last listing that has come to its end. */
	private complete?: Listing;
	/** The one that goes on. */
	private running?: Listing;
	/** What became known besides. */
	private added = new ChildIndex();
	private mayAsk = true;

	/**
	 * @param mayKeep asked before so many more items are kept
	 * @param isFirstAlone whether the first look-up is likely to be the only one: Box is asked for its
	 *   name rather than for more than one page of the folder
	 */
	constructor(
		private readonly ticks: Ticks,
		private readonly source: Source,
		private readonly mayKeep: (count: number) => boolean,
		private isFirstAlone: boolean,
	) {}

	/** How many items are kept. */
	get size(): number {
		const listed = (this.complete?.index.size ?? 0) + (this.running?.index.size ?? 0);
		return listed + this.added.size;
	}

	/** Keeps an item that the folder has since a moment. */
	add({ type, id, name }: BoxItem, since: number): void {
		this.added.add({ type, id, name, since });
	}

	/**
	 * The child of that name and type. What has been listed serves. If it has none of the name, only
	 * what Box has said since the look-up began tells that there is none.
	 */
	async find(name: string, type: ItemType, { mayBeOld }: LookUpOptions): Promise<Namesake> {
		const began = this.ticks.next();
		let hasAsked = false;
		const ask = async () => {
			hasAsked = true;
			return await this.ask(name, type);
		};
		for (;;) {
			const known = this.match(name, type);
			if (known) return known;
			const { complete, running } = this;
			if (running) {
				const isAlone = this.isFirstAlone && running.pages > 0;
				if (isAlone) this.isFirstAlone = false;
				const told = (isAlone || running.isFull) && !hasAsked ? await ask() : undefined;
				if (told) return told;
				if (running.isFull) return await this.goThrough(name, type);
				if (running === this.running) await this.more(running);
			} else if (complete) {
				const isNew = complete.begun > began;
				if (isNew || mayBeOld) return this.bestIn([complete.index, this.added], name, type);
				const told = isPlain(name) && !hasAsked ? await ask() : undefined;
				if (told) return told;
				// Another look-up may have begun to list it meanwhile.
				if (complete === this.complete) this.begin();
			} else {
				this.begin();
			}
		}
	}

	/** The item if there is no doubt about it. */
	private match(name: string, type: ItemType): Match | undefined {
		const { complete, running, added } = this;
		const old = this.bestIn([complete?.index, added], name, type);
		if (old.fit === 3 || (complete && old.found)) return old;
		const all = this.bestIn([complete?.index, running?.index, added], name, type);
		return all.fit === 3 ? all : undefined;
	}

	private bestIn(
		indexes: ReadonlyArray<ChildIndex | undefined>,
		name: string,
		type: ItemType,
	): Match {
		const named = indexes.flatMap((index) => index?.named(name) ?? []);
		return bestOf(
			named.filter((child) => this.isValid(child)),
			name,
			type,
		);
	}

	/** Whether the item was not changed later. */
	private isValid(child: Child): boolean {
		return this.ticks.changed(itemKey(child)) <= child.since;
	}

	private begin(): void {
		this.running ??= new Listing(this.ticks.next(), this.source.pages(), this.mayKeep);
	}

	private async more(running: Listing): Promise<void> {
		await running.more().finally(() => {
			if (this.running !== running || !running.isOver) return;
			// After a failure, the next look-up lists it anew.
			this.running = undefined;
			if (!running.isComplete) return;
			this.complete = running;
			this.added = this.added.after(running.begun);
		});
	}

	/** What Box says of the name, if that is an answer. */
	private async ask(name: string, type: ItemType): Promise<Namesake | undefined> {
		if (!this.mayAsk) return undefined;
		const since = this.ticks.next();
		const told = await this.source.ask(name);
		if (told === 'free') return isPlain(name) ? {} : undefined;
		if (told === 'unknown') {
			this.mayAsk = false;
			return undefined;
		}
		if (!isSameToBox(told.name, name)) return undefined;
		if (told.type !== type) return isPlain(name) ? { other: told } : undefined;
		this.add(told, since);
		return { found: told };
	}

	/** Goes through a folder that has too many items to keep. */
	private async goThrough(name: string, type: ItemType): Promise<Namesake> {
		const since = this.ticks.next();
		let best: Match = { fit: 0 };
		for await (const { entries } of this.source.pages()) {
			const page = bestOf(
				entries.map((item) => ({ ...item, since })),
				name,
				type,
			);
			const other = best.other ?? page.other;
			best = { ...(page.fit > best.fit ? page : best), other };
			if (best.fit === 3) break;
		}
		return best;
	}
}

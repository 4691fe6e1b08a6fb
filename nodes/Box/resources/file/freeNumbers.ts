import type { BoxClient } from '../../client/boxClient';
import { asBoxError, BoxError } from '../../client/error';
import { isList, numberAt, objectAt, textAt } from '../../client/json';
import { numbered } from './numberedName';

/** How many refused numbers in a row are borne before the folder is looked at as a whole. */
const PATIENCE = 2;
/** A folder with more items is asked for single names: listing it would take too many requests. */
const MAX_LISTED = 10_000;
const PAGE_SIZE = 1000;

/** The folder in which a name is taken, and the name. */
export interface Wanted {
	box: BoxClient;
	parentId: string;
	name: string;
	/** Asks Box whether a name is taken. */
	isTaken: (name: string) => Promise<boolean>;
}

/**
 * The numbers for files that all want one name in one folder, each handed out once. So items that
 * run at the same time do not get into each other's way.
 */
export class FreeNumbers {
	private last = 0;
	private refusals = 0;
	/** The last number before the last look. */
	private looked = 0;
	private patience = PATIENCE;
	/** The names in the folder, in small letters, once it was listed. */
	private names: ReadonlySet<string> = new Set();
	private turn: Promise<unknown> = Promise.resolve();

	/** Whether the plain name was found to be taken. */
	get isStarted(): boolean {
		return this.last > 0;
	}

	/** The next number; by all that is known it is free. */
	async next(wanted: Wanted): Promise<number> {
		// One after the other, so that all have the benefit of one look at the folder.
		const number = this.turn.then(async () => await this.take(wanted));
		this.turn = number.catch(() => {});
		return await number;
	}

	/** Tells that a number was taken after all; 0 stands for the plain name. */
	refused(number: number): void {
		// What was handed out before the last look says nothing of what that look has found.
		if (number > this.looked) this.refusals += 1;
	}

	private async take(wanted: Wanted): Promise<number> {
		if (this.refusals >= this.patience) {
			this.looked = this.last;
			await this.look(wanted);
			// Somebody else is numbering as well: looking again and again would not help.
			this.patience *= 2;
			this.refusals = 0;
		}
		do this.last += 1;
		while (this.names.has(numbered(wanted.name, this.last).toLowerCase()));
		return this.last;
	}

	private async look(wanted: Wanted): Promise<void> {
		const names = await listedNames(wanted);
		if (names) this.names = names;
		else this.last = await lastTaken(wanted, this.last);
	}
}

/** The names in a folder, or nothing if they are too many or must not be listed. */
async function listedNames({ box, parentId }: Wanted): Promise<Set<string> | undefined> {
	const names = new Set<string>();
	for (let offset = 0; ; offset += PAGE_SIZE) {
		const query = { fields: ['name'], limit: PAGE_SIZE, offset };
		const path = ['folders', parentId, 'items'];
		const request = { method: 'GET' as const, path, query, expects: 'items' as const };
		const page = await box.request(request).catch(asBoxError);
		// Uploaders may not see what is in the folder.
		if (page instanceof BoxError) return undefined;
		const total = numberAt(page.total_count) ?? Infinity;
		if (total > MAX_LISTED) return undefined;
		for (const item of isList(page.entries) ? page.entries : []) {
			names.add((textAt(objectAt(item).name) ?? '').toLowerCase());
		}
		if (offset + PAGE_SIZE >= total) return names;
	}
}

/** A taken number whose successor is free, found by doubling the step and then halving it. */
async function lastTaken({ name, isTaken }: Wanted, known: number): Promise<number> {
	let taken = known;
	let step = 1;
	while (await isTaken(numbered(name, taken + step))) {
		taken += step;
		step *= 2;
	}
	while (step > 1) {
		step /= 2;
		if (await isTaken(numbered(name, taken + step))) taken += step;
	}
	return taken;
}

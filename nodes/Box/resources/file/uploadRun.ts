import { FreeNumbers } from './freeNumbers';

/** What the uploads of one run of the node know of each other. */
export interface UploadRun {
	/** The IDs of the files that were stored. */
	stored: Set<string>;
	/** By folder and name. */
	numbers: Map<string, FreeNumbers>;
}

const runs = new WeakMap<object, UploadRun>();

/** @param run the same object for all items of a run */
export function uploadRun(run: object): UploadRun {
	let known = runs.get(run);
	if (!known) {
		known = { stored: new Set(), numbers: new Map() };
		runs.set(run, known);
	}
	return known;
}

/** The numbers for one name in one folder, as one account sees it. */
export function numbersFor({ numbers }: UploadRun, ...place: string[]): FreeNumbers {
	const key = JSON.stringify(place).toLowerCase();
	const known = numbers.get(key) ?? new FreeNumbers();
	numbers.set(key, known);
	return known;
}

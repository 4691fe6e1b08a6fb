import { FreeNumbers } from './freeNumbers';

/** What the uploads of one run of the node know of each other. */
interface OfRun {
	/** The IDs of the files that were stored. */
	stored: Set<string>;
	/** By folder and name. */
	numbers: Map<string, FreeNumbers>;
}

/** The same, and what is known of the uploads of one item. */
export interface UploadRun extends OfRun {
	/** The IDs of the files that were stored for it, by earlier tries of the node as well. */
	storedForItem: Set<string>;
}

const runs = new WeakMap<object, OfRun>();
const items = new WeakMap<object, Set<string>>();

/**
 * @param run the same object for all items of a run
 * @param input the same object each time n8n runs the node for the item
 */
export function uploadRun(run: object, input: object): UploadRun {
	const ofRun = runs.get(run) ?? { stored: new Set(), numbers: new Map() };
	runs.set(run, ofRun);
	const storedForItem = items.get(input) ?? new Set();
	items.set(input, storedForItem);
	return { ...ofRun, storedForItem };
}

/** The numbers for one name in one folder, as one account sees it. */
export function numbersFor({ numbers }: UploadRun, ...place: string[]): FreeNumbers {
	const key = JSON.stringify(place).toLowerCase();
	const known = numbers.get(key) ?? new FreeNumbers();
	numbers.set(key, known);
	return known;
}

import { likeness } from '../names';
import type { BoxItem, ItemType } from '../types';

/** What is kept of an item in a folder. */
export interface Child {
	type: ItemType;
	id: string;
	name: string;
	/** When it was certain that the folder holds it: see `Ticks`. */
	since: number;
}

/** What a folder holds of a name. */
export interface Namesake {
	/** The item of the wanted type. */
	found?: BoxItem;
	/** An item of another type that has the name. */
	other?: BoxItem;
}

/** A namesake, and how like the wanted name its own is: see `likeness`. */
export interface Match extends Namesake {
	fit: number;
}

/**
 * The best of some children for a name. To Box names are the same if they differ in case only, but
 * it keeps both Unicode forms of a name side by side: so the very same name goes first.
 */
export function bestOf(children: Iterable<Child>, name: string, type: ItemType): Match {
	const best: Match = { fit: 0 };
	for (const child of children) {
		const fit = likeness(child.name, name);
		if (fit === 0) continue;
		const { since: _, ...item } = child;
		if (child.type !== type) {
			best.other ??= item;
		} else if (fit > best.fit) {
			best.found = item;
			best.fit = fit;
		}
	}
	return best;
}

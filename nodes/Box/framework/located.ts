import type { BoxError } from '../client/error';
import type { ItemType } from '../client/types';

/** An item that a field names, as it was found for one input item. */
export interface Located {
	/** The field's display name. */
	field: string;
	type: ItemType;
	id: string;
}

/** The item a request was about, where its path names one. */
const ADDRESS = /\/(?:files|folders|web_links)\/(\d+)/;

/** What is asked of nothing but the folder in its path. */
const LISTING = /\/folders\/\d+\/items$/;

/**
 * The fields that an error of Box can be about, in words: `'File', ID 12`. Empty where it is about
 * something else, such as a folder on the way of a path.
 *
 * @param located what the operation had found when the error came
 */
export function culprits(error: BoxError, located: readonly Located[]): string {
	const asked = ADDRESS.exec(error.path)?.[1];
	if (asked !== undefined && !located.some(({ id }) => id === asked)) return '';
	const isListing = LISTING.test(error.path);
	const named = located.filter(({ id }) => (isListing ? id === asked : isNamed(error, id)));
	const candidates = named.length > 0 ? named : located;
	return candidates.map(({ field, id }) => `'${field}', ID ${id}`).join(', or ');
}

/** Box names an item by its ID, in some answers with a prefix: `'item' with value 'f_12' not found`. */
function isNamed({ contextInfo }: BoxError, id: string): boolean {
	return new RegExp(`'(?:[a-z]_)?${id}'`).test(JSON.stringify(contextInfo ?? {}));
}

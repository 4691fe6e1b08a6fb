import type { BoxError } from '../../client/error';
import type { Entity } from '../references/entity';

/** What a field names, as it was found for one input item. */
export interface Located {
	/** The field's display name. */
	field: string;
	entity: Entity;
	id: string;
}

/** What a request was about, if its path names one by a number: a UUID may begin with digits, too. */
const ADDRESS = /^\/\w+\/(\d+)(?=\/|$)/;

/** What is asked of nothing but the folder in its path. */
const LISTING = /\/folders\/\d+\/items$/;

/**
 * Those of the fields that an error of Box can be about. None if it is about something else, such
 * as a folder on the way of a path.
 *
 * @param located what the operation had found when the error came
 */
export function culprits(error: BoxError, located: readonly Located[]): Located[] {
	const asked = ADDRESS.exec(error.path)?.[1];
	if (asked !== undefined && !located.some(({ id }) => id === asked)) return [];
	const isListing = LISTING.test(error.path);
	const named = located.filter(({ id }) => (isListing ? id === asked : isNamed(error, id)));
	return named.length > 0 ? named : [...located];
}

/** Box names an item by its ID, in some answers with a prefix: `'item' with value 'f_12' not found`. */
function isNamed({ contextInfo }: BoxError, id: string): boolean {
	const quoted = JSON.stringify(contextInfo ?? {}).split("'");
	return quoted.some((text) => text.replace(/^[a-z]_(?=\d)/, '') === id);
}

import type { Query } from '../../client/types';

type Bound = string | number | undefined;

/** Two filters that are the bounds of a range, and Box's name for it. */
const RANGES = {
	created_at_range: ['createdAfter', 'createdBefore', 'Created After'],
	deleted_at_range: ['deletedAfter', 'deletedBefore', 'Deleted After'],
	size_range: ['minSize', 'maxSize', 'Min Size'],
	updated_at_range: ['updatedAfter', 'updatedBefore', 'Updated After'],
} as const;

type RangeField = (typeof RANGES)[keyof typeof RANGES][0 | 1];

/**
 * The ranges as Box has them in the query: both bounds, of which one may be empty.
 *
 * @param fail raises the error about a range that ends before it begins
 */
export function rangeQuery(
	values: Partial<Record<RangeField, Bound>>,
	fail: (name: RangeField, problem: string, remedy: string) => never,
): Query {
	const query: Query = {};
	for (const [key, [from, to, label]] of Object.entries(RANGES)) {
		const bounds = [values[from], values[to]] as const;
		const [lower, upper] = bounds;
		if (lower === undefined && upper === undefined) continue;
		// Dates are texts of one form and in UTC here, so that they compare as texts.
		if (lower !== undefined && upper !== undefined && lower > upper) {
			fail(to, `is below '${label}'`, 'Correct one of the two.');
		}
		query[key] = bounds.map((bound) => String(bound ?? ''));
	}
	return query;
}

import type { TaxonomyNode } from '../state/taxonomies';
import { nodesAbove } from '../state/taxonomies';
import type { Values } from '../tables/kinds';
import { flag, text } from '../tables/kinds';

/** What lists of nodes are asked for: several values of a parameter are alternatives. */
export const NODE_QUERY = {
	level: text({ pattern: /^\d+(,\d+)*$/ }),
	parent: text(),
	ancestor: text(),
	query: text(),
	// Box's document has no name for the count in the answer, so there is none.
	'include-total-result-count': flag(),
};

/** Whether a node is among those that are asked for. */
export function isWanted(
	{ level, parent, ancestor, query }: Values<typeof NODE_QUERY>,
	node: TaxonomyNode,
): boolean {
	const above = nodesAbove(node).map(({ id }) => id);
	return (
		isAmong(level, [String(node.level)]) &&
		isAmong(parent, above.slice(-1)) &&
		isAmong(ancestor, above) &&
		(!query || node.displayName.toLowerCase().includes(query.toLowerCase()))
	);
}

/** Whether one of the values is listed; no list allows all. */
function isAmong(list: string | undefined, values: readonly string[]): boolean {
	return list === undefined || list.split(',').some((each) => values.includes(each));
}

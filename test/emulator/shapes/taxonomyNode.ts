import type { TaxonomyNode } from '../state/taxonomies';
import { nodesAbove } from '../state/taxonomies';
import type { Shape } from './context';

/** https://developer.box.com/reference/resources/metadata-taxonomy-node/ */
export function nodeShape(node: TaxonomyNode): Shape {
	const { id, displayName, level } = node;
	const above = nodesAbove(node);
	if (above.length === 0) return { id, displayName, level };
	return {
		id,
		displayName,
		level,
		parentId: above.at(-1)?.id,
		nodePath: above.map((each) => each.id),
		ancestors: above.map(({ id, displayName, level }) => ({ id, displayName, level })),
	};
}

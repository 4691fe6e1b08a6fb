import type { Taxonomy } from '../state/taxonomies';
import type { Shape } from './context';

/** The levels of a taxonomy, which are counted from 1. */
export function levelShapes({ levels }: Taxonomy): Shape[] {
	return levels.map((level, index) => ({ ...level, level: index + 1 }));
}

/** https://developer.box.com/reference/resources/metadata-taxonomy/ */
export function taxonomyShape(taxonomy: Taxonomy): Shape {
	const { id, key, displayName, namespace } = taxonomy;
	return { id, key, displayName, namespace, levels: levelShapes(taxonomy) };
}

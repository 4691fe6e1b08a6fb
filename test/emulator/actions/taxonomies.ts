import { randomUUID } from 'node:crypto';

import type { Call } from '../state/box';
import type { Taxonomy, TaxonomyNode } from '../state/taxonomies';
import { TAXONOMIES, TAXONOMY_NODES } from '../state/taxonomies';

/** A node of a new taxonomy, with what is below it. */
export interface NodeRequest {
	displayName: string;
	children?: readonly NodeRequest[];
}

/** The taxonomy of that name, if it is of the caller's enterprise. */
export function findTaxonomy(
	{ box, viewer }: Call,
	namespace: string,
	key: string,
): Taxonomy | undefined {
	if (namespace !== `enterprise_${viewer.user.enterpriseId}`) return undefined;
	const fits = (each: Taxonomy) => each.namespace === namespace && each.key === key;
	return TAXONOMIES.filter(box.world, fits)[0];
}

/** The key that Box makes of a display name: `Sales Regions` is `sales_regions`. */
export function newTaxonomyKey(displayName: string): string {
	return displayName.toLowerCase().replace(/[^a-z0-9]/g, '_');
}

/** Makes a taxonomy of the caller's enterprise. */
export function createTaxonomy(
	{ box: { world }, viewer }: Call,
	{ key, displayName }: Pick<Taxonomy, 'key' | 'displayName'>,
	nodes: readonly NodeRequest[],
): { taxonomy: Taxonomy; nodes: TaxonomyNode[] } {
	const now = world.now();
	const row = () => ({
		id: randomUUID(),
		createdBy: viewer.user.id,
		createdAt: now,
		modifiedAt: now,
	});
	const namespace = `enterprise_${viewer.user.enterpriseId}`;
	const taxonomy: Taxonomy = { ...row(), namespace, key, displayName, levels: [] };
	const made: TaxonomyNode[] = [];
	const add = ({ displayName, children = [] }: NodeRequest, parent?: TaxonomyNode) => {
		const level = (parent?.level ?? 0) + 1;
		const node: TaxonomyNode = { ...row(), taxonomy, displayName, level, parent };
		made.push(node);
		taxonomy.levels[level - 1] ??= { displayName: `Level ${level}` };
		for (const each of children) add(each, node);
	};
	for (const each of nodes) add(each);
	TAXONOMIES.of(world).set(taxonomy.id, taxonomy);
	for (const each of made) TAXONOMY_NODES.of(world).set(each.id, each);
	return { taxonomy, nodes: made };
}

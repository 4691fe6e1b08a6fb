import type { TemplateField } from './metadata';
import type { Contents, Row } from './table';
import { Table } from './table';

/** https://developer.box.com/reference/resources/metadata-taxonomy/, by Box's own keys. */
export interface Taxonomy extends Row {
	/** `enterprise_` and the enterprise's id. */
	namespace: string;
	key: string;
	displayName: string;
	/** From the top down. */
	levels: TaxonomyLevel[];
}

/** https://developer.box.com/reference/resources/metadata-taxonomy-level/ */
export interface TaxonomyLevel {
	displayName: string;
	description?: string;
}

/** https://developer.box.com/reference/resources/metadata-taxonomy-node/ */
export interface TaxonomyNode extends Row {
	taxonomy: Taxonomy;
	displayName: string;
	/** Counted from 1. */
	level: number;
	parent?: TaxonomyNode;
}

export const TAXONOMIES = new Table<Taxonomy>();
export const TAXONOMY_NODES = new Table<TaxonomyNode>();

/** All nodes of a taxonomy, by their names. */
export function nodesOf(world: Contents, taxonomyId: string | undefined): TaxonomyNode[] {
	return TAXONOMY_NODES.filter(world, ({ taxonomy }) => taxonomy.id === taxonomyId).sort(
		(one, other) => (one.displayName < other.displayName ? -1 : 1),
	);
}

/** Whether the field can have the node as a value. */
export function isSelectable({ optionsRules }: TemplateField, { level }: TaxonomyNode): boolean {
	return optionsRules?.selectableLevels?.includes(level) ?? true;
}

/** The nodes above one, from the root on. */
export function nodesAbove({ parent }: TaxonomyNode): TaxonomyNode[] {
	return parent ? [...nodesAbove(parent), parent] : [];
}

import { roleAllows } from '../state/access';
import type { Viewer } from '../state/access';
import type { Instance } from '../state/metadata';
import { INSTANCES, isTexts } from '../state/metadata';
import type { Item } from '../state/model';
import { nodesOf } from '../state/taxonomies';
import type { World } from '../state/world';
import type { Shape } from './context';
import { nodeShape } from './taxonomyNode';

/** Whose eyes see it. */
interface Look {
	world: World;
	viewer: Viewer;
}

/** https://developer.box.com/reference/resources/metadata--full/ */
export function instanceShape(instance: Instance, { world, viewer }: Look): Shape {
	const { id, item, template, values, version } = instance;
	return {
		...values,
		$id: id,
		$type: `${template.templateKey}-${template.id}`,
		$parent: `${item.type}_${item.id}`,
		$scope: template.scope,
		$template: template.templateKey,
		$version: version,
		$typeVersion: template.version,
		$canEdit: roleAllows(world.roleFor(viewer, item), 'edit'),
	};
}

/** The instance with all that is known of the nodes of taxonomies in the place of their ids. */
export function hydratedShape(instance: Instance, look: Look): Shape {
	const shape = instanceShape(instance, look);
	for (const field of instance.template.fields) {
		const value = instance.values[field.key];
		if (field.type !== 'taxonomy' || !isTexts(value)) continue;
		const nodes = nodesOf(look.world, field.taxonomyId).filter(({ id }) => value.includes(id));
		shape[field.key] = nodes.map(nodeShape);
	}
	return shape;
}

/**
 * What a query shows of an instance: what `metadata.enterprise_1.contract` asks for has no values,
 * and each further field adds its own.
 * https://developer.box.com/guides/metadata/queries/syntax/#the-fields-parameter
 */
export function queriedFields(item: Item, { world }: Look, fields: readonly string[]) {
	const scopes: Record<string, Shape> = {};
	for (const { template, values, version } of INSTANCES.filter(
		world,
		(some) => some.item === item,
	)) {
		const { scope, templateKey } = template;
		const name = `metadata.${scope}.${templateKey}`;
		const below = fields.filter((each) => each.startsWith(`${name}.`));
		if (below.length === 0 && !fields.includes(name)) continue;
		const keys = below.map((each) => each.slice(name.length + 1)).filter((key) => key in values);
		const shown = {
			$parent: `${item.type}_${item.id}`,
			$template: templateKey,
			$scope: scope,
			$version: version,
			...Object.fromEntries(keys.map((key) => [key, values[key]])),
		};
		scopes[scope] = { ...scopes[scope], [templateKey]: shown };
	}
	return scopes;
}

/**
 * What fields such as `metadata.enterprise_1.contract` show of an item; undefined if none is like
 * that. https://developer.box.com/guides/metadata/instances/get/
 */
export function metadataFields(item: Item, look: Look, fields: readonly string[]) {
	const wanted = fields.filter((each) => each.startsWith('metadata.'));
	if (wanted.length === 0) return undefined;
	const scopes: Record<string, Shape> = {};
	for (const each of INSTANCES.filter(look.world, (some) => some.item === item)) {
		const { scope, templateKey } = each.template;
		const names = [scope, scope.replace(/_\d+$/, '')].map(
			(name) => `metadata.${name}.${templateKey}`,
		);
		if (!names.some((name) => wanted.includes(name))) continue;
		scopes[scope] = { ...scopes[scope], [templateKey]: instanceShape(each, look) };
	}
	return scopes;
}

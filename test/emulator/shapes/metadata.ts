import { roleAllows } from '../state/access';
import type { Viewer } from '../state/access';
import type { Instance } from '../state/metadata';
import { INSTANCES } from '../state/metadata';
import type { Item } from '../state/model';
import type { World } from '../state/world';
import type { Shape } from './context';

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

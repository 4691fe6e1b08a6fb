import type { Instance } from '../state/metadata';

/** https://developer.box.com/reference/resources/metadata--full/, for somebody who may edit it or not. */
export function instanceShape({ id, item, template, values, version }: Instance, canEdit: boolean) {
	return {
		...values,
		$id: id,
		$type: `${template.templateKey}-${template.id}`,
		$parent: `${item.type}_${item.id}`,
		$scope: template.scope,
		$template: template.templateKey,
		$version: version,
		$typeVersion: template.version,
		$canEdit: canEdit,
	};
}

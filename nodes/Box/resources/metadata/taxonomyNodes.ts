import type { INodePropertyOptions } from 'n8n-workflow';

import type { BoxClient } from '../../client/boxClient';
import { isObject, textAt } from '../../client/json';
import type { JsonObject } from '../../client/types';

/** Nodes that a list in the editor offers; they are stored in the workflow. */
const MOST_NODES = 500;

/**
 * The nodes that a field of a taxonomy can have, with their paths; `undefined` if they are too many
 * for a list.
 *
 * https://developer.box.com/reference/get-metadata-templates-id-id-fields-id-options/
 */
export async function taxonomyNodes(
	box: BoxClient,
	{ scope, templateKey }: JsonObject,
	fieldKey: string,
): Promise<INodePropertyOptions[] | undefined> {
	const template = ['metadata_templates', textAt(scope) ?? '', textAt(templateKey) ?? ''];
	const path = [...template, 'fields', fieldKey, 'options'];
	const options: INodePropertyOptions[] = [];
	const nodes = box.byMarker<JsonObject>(
		{ method: 'GET', path, expects: 'list' },
		{ limit: MOST_NODES + 1 },
	);
	for await (const node of nodes)
		options.push({ name: nameOf(node), value: textAt(node.id) ?? '' });
	if (options.length > MOST_NODES) return undefined;
	return options.sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** `Europe › France` */
function nameOf({ displayName, ancestors }: JsonObject): string {
	const above = Array.isArray(ancestors) ? ancestors.filter(isObject) : [];
	const names = [...above.map((each) => each.displayName), displayName];
	return names.flatMap((name) => textAt(name) ?? []).join(' › ');
}

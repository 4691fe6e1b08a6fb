import type { FastifyInstance } from 'fastify';

import { findTemplate } from '../actions/templates';
import { badRequest, notFound } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { byMarker } from '../server/paging';
import { nodeShape } from '../shapes/taxonomyNode';
import type { TaxonomyNode } from '../state/taxonomies';
import { isSelectable, nodesAbove, nodesOf } from '../state/taxonomies';
import { flag, otherwise, text } from '../tables/kinds';
import { readQuery } from '../tables/read';

interface ByField {
	Params: { scope: string; key: string; field: string };
}

const QUERY = {
	level: text({ pattern: /^\d+(,\d+)*$/ }),
	parent: text(),
	ancestor: text(),
	query: text(),
	'only-selectable-options': otherwise(flag(), true),
	'include-total-result-count': flag(),
};

const PAGES = byMarker();

/** https://developer.box.com/reference/get-metadata-templates-id-id-fields-id-options/ */
export function taxonomyOptionRoutes(app: FastifyInstance, context: Context): void {
	app.get<ByField>('/metadata_templates/:scope/:key/fields/:field/options', async (request) => {
		const call = callOf(context, request);
		const { scope, key, field: fieldKey } = request.params;
		const { values } = readQuery(request, QUERY, PAGES.parameters);
		const template = findTemplate(call, scope, key);
		if (!template) throw notFound(key, 'template');
		const field = template.fields.find((each) => each.key === fieldKey);
		if (field?.type !== 'taxonomy') {
			throw badRequest('field_key', `'${fieldKey}' is no field of a taxonomy`);
		}
		const wanted = values.query?.toLowerCase();
		const fits = (node: TaxonomyNode) =>
			(!values['only-selectable-options'] || isSelectable(field, node)) &&
			isAmong(values.level, [String(node.level)]) &&
			isAmong(values.parent, node.parent ? [node.parent.id] : []) &&
			isAmong(
				values.ancestor,
				nodesAbove(node).map(({ id }) => id),
			) &&
			(!wanted || node.displayName.toLowerCase().includes(wanted));
		const nodes = nodesOf(call.box.world, field).filter(fits);
		const total = values['include-total-result-count'] ? { totalCount: nodes.length } : {};
		return { ...PAGES.page(request, nodes, nodeShape), ...total };
	});
}

/** Whether one of the values is listed; no list allows all. */
function isAmong(list: string | undefined, values: readonly string[]): boolean {
	return list === undefined || list.split(',').some((each) => values.includes(each));
}

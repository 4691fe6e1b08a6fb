import type { FastifyInstance } from 'fastify';

import { isWanted, NODE_QUERY } from '../actions/taxonomyNodes';
import { findTemplate } from '../actions/templates';
import { badRequest, notFound } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { byMarker } from '../server/paging';
import { nodeShape } from '../shapes/taxonomyNode';
import type { TaxonomyNode } from '../state/taxonomies';
import { isSelectable, nodesOf } from '../state/taxonomies';
import { flag, otherwise } from '../tables/kinds';
import { readQuery } from '../tables/read';

interface ByField {
	Params: { scope: string; key: string; field: string };
}

const QUERY = {
	...NODE_QUERY,
	'only-selectable-options': otherwise(flag(), true),
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
		const fits = (node: TaxonomyNode) =>
			(!values['only-selectable-options'] || isSelectable(field, node)) && isWanted(values, node);
		const nodes = nodesOf(call.box.world, field.taxonomyId).filter(fits);
		return PAGES.page(request, nodes, nodeShape);
	});
}

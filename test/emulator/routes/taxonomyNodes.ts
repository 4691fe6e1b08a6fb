import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { isWanted, NODE_QUERY } from '../actions/taxonomyNodes';
import { badRequest, missing, notFound } from '../errors';
import type { Context } from '../server/context';
import { bodyOf } from '../server/input';
import { byMarker } from '../server/paging';
import { nodeShape } from '../shapes/taxonomyNode';
import type { Call } from '../state/box';
import type { Taxonomy, TaxonomyNode } from '../state/taxonomies';
import { nodesOf, TAXONOMY_NODES } from '../state/taxonomies';
import { integer, required, text } from '../tables/kinds';
import { readQuery, readValues } from '../tables/read';
import type { ByTaxonomy } from './taxonomies';
import { changeTaxonomy, enterTaxonomy } from './taxonomies';

interface ByNode {
	Params: ByTaxonomy['Params'] & { node: string };
}

const PAGING = byMarker();
const NAME = text({ min: 1, max: 4096 });
const CREATE = {
	displayName: required(NAME),
	level: required(integer({ min: 1 })),
	parentId: text({ min: 1 }),
};

function findNode({ box }: Call, taxonomy: Taxonomy, id: string): TaxonomyNode {
	const node = TAXONOMY_NODES.of(box.world).get(id);
	if (node?.taxonomy !== taxonomy) throw notFound(id, 'node_id');
	return node;
}

/** What is above a new node: something of the level above, unless the level is the first. */
function parentFor(call: Call, taxonomy: Taxonomy, level: number, id: string | undefined) {
	if (level > taxonomy.levels.length) throw badRequest('level', 'There is no such level');
	if (id === undefined) {
		if (level > 1) throw missing('parentId');
		return undefined;
	}
	const parent = findNode(call, taxonomy, id);
	if (parent.level !== level - 1) throw badRequest('parentId', 'The parent is of another level');
	return parent;
}

/** https://developer.box.com/reference/resources/metadata-taxonomy-node/ */
export function taxonomyNodeRoutes(app: FastifyInstance, context: Context): void {
	const all = '/metadata_taxonomies/:namespace/:key/nodes';
	const one = `${all}/:node`;
	const change = (request: FastifyRequest<ByNode>) => {
		const { call, taxonomy } = changeTaxonomy(context, request);
		return { call, node: findNode(call, taxonomy, request.params.node) };
	};

	app.get<ByTaxonomy>(all, async (request) => {
		const { call, taxonomy } = enterTaxonomy(context, request);
		const { values } = readQuery(request, NODE_QUERY, PAGING.parameters);
		const nodes = nodesOf(call.box.world, taxonomy.id).filter((node) => isWanted(values, node));
		return PAGING.page(request, nodes, nodeShape);
	});

	app.post<ByTaxonomy>(all, async (request, reply) => {
		const { call, taxonomy } = changeTaxonomy(context, request);
		const { displayName, level, parentId } = readValues(CREATE, bodyOf(request));
		const parent = parentFor(call, taxonomy, level, parentId);
		const now = call.box.world.now();
		const times = { createdBy: call.viewer.user.id, createdAt: now, modifiedAt: now };
		const node = { id: randomUUID(), ...times, taxonomy, displayName, level, parent };
		TAXONOMY_NODES.of(call.box.world).set(node.id, node);
		return reply.code(201).send(nodeShape(node));
	});

	app.get<ByNode>(one, async (request) => {
		const { call, taxonomy } = enterTaxonomy(context, request);
		return nodeShape(findNode(call, taxonomy, request.params.node));
	});

	app.patch<ByNode>(one, async (request) => {
		const { node } = change(request);
		return nodeShape(Object.assign(node, readValues({ displayName: NAME }, bodyOf(request))));
	});

	app.delete<ByNode>(one, async (request, reply) => {
		const { call, node } = change(request);
		const { world } = call.box;
		if (TAXONOMY_NODES.filter(world, ({ parent }) => parent === node).length > 0) {
			throw badRequest('node_id', 'The node has children');
		}
		TAXONOMY_NODES.of(world).delete(node.id);
		return reply.code(204).send();
	});
}

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { createTaxonomy, findTaxonomy, newTaxonomyKey } from '../actions/taxonomies';
import { needAdministrator } from '../actions/users';
import { BoxProblem, badRequest, denied, notFound } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf } from '../server/input';
import { byMarker } from '../server/paging';
import { levelShapes, taxonomyShape } from '../shapes/taxonomy';
import { TAXONOMIES, TAXONOMY_NODES, nodesOf } from '../state/taxonomies';
import { integer, list, required, text } from '../tables/kinds';
import { object, readValues } from '../tables/read';

interface ByNamespace {
	Params: { namespace: string };
}

/** Where a taxonomy is. */
export interface ByTaxonomy {
	Params: { namespace: string; key: string };
}

const PAGING = byMarker();
const NAME = text({ min: 1, max: 4096 });
const CREATE = {
	key: text({ max: 256, pattern: /^[a-zA-Z_][-a-zA-Z0-9_]*$/ }),
	displayName: required(NAME),
	namespace: required(NAME),
};
const LEVEL = { displayName: required(NAME), description: text() };
// Box counts the levels itself.
const LEVELS = list(object({ ...LEVEL, level: integer({ min: 1 }) }), { min: 1 });

/** The caller, and the taxonomy of the path. */
export function enterTaxonomy(context: Context, request: FastifyRequest<ByTaxonomy>) {
	const call = callOf(context, request);
	const { namespace, key } = request.params;
	const taxonomy = findTaxonomy(call, namespace, key);
	if (!taxonomy) throw notFound(key, 'taxonomy_key');
	return { call, taxonomy };
}

/** The same for a change, which only administrators make. */
export function changeTaxonomy(context: Context, request: FastifyRequest<ByTaxonomy>) {
	const entered = enterTaxonomy(context, request);
	needAdministrator(entered.call);
	return entered;
}

/** https://developer.box.com/reference/resources/metadata-taxonomy/ */
export function taxonomyRoutes(app: FastifyInstance, context: Context): void {
	const one = '/metadata_taxonomies/:namespace/:key';

	app.post('/metadata_taxonomies', async (request, reply) => {
		const call = callOf(context, request);
		needAdministrator(call);
		const { displayName, namespace, key: given } = readValues(CREATE, bodyOf(request));
		if (namespace !== `enterprise_${call.viewer.user.enterpriseId}`) throw denied();
		const key = given ?? newTaxonomyKey(displayName);
		if (findTaxonomy(call, namespace, key)) {
			throw new BoxProblem(409, 'conflict', `There is a taxonomy '${key}' already`);
		}
		const { taxonomy } = createTaxonomy(call, { key, displayName }, []);
		return reply.code(201).send(taxonomyShape(taxonomy));
	});

	app.get<ByNamespace>('/metadata_taxonomies/:namespace', async (request) => {
		const call = callOf(context, request);
		const { namespace } = request.params;
		const found = TAXONOMIES.filter(
			call.box.world,
			(each) => findTaxonomy(call, namespace, each.key) === each,
		);
		return PAGING.page(request, found, taxonomyShape);
	});

	app.get<ByTaxonomy>(one, async (request) =>
		taxonomyShape(enterTaxonomy(context, request).taxonomy),
	);

	app.patch<ByTaxonomy>(one, async (request) => {
		const { taxonomy } = changeTaxonomy(context, request);
		return taxonomyShape(
			Object.assign(taxonomy, readValues({ displayName: required(NAME) }, bodyOf(request))),
		);
	});

	app.delete<ByTaxonomy>(one, async (request, reply) => {
		const { call, taxonomy } = changeTaxonomy(context, request);
		const { world } = call.box;
		TAXONOMY_NODES.removeAll(world, (node) => node.taxonomy === taxonomy);
		TAXONOMIES.of(world).delete(taxonomy.id);
		return reply.code(204).send();
	});

	app.post<ByTaxonomy>(`${one}/levels`, async (request, reply) => {
		const { taxonomy } = changeTaxonomy(context, request);
		if (taxonomy.levels.length > 0) throw badRequest('levels', 'The taxonomy has levels already');
		const levels = LEVELS.read(request.body, 'levels');
		taxonomy.levels = levels.map(({ level: _, ...rest }) => rest);
		return reply.code(201).send({ entries: levelShapes(taxonomy) });
	});

	app.post<ByTaxonomy>(`${one}/levels::append`, async (request, reply) => {
		const { taxonomy } = changeTaxonomy(context, request);
		taxonomy.levels.push(readValues(LEVEL, bodyOf(request)));
		return reply.code(201).send({ entries: levelShapes(taxonomy) });
	});

	app.post<ByTaxonomy>(`${one}/levels::trim`, async (request) => {
		const { call, taxonomy } = changeTaxonomy(context, request);
		const last = taxonomy.levels.length;
		if (last === 0) throw badRequest('levels', 'The taxonomy has no levels');
		if (nodesOf(call.box.world, taxonomy.id).some(({ level }) => level === last)) {
			throw badRequest('levels', 'There are nodes at the last level');
		}
		taxonomy.levels.pop();
		return { entries: levelShapes(taxonomy) };
	});

	app.patch<{ Params: ByTaxonomy['Params'] & { level: string } }>(
		`${one}/levels/:level`,
		async (request) => {
			const { taxonomy } = changeTaxonomy(context, request);
			const index = Number(request.params.level) - 1;
			const level = taxonomy.levels[index];
			if (!level) throw badRequest('level_index', 'There is no such level');
			Object.assign(level, readValues(LEVEL, bodyOf(request)));
			return levelShapes(taxonomy)[index];
		},
	);
}

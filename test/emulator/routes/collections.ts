import type { FastifyInstance, FastifyRequest } from 'fastify';

import { notFound } from '../errors';
import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import { fieldsOf } from '../server/input';
import { byOffset } from '../server/paging';
import { collectionShape } from '../shapes/collection';
import { itemShape } from '../shapes/item';
import { collected, collectionsOf } from '../state/collections';
import type { ById } from './params';

const PAGING = byOffset();

/** https://developer.box.com/reference/resources/collection/ */
export function collectionRoutes(app: FastifyInstance, context: Context): void {
	const find = (request: FastifyRequest<ById>) => {
		const { box, viewer } = callOf(context, request);
		const { id } = request.params;
		const found = collectionsOf(box.world, viewer.user).find((each) => each.id === id);
		if (!found) throw notFound(id, 'collection_id');
		return found;
	};

	app.get('/collections', async (request) => {
		const { box, viewer } = callOf(context, request);
		return PAGING.page(request, collectionsOf(box.world, viewer.user), collectionShape);
	});

	app.get<ById>('/collections/:id', async (request) => collectionShape(find(request)));

	app.get<ById>('/collections/:id/items', async (request) => {
		const call = callOf(context, request);
		const fields = fieldsOf(request) ?? [];
		const seen = collected(call.box.world, find(request)).filter((item) =>
			call.box.world.roleFor(call.viewer, item),
		);
		return PAGING.page(request, seen, (item) => itemShape(item, shapeContext(call), fields));
	});
}

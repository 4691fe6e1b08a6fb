import type { FastifyInstance } from 'fastify';

import { missing } from '../errors';
import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import { fieldsOf, headerOf } from '../server/input';
import { appItem } from '../shapes/appItem';
import { itemShape } from '../shapes/item';

/** What a shared link leads to: https://developer.box.com/reference/get-shared-items/ */
export function sharedItemRoutes(app: FastifyInstance, context: Context): void {
	app.get('/shared_items', async (request, reply) => {
		const call = callOf(context, request);
		if (call.hub) return appItem(call.hub);
		const item = call.viewer.shared?.item;
		if (!item) throw missing('BoxApi');
		if (headerOf(request, 'if-none-match') === String(item.sequence)) return reply.code(304).send();
		const fields = fieldsOf(request);
		const { item_collection, ...shape } = itemShape(item, shapeContext(call), fields);
		return fields && item_collection ? { ...shape, item_collection } : shape;
	});
}

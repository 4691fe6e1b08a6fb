import type { FastifyInstance } from 'fastify';

import { findItem } from '../actions/find';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { byMarker } from '../server/paging';
import { appItem, HUBS_APPLICATION } from '../shapes/appItem';
import type { Association } from '../state/appItems';
import { associationsOf } from '../state/appItems';
import { text } from '../tables/kinds';
import { readQuery } from '../tables/read';
import type { ById } from './params';

const PAGING = byMarker();
const QUERY = { application_type: text({ min: 1 }) };

/** https://developer.box.com/reference/resources/app-item-association/ */
export function appItemRoutes(app: FastifyInstance, context: Context): void {
	for (const type of ['file', 'folder'] as const) {
		app.get<ById>(`/${type}s/:id/app_item_associations`, async (request) => {
			const call = callOf(context, request);
			const found = associationsOf(call.box.world, findItem(call, type, request.params.id));
			const { values } = readQuery(request, QUERY, PAGING.parameters);
			const { application_type: wanted = HUBS_APPLICATION } = values;
			const shape = ({ id, hub, item }: Association) => ({
				id,
				type: 'app_item_association',
				app_item: appItem(hub),
				item: { type: item.type, id: item.id, etag: String(item.sequence) },
			});
			return PAGING.page(request, wanted === HUBS_APPLICATION ? found : [], shape);
		});
	}
}

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { findParent, findTrashed } from '../actions/find';
import { purgeItem, restoreItem } from '../actions/trash';
import { badRequest } from '../errors';
import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf, fieldsOf, queryOf } from '../server/input';
import { itemShape, trashedShape } from '../shapes/item';
import type { ItemType } from '../state/model';
import { ownerId } from '../state/model';
import { choice, flag, id, otherwise, required, text } from '../tables/kinds';
import { object, readQuery, readValues } from '../tables/read';
import { listing } from './folders';
import type { ById } from './params';

const PATHS: ReadonlyArray<[string, ItemType]> = [
	['/files', 'file'],
	['/folders', 'folder'],
	['/web_links', 'web_link'],
];

const RESTORE = { name: text({ min: 1 }), parent: object({ id: required(id()) }) };

const LIST = {
	usemarker: otherwise(flag(), false),
	direction: choice(['ASC', 'DESC']),
	sort: choice(['name', 'date', 'size']),
};

/** By marker the trash is in Box's order: https://developer.box.com/reference/get-folders-trash-items/ */
function checkList(request: FastifyRequest): void {
	const more = ['fields', 'limit', 'marker', 'offset'];
	const { usemarker } = readQuery(request, LIST, more).values;
	const query = queryOf(request);
	const others = usemarker ? ['sort', 'direction', 'offset'] : ['marker'];
	const wrong = others.find((name) => query[name] !== undefined);
	if (wrong === undefined) return;
	throw badRequest(wrong, `'${wrong}' is not for ${usemarker ? '' : 'lists without '}'usemarker'`);
}

/** https://developer.box.com/guides/trash/ */
export function trashRoutes(app: FastifyInstance, context: Context): void {
	app.get('/folders/trash/items', async (request) => {
		const call = callOf(context, request);
		checkList(request);
		const items = [...context.box.world.items.values()];
		const own = items.filter((each) => each.trashedAt && ownerId(each) === call.viewer.user.id);
		return listing(call, own, request);
	});
	for (const [path, type] of PATHS) trashOf(app, context, path, type);
}

function trashOf(app: FastifyInstance, context: Context, path: string, type: ItemType): void {
	app.get<ById>(`${path}/:id/trash`, async (request) => {
		const call = callOf(context, request);
		const item = findTrashed(call, type, request.params.id);
		return trashedShape(item, shapeContext(call), fieldsOf(request));
	});

	app.post<ById>(`${path}/:id`, async (request, reply) => {
		const call = callOf(context, request);
		const item = findTrashed(call, type, request.params.id);
		const { name, parent } = readValues(RESTORE, bodyOf(request));
		restoreItem(call, item, { name, parent: parent && findParent(call, parent.id) });
		const { item_collection: _, ...shape } = itemShape(item, shapeContext(call), fieldsOf(request));
		return reply.code(201).send(shape);
	});

	app.delete<ById>(`${path}/:id/trash`, async (request, reply) => {
		const call = callOf(context, request);
		purgeItem(call, findTrashed(call, type, request.params.id));
		return reply.code(204).send();
	});
}

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { copyItem } from '../actions/copy';
import { createFolder } from '../actions/create';
import { findItem, findParent } from '../actions/find';
import { checkFreeBefore } from '../actions/place';
import { trashItem } from '../actions/trash';
import { updateItem } from '../actions/update';
import { badRequest } from '../errors';
import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import {
	bodyOf,
	fieldsOf,
	flagOf,
	headerOf,
	limitOf,
	offsetOf,
	optionalText,
	queryOf,
	requiredId,
} from '../server/input';
import { itemShape } from '../shapes/item';
import type { Sorting } from '../shapes/page';
import { BY_NAME, itemPage, markerPage, positionOf, sortItems } from '../shapes/page';
import type { Call } from '../state/box';
import type { Folder, Item } from '../state/model';
import { readValues } from '../tables/read';
import { readFolderChange } from './changes';
import { applySettings, NEW_FOLDER } from './folderSettings';
import type { ById } from './params';

/** https://developer.box.com/reference/resources/folder/ */
export function folderRoutes(app: FastifyInstance, context: Context): void {
	app.post('/folders', async (request, reply) => {
		const call = callOf(context, request);
		const { name, parent: into, ...settings } = readValues(NEW_FOLDER, bodyOf(request));
		const parent = findParent(call, into.id);
		checkFreeBefore(call, parent, name, 'folder');
		const folder = createFolder(call, parent, name);
		applySettings(folder, settings);
		return reply.code(201).send(itemShape(folder, shapeContext(call), fieldsOf(request)));
	});

	app.get<ById>('/folders/:id', async (request, reply) => {
		const call = callOf(context, request);
		const folder = findItem(call, 'folder', request.params.id);
		const etag = folder.rootOf ? null : String(folder.sequence);
		if (etag !== null && headerOf(request, 'if-none-match') === etag) return reply.code(304).send();
		return folderShape(call, folder, request);
	});

	app.put<ById>('/folders/:id', async (request) => {
		const call = callOf(context, request);
		const folder = findItem(call, 'folder', request.params.id);
		const { changes, change } = readFolderChange(call, folder, bodyOf(request));
		updateItem(call, folder, changes, { ifMatch: headerOf(request, 'if-match'), change });
		return itemShape(folder, shapeContext(call), fieldsOf(request));
	});

	app.delete<ById>('/folders/:id', async (request, reply) => {
		const call = callOf(context, request);
		const folder = findItem(call, 'folder', request.params.id);
		const recursive = flagOf(request, 'recursive');
		trashItem(call, folder, recursive, headerOf(request, 'if-match'));
		return reply.code(204).send();
	});

	app.post<ById>('/folders/:id/copy', async (request, reply) => {
		const call = callOf(context, request);
		const folder = findItem(call, 'folder', request.params.id);
		const body = bodyOf(request);
		const parent = findParent(call, requiredId(body, 'parent'));
		const copy = copyItem(call, folder, parent, { name: optionalText(body, 'name') });
		return reply.code(201).send(itemShape(copy, shapeContext(call), fieldsOf(request)));
	});

	app.get<ById>('/folders/:id/items', async (request) => {
		const call = callOf(context, request);
		const folder = findItem(call, 'folder', request.params.id);
		// By marker Box does not sort the root folder.
		const ignoresSort = folder.rootOf !== null && flagOf(request, 'usemarker');
		const sorting = ignoresSort ? BY_NAME : sortingOf(request);
		return listing(call, context.box.world.childrenOf(folder, call.viewer), request, sorting);
	});
}

/** The folder, with the page of its items that the query asks for. */
function folderShape(call: Call, folder: Folder, request: FastifyRequest) {
	const fields = fieldsOf(request);
	const shape = itemShape(folder, shapeContext(call), fields);
	if (fields && !fields.includes('item_collection')) return shape;
	const items = call.box.world.childrenOf(folder, call.viewer);
	const page = { offset: offsetOf(request), limit: limitOf(request, 1000, 100) };
	const mini = (item: Item) => itemShape(item, shapeContext(call), []);
	return { ...shape, item_collection: itemPage(items, page, mini, sortingOf(request)) };
}

function sortingOf(request: FastifyRequest): Sorting {
	const { sort, direction } = queryOf(request);
	if (sort !== undefined && !['id', 'name', 'date', 'size'].includes(sort)) {
		throw badRequest('sort', `Invalid value '${sort}'`);
	}
	const descending = direction?.toUpperCase() === 'DESC';
	return { by: sort ?? BY_NAME.by, direction: descending ? 'DESC' : 'ASC' };
}

/** A page of items by offset, or by marker when the query says `usemarker=true`. */
export function listing(
	call: Call,
	items: Item[],
	request: FastifyRequest,
	sorting = sortingOf(request),
) {
	const { marker } = queryOf(request);
	const limit = limitOf(request, 1000, 100);
	const fields = fieldsOf(request) ?? [];
	const shape = (item: Item) => itemShape(item, shapeContext(call), fields);
	if (!flagOf(request, 'usemarker')) {
		return itemPage(items, { offset: offsetOf(request), limit }, shape, sorting);
	}
	const start = marker ? positionOf(marker) : 0;
	if (start === undefined) throw badRequest('marker', 'Invalid marker');
	return markerPage(sortItems(items, sorting), start, limit, shape);
}

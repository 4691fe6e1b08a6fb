import type { FastifyInstance } from 'fastify';

import { copyItem } from '../actions/copy';
import { emit } from '../actions/emit';
import { findAny, findItem, findParent } from '../actions/find';
import { trashItem } from '../actions/trash';
import { updateItem } from '../actions/update';
import { denied, notFound } from '../errors';
import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf, fieldsOf, headerOf } from '../server/input';
import { optionalIdText, optionalText, queryOf, requiredId } from '../server/input';
import { canDownload, itemShape } from '../shapes/item';
import { currentVersion } from '../state/model';
import { readFileChange } from './fileChanges';
import type { ById } from './params';

/** https://developer.box.com/reference/resources/file/ */
export function fileRoutes(app: FastifyInstance, context: Context): void {
	// A file in the trash can be seen, but no more than that.
	app.get<ById>('/files/:id', async (request, reply) => {
		const call = callOf(context, request);
		const file = findAny(call, 'file', request.params.id);
		if (headerOf(request, 'if-none-match') === String(file.sequence)) return reply.code(304).send();
		return itemShape(file, shapeContext(call), fieldsOf(request));
	});

	app.put<ById>('/files/:id', async (request) => {
		const call = callOf(context, request);
		const file = findItem(call, 'file', request.params.id);
		const { changes, change } = readFileChange(call, file, bodyOf(request));
		updateItem(call, file, changes, { ifMatch: headerOf(request, 'if-match'), change });
		return itemShape(file, shapeContext(call), fieldsOf(request));
	});

	app.delete<ById>('/files/:id', async (request, reply) => {
		const call = callOf(context, request);
		const file = findItem(call, 'file', request.params.id);
		trashItem(call, file, true, headerOf(request, 'if-match'));
		return reply.code(204).send();
	});

	app.post<ById>('/files/:id/copy', async (request, reply) => {
		const call = callOf(context, request);
		const file = findItem(call, 'file', request.params.id);
		const body = bodyOf(request);
		const parent = findParent(call, requiredId(body, 'parent'));
		const names = { name: optionalText(body, 'name'), version: optionalIdText(body, 'version') };
		const copy = copyItem(call, file, parent, names);
		return reply.code(201).send(itemShape(copy, shapeContext(call), fieldsOf(request)));
	});

	contentRoute(app, context);
}

/** 302 to the download host: https://developer.box.com/reference/get-files-id-content/ */
function contentRoute(app: FastifyInstance, context: Context): void {
	app.get<ById>('/files/:id/content', async (request, reply) => {
		const call = callOf(context, request);
		const file = findItem(call, 'file', request.params.id);
		if (!canDownload(file, shapeContext(call))) throw denied();
		const wanted = queryOf(request).version;
		const version = wanted
			? file.versions.find((each) => each.id === wanted && each.trashedAt === null)
			: currentVersion(file);
		if (!version) throw notFound(wanted ?? '', 'version');
		emit(call, 'ITEM_DOWNLOAD', file);
		const location = context.box.downloadAddress(version, file.name);
		return reply.code(302).header('location', location).send();
	});
}

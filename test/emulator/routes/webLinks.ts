import type { FastifyInstance } from 'fastify';

import { createWebLink } from '../actions/create';
import { findAny, findItem, findParent } from '../actions/find';
import { trashItem } from '../actions/trash';
import { updateItem } from '../actions/update';
import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf, fieldsOf, headerOf, optionalText, requiredId, text } from '../server/input';
import { itemShape } from '../shapes/item';
import { readWebLinkChange } from './changes';
import type { ById } from './params';

/** https://developer.box.com/reference/resources/web-link/ */
export function webLinkRoutes(app: FastifyInstance, context: Context): void {
	app.post('/web_links', async (request) => {
		const call = callOf(context, request);
		const body = bodyOf(request);
		const parent = findParent(call, requiredId(body, 'parent'));
		const link = createWebLink(call, parent, text(body, 'url'), optionalText(body, 'name'));
		link.description = optionalText(body, 'description') ?? '';
		return itemShape(link, shapeContext(call));
	});

	// A web link in the trash can be seen, but no more than that.
	app.get<ById>('/web_links/:id', async (request) => {
		const call = callOf(context, request);
		const link = findAny(call, 'web_link', request.params.id);
		return itemShape(link, shapeContext(call), fieldsOf(request));
	});

	app.put<ById>('/web_links/:id', async (request) => {
		const call = callOf(context, request);
		const link = findItem(call, 'web_link', request.params.id);
		const { changes, change } = readWebLinkChange(call, link, bodyOf(request));
		updateItem(call, link, changes, { ifMatch: headerOf(request, 'if-match'), change });
		return itemShape(link, shapeContext(call), fieldsOf(request));
	});

	app.delete<ById>('/web_links/:id', async (request, reply) => {
		const call = callOf(context, request);
		const link = findItem(call, 'web_link', request.params.id);
		trashItem(call, link, true, headerOf(request, 'if-match'));
		return reply.code(204).send();
	});
}

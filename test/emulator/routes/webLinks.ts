import type { FastifyInstance } from 'fastify';

import { createWebLink } from '../actions/create';
import { findAny, findItem, findParent } from '../actions/find';
import { trashItem } from '../actions/trash';
import { updateItem } from '../actions/update';
import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf, fieldsOf, headerOf } from '../server/input';
import { itemShape } from '../shapes/item';
import { id, required, text } from '../tables/kinds';
import { object, readValues } from '../tables/read';
import { MAX_DESCRIPTION, readWebLinkChange } from './changes';
import type { ById } from './params';

const CREATE = {
	url: required(text()),
	parent: required(object({ id: required(id()) })),
	name: text({ min: 1 }),
	description: text({ max: MAX_DESCRIPTION }),
};

/** https://developer.box.com/reference/resources/web-link/ */
export function webLinkRoutes(app: FastifyInstance, context: Context): void {
	app.post('/web_links', async (request) => {
		const call = callOf(context, request);
		const { url, parent, ...rest } = readValues(CREATE, bodyOf(request));
		const link = createWebLink(call, findParent(call, parent.id), url, rest);
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

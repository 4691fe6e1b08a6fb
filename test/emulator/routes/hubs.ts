import type { FastifyInstance, FastifyRequest } from 'fastify';

import { findHub, itemsOf, manageItem } from '../actions/hubs';
import { notFound } from '../errors';
import { HUB, hubs } from '../resources/hubs';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf, queryOf } from '../server/input';
import { byMarker } from '../server/paging';
import type { Fields } from '../tables/kinds';
import { choice, flag, id, list, otherwise, required, text } from '../tables/kinds';
import { object, readQuery, readValues, refuseVersion } from '../tables/read';
import { shapeRow } from '../tables/shape';
import type { ById } from './params';

const PAGING = byMarker();
const HUB_ID = { hub_id: required(text({ min: 1 })) };
const COPY = {
	title: text({ min: 1, max: 50 }),
	description: text(),
	include_items: otherwise(flag(), false),
};
const OPERATIONS = {
	operations: required(
		list(
			object({
				action: required(choice(['add', 'remove'])),
				item: required(
					object({ type: required(choice(['file', 'folder', 'web_link'])), id: required(id()) }),
				),
				parent_id: text({ min: 1 }),
			}),
			{ min: 1 },
		),
	),
};

/** What is in hubs, and copies of them: https://developer.box.com/guides/hubs/ */
export function hubRoutes(app: FastifyInstance, context: Context): void {
	const enter = (request: FastifyRequest) => {
		const call = callOf(context, request);
		refuseVersion(request, '2025.0');
		return call;
	};
	/** The hub of the query, and what else the query says. */
	const asked = <Q extends Fields>(request: FastifyRequest, query: Q) => {
		const call = enter(request);
		const { values } = readQuery(request, { ...HUB_ID, ...query }, PAGING.parameters);
		const hub = findHub(call, queryOf(request).hub_id ?? '');
		return { call, hub, values };
	};

	app.post<ById>('/hubs/:id/copy', async (request, reply) => {
		const call = enter(request);
		const hub = findHub(call, request.params.id);
		const { include_items, ...given } = readValues(COPY, bodyOf(request));
		const copy = hubs.add(call, { title: hub.title, description: hub.description, ...given });
		if (include_items) copy.items = itemsOf(call, hub);
		return reply.code(201).send(shapeRow(HUB, copy, call));
	});

	app.post<ById>('/hubs/:id/manage_items', async (request, reply) => {
		const call = enter(request);
		const hub = findHub(call, request.params.id);
		const { operations } = readValues(OPERATIONS, bodyOf(request));
		const done = operations.map((each) => manageItem(call, hub, each));
		return reply.code(207).send({ operations: done });
	});

	app.get('/hub_items', async (request) => {
		const { call, hub, values } = asked(request, { parent_id: text() });
		const { parent_id: parent = hub.listId } = values;
		if (parent !== hub.listId) throw notFound(String(parent), 'parent_id');
		return PAGING.page(request, itemsOf(call, hub), ({ id, name, type }) => ({ id, type, name }));
	});

	app.get('/hub_document_pages', async (request) => {
		const { hub } = asked(request, {});
		const pages = [{ id: hub.pageId, type: 'page', title_fragment: hub.title }];
		return { type: 'document_pages', ...PAGING.page(request, pages, (page) => page) };
	});

	app.get('/hub_document_blocks', async (request) => {
		const { hub, values } = asked(request, { page_id: required(text({ min: 1 })) });
		if (values.page_id !== hub.pageId) throw notFound(String(values.page_id), 'page_id');
		const blocks = [{ id: hub.listId, type: 'item_list', parent_id: hub.pageId }];
		return { type: 'document_blocks', ...PAGING.page(request, blocks, (block) => block) };
	});
}

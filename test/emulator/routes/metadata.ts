import type { FastifyInstance, FastifyRequest } from 'fastify';

import { findItem } from '../actions/find';
import {
	createInstance,
	findInstance,
	instancesOn,
	patchInstance,
	removeInstance,
} from '../actions/metadata';
import { findTemplate } from '../actions/templates';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf } from '../server/input';
import { JSON_PATCH, mediaTypeOf, unsupportedMediaType } from '../server/mediaTypes';
import { hydratedShape, instanceShape } from '../shapes/metadata';
import type { Call } from '../state/box';
import type { Instance } from '../state/metadata';
import type { File, Folder } from '../state/model';
import { any, choice, list, required, text } from '../tables/kinds';
import { object, readQuery } from '../tables/read';
import type { ById } from './params';

interface ByTemplate {
	Params: { id: string; scope: string; key: string };
}

const PATCH = list(
	object({
		op: required(choice(['add', 'replace', 'remove', 'test', 'move', 'copy'])),
		path: required(text()),
		from: text(),
		value: any(),
	}),
);

function readPatch(request: FastifyRequest) {
	if (mediaTypeOf(request) !== JSON_PATCH) throw unsupportedMediaType();
	return PATCH.read(request.body, 'body');
}

function shown({ box, viewer }: Call, instance: Instance, view?: 'hydrated') {
	const shape = view === 'hydrated' ? hydratedShape : instanceShape;
	return shape(instance, { world: box.world, viewer });
}

/** How nodes of taxonomies are shown. */
function viewOf(request: FastifyRequest) {
	return readQuery(request, { view: choice(['hydrated']) }, []).values.view;
}

/** https://developer.box.com/guides/metadata/instances/ */
export function metadataRoutes(app: FastifyInstance, context: Context): void {
	for (const type of ['file', 'folder'] as const) {
		const find = (call: Call, id: string): File | Folder => findItem(call, type, id);
		const path = `/${type}s/:id/metadata`;

		app.get<ById>(path, async (request) => {
			const call = callOf(context, request);
			const found = instancesOn(call, find(call, request.params.id));
			const view = viewOf(request);
			return { entries: found.map((each) => shown(call, each, view)), limit: 100 };
		});

		app.get<ByTemplate>(`${path}/:scope/:key`, async (request) => {
			const call = callOf(context, request);
			const { id, scope, key } = request.params;
			return shown(call, findInstance(call, find(call, id), scope, key), viewOf(request));
		});

		app.post<ByTemplate>(`${path}/:scope/:key`, async (request, reply) => {
			const call = callOf(context, request);
			const { id, scope, key } = request.params;
			const template = findTemplate(call, scope, key);
			const made = createInstance(call, find(call, id), template, bodyOf(request));
			return reply.code(201).send(shown(call, made));
		});

		app.put<ByTemplate>(`${path}/:scope/:key`, async (request) => {
			const call = callOf(context, request);
			const { id, scope, key } = request.params;
			const instance = findInstance(call, find(call, id), scope, key);
			patchInstance(call, instance, readPatch(request));
			return shown(call, instance);
		});

		app.delete<ByTemplate>(`${path}/:scope/:key`, async (request, reply) => {
			const call = callOf(context, request);
			const { id, scope, key } = request.params;
			removeInstance(call, findInstance(call, find(call, id), scope, key));
			return reply.code(204).send();
		});
	}
}

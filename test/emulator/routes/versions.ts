import type { FastifyInstance, FastifyRequest } from 'fastify';

import { findItem } from '../actions/find';
import { deleteVersion, findVersion, promoteVersion, restoreVersion } from '../actions/versions';
import { badRequest } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf, fieldsOf, headerOf, idText, limitOf, offsetOf } from '../server/input';
import { offsetPage } from '../shapes/page';
import { versionShape } from '../shapes/version';
import type { Version } from '../state/model';
import type { ById } from './params';

interface ByVersion {
	Params: { id: string; version: string };
}

const ONE = '/files/:id/versions/:version';

/** https://developer.box.com/reference/resources/file-version/ */
export function versionRoutes(app: FastifyInstance, context: Context): void {
	const shapeOf = (version: Version, request: FastifyRequest) =>
		versionShape(version, context.box.world, fieldsOf(request));

	// Past versions only: the current one is the file's `file_version`.
	app.get<ById>('/files/:id/versions', async (request) => {
		const file = findItem(callOf(context, request), 'file', request.params.id);
		const past = file.versions.slice(0, -1).reverse();
		const page = { offset: offsetOf(request), limit: limitOf(request, 1000, 1000) };
		return offsetPage(
			past.map((each) => shapeOf(each, request)),
			page,
		);
	});

	app.post<ById>('/files/:id/versions/current', async (request, reply) => {
		const call = callOf(context, request);
		const file = findItem(call, 'file', request.params.id);
		const version = promoteVersion(call, file, idText(bodyOf(request), 'id'));
		return reply.code(201).send(shapeOf(version, request));
	});

	app.get<ByVersion>(ONE, async (request) => {
		const file = findItem(callOf(context, request), 'file', request.params.id);
		return shapeOf(findVersion(file, request.params.version), request);
	});

	app.put<ByVersion>(ONE, async (request) => {
		const call = callOf(context, request);
		const file = findItem(call, 'file', request.params.id);
		if (bodyOf(request).trashed_at !== null) throw badRequest('trashed_at', 'It can only be null');
		return shapeOf(restoreVersion(call, file, request.params.version), request);
	});

	app.delete<ByVersion>(ONE, async (request, reply) => {
		const call = callOf(context, request);
		const file = findItem(call, 'file', request.params.id);
		deleteVersion(call, file, request.params.version, headerOf(request, 'if-match'));
		return reply.code(204).send();
	});
}

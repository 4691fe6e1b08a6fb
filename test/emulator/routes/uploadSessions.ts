import type { FastifyInstance, FastifyRequest } from 'fastify';

import { findItem } from '../actions/find';
import { commitSession, findSession, openSession, putPart, sortedParts } from '../actions/session';
import { BoxProblem, badRequest, missing } from '../errors';
import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import { received } from '../server/faultHooks';
import type { Body } from '../server/input';
import {
	bodyOf,
	fieldsOf,
	headerOf,
	limitOf,
	offsetOf,
	optionalIdText,
	optionalObject,
	optionalText,
} from '../server/input';
import { itemShape } from '../shapes/item';
import { offsetPage } from '../shapes/page';
import { partShape, sessionShape } from '../shapes/session';
import { readAttributes } from './attributes';
import type { ById } from './params';

const PATH = '/files/upload_sessions/:id';

function sizeOf(body: Body): number {
	const size = body.file_size;
	if (size === undefined)
		throw new BoxProblem(400, 'missing_file_size', 'The file size is missing');
	if (typeof size === 'number' && Number.isInteger(size) && size >= 0) return size;
	throw new BoxProblem(400, 'invalid_file_size', 'The file size is not valid');
}

function folderIdOf(body: Body): string {
	const id = optionalIdText(body, 'folder_id');
	if (id === undefined) throw new BoxProblem(400, 'missing_destination', "'folder_id' is required");
	if (/^\d+$/.test(id)) return id;
	throw new BoxProblem(400, 'invalid_folder_id', 'The folder id is not valid');
}

function fileNameOf(body: Body): string {
	const name = optionalText(body, 'file_name');
	if (name !== undefined) return name;
	throw new BoxProblem(400, 'missing_file_name', "'file_name' is required");
}

function partIds(body: Body): string[] {
	if (!Array.isArray(body.parts)) throw missing('parts');
	return body.parts.map((part: unknown) => {
		const holder: Body = { part };
		const id = optionalText(optionalObject(holder, 'part') ?? {}, 'part_id');
		if (id === undefined) throw badRequest('parts', 'A part has no part_id');
		return id;
	});
}

/** Uploads in parts: https://developer.box.com/guides/uploads/chunked/ */
export function uploadSessionRoutes(app: FastifyInstance, context: Context): void {
	const { box } = context;

	app.post('/files/upload_sessions', async (request, reply) => {
		const call = callOf(context, request);
		const body = bodyOf(request);
		const folderId = folderIdOf(body);
		const name = fileNameOf(body);
		const folder = findItem(call, 'folder', folderId);
		const session = openSession(call, { folder }, name, sizeOf(body));
		return reply.code(201).send(sessionShape(session, box.origin));
	});

	app.post<ById>('/files/:id/upload_sessions', async (request, reply) => {
		const call = callOf(context, request);
		const file = findItem(call, 'file', request.params.id);
		const body = bodyOf(request);
		const name = optionalText(body, 'file_name') ?? file.name;
		const session = openSession(call, { file }, name, sizeOf(body));
		return reply.code(201).send(sessionShape(session, box.origin));
	});

	app.get<ById>(PATH, async (request) => {
		const session = findSession(callOf(context, request), request.params.id);
		return sessionShape(session, box.origin);
	});

	app.delete<ById>(PATH, async (request, reply) => {
		box.sessions.remove(findSession(callOf(context, request), request.params.id));
		return reply.code(204).send();
	});

	partRoutes(app, context);
	commitRoute(app, context);
}

function bytesOf(request: FastifyRequest): Buffer {
	if (Buffer.isBuffer(request.body)) return received(request, request.body);
	throw new BoxProblem(415, 'unsupported_media_type', 'A part is application/octet-stream');
}

function partRoutes(app: FastifyInstance, context: Context): void {
	const { box } = context;

	app.put<ById>(PATH, async (request) => {
		const session = findSession(callOf(context, request), request.params.id);
		const headers = {
			digest: headerOf(request, 'digest'),
			range: headerOf(request, 'content-range'),
		};
		return { part: partShape(putPart(box, session, bytesOf(request), headers)) };
	});

	app.get<ById>(`${PATH}/parts`, async (request) => {
		const session = findSession(callOf(context, request), request.params.id);
		const page = { offset: offsetOf(request), limit: limitOf(request, 1000, 1000) };
		return offsetPage(sortedParts(session).map(partShape), page);
	});
}

function commitRoute(app: FastifyInstance, context: Context): void {
	app.post<ById>(`${PATH}/commit`, async (request, reply) => {
		const call = callOf(context, request);
		const session = findSession(call, request.params.id);
		const body = bodyOf(request);
		const file = commitSession(call, session, {
			partIds: partIds(body),
			digest: headerOf(request, 'digest'),
			attributes: readAttributes(optionalObject(body, 'attributes') ?? {}),
			ifMatch: headerOf(request, 'if-match'),
		});
		const entries = [itemShape(file, shapeContext(call), fieldsOf(request))];
		return reply.code(201).send({ total_count: 1, entries });
	});
}

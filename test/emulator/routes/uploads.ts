import type { FastifyInstance, FastifyRequest } from 'fastify';

import { checkEtag, findItem, findParent, need, refuseLocked } from '../actions/find';
import { checkFree, checkFreeBefore } from '../actions/place';
import type { Attributes } from '../actions/upload';
import { checkDigest, uploadFile, uploadVersion } from '../actions/upload';
import { BoxProblem, badRequest, missing } from '../errors';
import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import { received } from '../server/faultHooks';
import type { Body } from '../server/input';
import { bodyOf, fieldsOf, headerOf, optionalText } from '../server/input';
import { requiredId, text } from '../server/input';
import { itemShape } from '../shapes/item';
import type { Call } from '../state/box';
import type { Content } from '../state/content';
import { secret } from '../state/ids';
import type { File } from '../state/model';
import { noteParts } from '../validation/exchange';
import { readAttributes } from './attributes';
import type { ById } from './params';

/** Larger files need an upload session: https://developer.box.com/guides/uploads/direct/ */
export const DIRECT_UPLOAD_BYTES = 50_000_000;

/** The part called `attributes` and the bytes of the part after it. */
interface Upload {
	attributes: Attributes;
	content: Content;
}

function parseAttributes(request: FastifyRequest, json: string): Attributes {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		throw badRequest('attributes', 'The attributes are not JSON');
	}
	if (typeof value !== 'object' || value === null)
		throw badRequest('attributes', 'Invalid attributes');
	const body: Body = { ...value };
	noteParts(request, { attributes: body, file: '' });
	return readAttributes(body);
}

/** Reads the multipart body. Box wants the attributes before the file. */
async function readUpload({ box }: Call, request: FastifyRequest): Promise<Upload> {
	let attributes: Attributes | undefined;
	for await (const part of request.parts()) {
		if (part.type === 'field' && part.fieldname === 'attributes') {
			// A part that says it is JSON comes parsed already.
			const { value } = part;
			const json = typeof value === 'string' ? value : JSON.stringify(value);
			attributes = parseAttributes(request, json);
		} else if (part.type === 'file') {
			const content = box.uploaded(received(request, await part.toBuffer()));
			if (!attributes) throw metadataLate();
			checkDigest(content, headerOf(request, 'content-md5'));
			return { attributes, content };
		}
	}
	throw missing(attributes ? 'file' : 'attributes');
}

function metadataLate(): BoxProblem {
	return new BoxProblem(
		400,
		'metadata_after_file_contents',
		'The metadata must precede the file contents in the multipart request',
	);
}

function entries(call: Call, file: File, request: FastifyRequest) {
	return { total_count: 1, entries: [itemShape(file, shapeContext(call), fieldsOf(request))] };
}

/** The routes of the upload host: https://developer.box.com/reference/post-files-content/ */
export function uploadRoutes(app: FastifyInstance, context: Context): void {
	app.post('/files/content', async (request, reply) => {
		const call = callOf(context, request);
		const { attributes, content } = await readUpload(call, request);
		if (attributes.name === undefined) throw missing('name');
		if (attributes.parentId === undefined) throw missing('parent');
		const folder = findParent(call, attributes.parentId);
		const file = uploadFile(call, folder, attributes.name, content, attributes);
		return reply.code(201).send(entries(call, file, request));
	});

	app.post<ById>('/files/:id/content', async (request) => {
		const call = callOf(context, request);
		const file = findItem(call, 'file', request.params.id);
		const { attributes, content } = await readUpload(call, request);
		uploadVersion(call, file, content, attributes, headerOf(request, 'if-match'));
		return entries(call, file, request);
	});
}

function checkSize({ box }: Call, body: Body): void {
	const size = body.size;
	if (size === undefined || size === null) return;
	if (typeof size !== 'number' || !Number.isInteger(size) || size < 0) {
		throw badRequest('size', 'Invalid size');
	}
	if (size > box.settings.largestFileBytes) {
		throw new BoxProblem(
			403,
			'file_size_limit_exceeded',
			'File size exceeds the folder owner’s limit',
		);
	}
}

/** Asks on the API host whether an upload would succeed: https://developer.box.com/guides/uploads/check/ */
export function preflightRoutes(app: FastifyInstance, context: Context): void {
	const uploadUrl = (path: string) => ({
		upload_url: `${context.box.origin}/api/2.0${path}?upload_session_id=${secret(12)}`,
		upload_token: secret(),
	});

	app.options('/files/content', async (request) => {
		const call = callOf(context, request);
		const body = bodyOf(request);
		const folder = findParent(call, requiredId(body, 'parent'));
		checkSize(call, body);
		checkFreeBefore(call, folder, text(body, 'name'));
		return uploadUrl('/files/content');
	});

	app.options<ById>('/files/:id/content', async (request) => {
		const call = callOf(context, request);
		const file = findItem(call, 'file', request.params.id);
		const body = bodyOf(request);
		need(call, file, 'edit');
		refuseLocked(call, file);
		checkEtag(file, headerOf(request, 'if-match'));
		checkSize(call, body);
		const name = optionalText(body, 'name');
		if (name !== undefined) checkFree(call, file.parent, name, 'file', file);
		return uploadUrl(`/files/${file.id}/content`);
	});
}

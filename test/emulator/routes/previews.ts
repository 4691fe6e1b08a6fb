import type { FastifyInstance, FastifyRequest } from 'fastify';

import { findItem } from '../actions/find';
import { notFound } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { representationShape } from '../shapes/preview';
import type { Call } from '../state/box';
import type { File, Version } from '../state/model';
import { currentVersion } from '../state/model';
import { render, representationsOf, type Representation } from '../state/representations';
import { previewPage } from './consentPage';

interface ByKey {
	Params: { id: string; version: string; key: string };
}

const PATH = '/internal_files/:id/versions/:version/representations/:key';

/** What an address of a representation names. Only the current version has any. */
function find(
	call: Call,
	{ params }: FastifyRequest<ByKey>,
): { file: File; version: Version; representation: Representation } {
	const file = findItem(call, 'file', params.id);
	const version = currentVersion(file);
	const representation = representationsOf(file).find(({ key }) => key === params.key);
	if (version.id !== params.version || !representation)
		throw notFound(params.key, 'representation');
	return { file, version, representation };
}

/** The state of a representation. The first request has it made, which takes until the next one. */
export function representationRoutes(app: FastifyInstance, context: Context): void {
	app.get<ByKey>(PATH, async (request) => {
		const call = callOf(context, request);
		const { file, version, representation } = find(call, request);
		call.box.previews.advance(version, representation.key);
		return representationShape(call, file, representation);
	});
}

/** The bytes of a representation, from the download host. Unlike a signed URL this wants the token. */
export function representationContentRoutes(app: FastifyInstance, context: Context): void {
	app.get<ByKey>(`/api/2.0${PATH}/content/*`, async (request, reply) => {
		const call = callOf(context, request);
		const { version, representation } = find(call, request);
		if (call.box.previews.stateOf(version, representation.key) !== 'success') {
			return reply.code(202).header('retry-after', '1').send();
		}
		return reply.type(representation.contentType).send(render(version, representation));
	});
}

/** The page that an `expiring_embed_link` leads to. */
export function embedRoutes(app: FastifyInstance, { box }: Context): void {
	app.get<{ Params: { token: string } }>(
		'/preview/expiring_embed/:token',
		async (request, reply) => {
			const file = box.previews.embedded(request.params.token);
			return reply
				.code(file ? 200 : 404)
				.type('text/html; charset=utf-8')
				.send(previewPage(file?.name ?? 'This link has expired.'));
		},
	);
}

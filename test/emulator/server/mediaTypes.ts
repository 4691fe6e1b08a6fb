import type { FastifyInstance, FastifyRequest } from 'fastify';

import { BoxProblem } from '../errors';
import { headerOf } from './input';

/** A list of operations: https://datatracker.ietf.org/doc/html/rfc6902 */
export const JSON_PATCH = 'application/json-patch+json';

/** Where bodies of these types are read, by method and path: Box reads JSON everywhere else. */
const READ_AT = new Map<string | undefined, RegExp>([
	// Metadata of items, and the schema of a template.
	[
		JSON_PATCH,
		/^PUT .*(\/(files|folders)\/[^/]+\/metadata\/|\/metadata_templates\/[^/]+\/[^/]+\/schema$)/,
	],
	// Signing in.
	['application/x-www-form-urlencoded', /^POST (?!\/(api\/)?2\.0\/)/],
	// Files and pictures.
	[
		'multipart/form-data',
		/^POST (\/api\/2\.0\/files\/(:id\/)?content|\/2\.0\/users\/:id\/avatar)$/,
	],
	// Parts of files.
	['application/octet-stream', /^PUT \/api\/2\.0\/files\/upload_sessions\/:id$/],
]);

/** The media type of a body without its parameters, in lower case. */
export function mediaTypeOf(request: FastifyRequest): string | undefined {
	return headerOf(request, 'content-type')?.split(';')[0]?.trim().toLowerCase();
}

/** The failure for a body that Box does not read. */
export function unsupportedMediaType(): BoxProblem {
	return new BoxProblem(415, 'unsupported_media_type', 'Unsupported Media Type');
}

/** Refuses bodies in a form that the emulator reads elsewhere. */
export function checkMediaTypes(app: FastifyInstance): void {
	app.addHook('preParsing', async (request) => {
		const place = READ_AT.get(mediaTypeOf(request));
		const { url } = request.routeOptions;
		if (place && url !== undefined && !place.test(`${request.method} ${url}`)) {
			throw unsupportedMediaType();
		}
	});
}

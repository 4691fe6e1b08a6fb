import type { FastifyInstance, FastifyRequest } from 'fastify';

import { BoxProblem } from '../errors';
import { headerOf } from './input';

/** A list of operations: https://datatracker.ietf.org/doc/html/rfc6902 */
export const JSON_PATCH = 'application/json-patch+json';
const FORM = 'application/x-www-form-urlencoded';

/** What Box's reference has operations for: metadata of items, and the schema of a template. */
const PATCHED = /\/(files|folders)\/[^/]+\/metadata\/|\/metadata_templates\/[^/]+\/[^/]+\/schema$/;

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
		const type = mediaTypeOf(request);
		const { url = '' } = request.routeOptions;
		const isPatch = type === JSON_PATCH && !(request.method === 'PUT' && PATCHED.test(url));
		// Forms are for signing in.
		if (isPatch || (type === FORM && url.startsWith('/2.0/'))) throw unsupportedMediaType();
	});
}

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { BearerProblem, BoxProblem, MetadataProblem, OAuthProblem } from '../errors';
import { hex } from '../state/ids';
import type { Context } from './context';
import { checkMediaTypes, JSON_PATCH, unsupportedMediaType } from './mediaTypes';

const HELP = 'https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors/';

/** Box's error body. Its request id is not the one in the `box-request-id` header. */
export function errorBody(status: number, code: string, message: string, context?: unknown) {
	return {
		type: 'error',
		status,
		code,
		...(context === undefined ? {} : { context_info: context }),
		help_url: HELP,
		message,
		request_id: hex(8),
	};
}

function answer(error: FastifyError | Error, reply: FastifyReply): unknown {
	if (error instanceof BearerProblem) {
		return reply.code(error.status).header('www-authenticate', error.header).send();
	}
	if (error instanceof OAuthProblem) {
		return reply.code(400).send({ error: error.error, error_description: error.message });
	}
	if (error instanceof MetadataProblem) {
		const { code, message, status } = error;
		return reply.code(status).send({ code, message, request_id: hex(8) });
	}
	if (error instanceof BoxProblem) {
		const body = errorBody(error.status, error.code, error.message, error.context);
		return reply.code(error.status).headers(error.headers).send(body);
	}
	const status = ('statusCode' in error && error.statusCode) || 500;
	const code =
		status === 413
			? 'request_entity_too_large'
			: status < 500
				? 'bad_request'
				: 'internal_server_error';
	// A defect of the emulator itself shows its cause, so that it is not mistaken for Box's.
	return reply.code(status).send(errorBody(status, code, error.message));
}

/** Box writes large amounts with an exponent: `1.0e+15`. */
function boxJson(payload: unknown): string {
	return JSON.stringify(payload).replace(
		/"space_amount":1(0{15,})(?=[,}])/g,
		(_match, zeros: string) => `"space_amount":1.0e+${zeros.length}`,
	);
}

/** Request ids, the date by the emulator's clock, errors in Box's form, and JSON bodies as Box takes them. */
export function useBoxAnswers(app: FastifyInstance, { box }: Context): void {
	app.addHook('onRequest', async (_request: FastifyRequest, reply: FastifyReply) => {
		reply.header('box-request-id', hex(16));
		reply.header('date', new Date(box.settings.now()).toUTCString());
	});
	app.setReplySerializer(boxJson);
	app.setErrorHandler((error: FastifyError | Error, _request, reply) => answer(error, reply));
	app.setNotFoundHandler((request, reply) => {
		const message = `There is no ${request.method} ${request.url.split('?')[0]}`;
		return reply.code(404).send(errorBody(404, 'not_found', message));
	});
	app.addContentTypeParser(
		'application/octet-stream',
		{ parseAs: 'buffer' },
		(_request, body, done) => done(null, body),
	);
	checkMediaTypes(app);
	app.removeContentTypeParser(['application/json', 'text/plain']);
	const json = ['application/json', JSON_PATCH];
	app.addContentTypeParser(json, { parseAs: 'string' }, (_request, body, done) =>
		readJson(String(body), done),
	);
	// Box takes a body without a media type for JSON.
	app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) =>
		request.headers['content-type'] === undefined
			? readJson(String(body), done)
			: done(unsupportedMediaType()),
	);
}

function readJson(body: string, done: (error: Error | null, value?: unknown) => void): void {
	if (body === '') return done(null, undefined);
	try {
		return done(null, JSON.parse(body));
	} catch {
		return done(new BoxProblem(400, 'bad_request', 'Could not parse JSON'));
	}
}

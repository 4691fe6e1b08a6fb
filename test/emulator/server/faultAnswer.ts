import type { FastifyReply } from 'fastify';

import { errorBody } from './answers';
import type { Fault } from './types';

/** What Box says with the errors that come from its servers' state rather than from a request. */
const ERRORS: Record<number, [code: string, message: string]> = {
	429: ['rate_limit_exceeded', 'Request rate limit exceeded, please try again later'],
	500: ['internal_server_error', 'Internal Server Error'],
	502: ['bad_gateway', 'Bad Gateway'],
	503: ['unavailable', 'Service Unavailable'],
	504: ['gateway_timeout', 'Gateway Timeout'],
};

/** Whether the fault replaces Box's answer by its own. */
export function hasAnswer(fault: Fault): boolean {
	return fault.status !== undefined || fault.body !== undefined;
}

/** The body that was ordered, or the one Box has for the status. */
function bodyOf(fault: Fault, path: string): unknown {
	if (fault.body !== undefined) return fault.body;
	const [code, message] = ERRORS[fault.status ?? 200] ?? [];
	if (fault.status === undefined || !code || !message) return undefined;
	if (path === '/oauth2/token')
		return { error: 'temporarily_unavailable', error_description: message };
	return errorBody(fault.status, code, message);
}

/** Sets the status and headers of the fault's answer, and gives its body as it is sent. */
export function faultAnswer(fault: Fault, path: string, reply: FastifyReply): string {
	const body = bodyOf(fault, path);
	if (fault.status !== undefined) reply.code(fault.status);
	if (typeof body === 'string') reply.type('text/plain');
	else if (body !== undefined) reply.type('application/json; charset=utf-8');
	reply.headers(fault.headers ?? {});
	if (body === undefined) return '';
	return typeof body === 'string' ? body : JSON.stringify(body);
}

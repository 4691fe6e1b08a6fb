import type { FastifyInstance } from 'fastify';

import type { Context } from '../server/context';
import { bodyOf, optionalText, queryOf } from '../server/input';
import { consentPage, errorPage } from './consentPage';

type Parameters = Record<string, string>;

/** What is wrong with an authorization request; Box tells the user, not the application. */
function problem(
	{ app: { clientId } }: Context,
	{ client_id, redirect_uri, response_type }: Parameters,
) {
	if (response_type !== 'code') return 'unsupported_response_type';
	if (client_id !== clientId) return 'invalid_client';
	if (!redirect_uri) return 'redirect_uri_missing';
	return URL.canParse(redirect_uri) && !redirect_uri.includes('#')
		? undefined
		: 'redirect_uri_mismatch';
}

function back(redirect: string, values: Parameters): string {
	const url = new URL(redirect);
	for (const [key, value] of Object.entries(values)) url.searchParams.set(key, value);
	return url.toString();
}

/** The page where a user grants access: https://developer.box.com/reference/get-authorize/ */
export function consentRoutes(app: FastifyInstance, context: Context): void {
	app.get('/api/oauth2/authorize', async (request, reply) => {
		const query = queryOf(request);
		const wrong = problem(context, query);
		reply.type('text/html; charset=utf-8');
		if (wrong) return reply.code(400).send(errorPage(wrong));
		return consentPage(query, Object.values(context.box.world.samples));
	});

	app.post('/api/oauth2/authorize', async (request, reply) => {
		const query = queryOf(request);
		const wrong = problem(context, query);
		if (wrong || !query.redirect_uri) {
			return reply
				.code(400)
				.type('text/html; charset=utf-8')
				.send(errorPage(wrong ?? 'invalid_request'));
		}
		const state: Parameters = query.state === undefined ? {} : { state: query.state };
		const body = bodyOf(request);
		if (optionalText(body, 'decision') !== 'grant') {
			const error_description = 'The user denied access to your application';
			const denial = { ...state, error: 'access_denied', error_description };
			return reply.redirect(back(query.redirect_uri, denial));
		}
		const user = context.box.world.users.get(optionalText(body, 'user') ?? '');
		const chosen = user ?? context.box.world.samples.admin;
		const code = context.box.tokens.code(chosen.id, query.scope);
		return reply.redirect(back(query.redirect_uri, { ...state, code }));
	});
}

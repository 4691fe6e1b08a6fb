import type { FastifyInstance, FastifyRequest } from 'fastify';
import { OAuthProblem } from '../errors';
import type { Context } from '../server/context';
import type { Body } from '../server/input';
import { bodyOf, headerOf, optionalText } from '../server/input';
import type { User } from '../state/model';

/** https://developer.box.com/reference/post-oauth2-token/ */
export function tokenRoutes(app: FastifyInstance, context: Context): void {
	app.post('/oauth2/token', async (request) => grant(context, formOf(request)));

	app.post('/oauth2/revoke', async (request, reply) => {
		const body = formOf(request);
		checkClient(context, body);
		context.box.tokens.revoke(optionalText(body, 'token') ?? '');
		return reply.code(200).send();
	});
}

/** The token endpoint takes forms only. */
function formOf(request: FastifyRequest): Body {
	const isForm = headerOf(request, 'content-type')?.startsWith('application/x-www-form-urlencoded');
	return isForm ? bodyOf(request) : {};
}

/** Box takes the client's id and secret from the body. */
function checkClient({ clientId, clientSecret }: Context, body: Body): void {
	if (body.client_id === clientId && body.client_secret === clientSecret) return;
	throw new OAuthProblem('invalid_client', 'The client credentials are invalid');
}

function grant(context: Context, body: Body): unknown {
	const { tokens } = context.box;
	switch (body.grant_type) {
		case 'authorization_code':
			checkClient(context, body);
			return tokens.pair(tokens.redeem(required(body, 'code')));
		case 'refresh_token':
			checkClient(context, body);
			return tokens.pair(tokens.refresh(required(body, 'refresh_token')));
		case 'client_credentials':
			checkClient(context, body);
			return tokens.pair(tokens.issue(subject(context, body).id, false));
		default:
			throw new OAuthProblem(
				'invalid_request',
				'Invalid grant_type parameter or parameter missing',
			);
	}
}

function required(body: Body, key: string): string {
	const value = body[key];
	if (typeof value === 'string' && value !== '') return value;
	throw new OAuthProblem('invalid_request', `The "${key}" parameter is required`);
}

/** Whom a server application acts for; for an enterprise that is its administrator here. */
function subject({ box }: Context, body: Body): User {
	const id = body.box_subject_id;
	const users = [...box.world.users.values()];
	const home = box.world.samples.admin.enterpriseId;
	const found =
		body.box_subject_type === 'enterprise'
			? users.find((user) => user.enterpriseId === id && user.role === 'admin')
			: users.find((user) => user.id === id && body.box_subject_type === 'user');
	if (found && found.enterpriseId !== home) {
		throw new OAuthProblem('unauthorized_client', 'This app is not authorized by the enterprise');
	}
	if (!found) throw new OAuthProblem('invalid_grant', 'Grant credentials are invalid');
	return found;
}

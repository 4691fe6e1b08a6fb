import type { FastifyInstance, FastifyRequest } from 'fastify';

import { assertedUser } from '../actions/assertion';
import { resolveLink } from '../actions/sharedLink';
import { OAuthProblem } from '../errors';
import type { Context } from '../server/context';
import type { Body } from '../server/input';
import { bodyOf, headerOf, optionalText } from '../server/input';
import { itemMini } from '../shapes/mini';
import type { Viewer } from '../state/access';
import type { Box } from '../state/box';
import { canNarrowTo, isDownscope } from '../state/downscope';
import type { Item, User } from '../state/model';

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
function checkClient({ app }: Context, body: Body): void {
	if (body.client_id !== app.clientId || body.client_secret !== app.clientSecret) {
		throw new OAuthProblem('invalid_client', 'The client credentials are invalid');
	}
}

/** The application may ask for tokens, and for these scopes: what it was not given it cannot hand on. */
function checkApp(context: Context, body: Body): void {
	checkClient(context, body);
	const { app } = context;
	if (!app.authorized) {
		throw new OAuthProblem(
			'unauthorized_client',
			'This app is not authorized by the enterprise admin',
		);
	}
	const scopes = (optionalText(body, 'scope') ?? '').split(' ').filter(Boolean);
	if (scopes.some((scope) => !app.scopes.includes(scope))) {
		throw new OAuthProblem('invalid_scope', 'The requested scope is invalid');
	}
}

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

function grant(context: Context, body: Body): unknown {
	const { tokens } = context.box;
	switch (body.grant_type) {
		case 'authorization_code':
			checkApp(context, body);
			return tokens.pair(tokens.redeem(required(body, 'code')));
		case 'refresh_token':
			checkApp(context, body);
			return tokens.pair(tokens.refresh(required(body, 'refresh_token')));
		case 'client_credentials':
			checkApp(context, body);
			return tokens.pair(serverToken(context, body, subject(context, body)));
		case JWT_BEARER: {
			checkApp(context, body);
			const user = assertedUser(context.app, context.box, required(body, 'assertion'));
			return tokens.pair(serverToken(context, body, user));
		}
		case TOKEN_EXCHANGE:
			return downscope(context, body);
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

/** A token that can do less, with one item only or with all: what is handed to a browser. */
function downscope(context: Context, body: Body): unknown {
	const { app, box } = context;
	const owner = box.tokens.use(required(body, 'subject_token'));
	const user = owner && box.world.users.get(owner.userId);
	if (!owner || !user || body.subject_token_type !== ACCESS_TOKEN) {
		throw new OAuthProblem('invalid_grant', 'The subject token is invalid');
	}
	const scopes = required(body, 'scope').split(' ').filter(Boolean);
	const has = owner.scopes ?? app.scopes;
	if (!scopes.every((scope) => canNarrowTo(scope, has))) {
		throw new OAuthProblem('invalid_scope', 'The requested scope is invalid');
	}
	const within = resourceOf(box, { user, within: owner.within }, body);
	const token = box.tokens.issue(user.id, {
		refreshable: false,
		scope: scopes.join(' '),
		within: within ?? owner.within,
		ends: owner.accessExpires,
	});
	const restricted_to = within
		? scopes.filter(isDownscope).map((scope) => ({ scope, object: itemMini(within) }))
		: [];
	return { ...box.tokens.pair(token), restricted_to, issued_token_type: ACCESS_TOKEN };
}

/** The item that a downscoped token is to be good for: a file or folder by its API address, or by a link. */
function resourceOf(box: Box, viewer: Viewer, body: Body): Item | undefined {
	const link = optionalText(body, 'box_shared_link');
	if (link) return linked(box, viewer.user, link);
	const address = optionalText(body, 'resource');
	if (!address) return undefined;
	const [, type, id] = /\/2\.0\/(file|folder)s\/(\d+)$/.exec(address) ?? [];
	const item = type && id ? box.world.items.get(id) : undefined;
	if (item && item.type === type && box.world.roleFor(viewer, item)) return item;
	throw invalidResource();
}

function linked(box: Box, user: User, link: string): Item {
	try {
		return resolveLink(box, user, link, undefined).item;
	} catch {
		throw invalidResource();
	}
}

function invalidResource(): OAuthProblem {
	return new OAuthProblem('invalid_resource', 'The resource is not valid');
}

function serverToken(context: Context, body: Body, { id }: User) {
	const scope = optionalText(body, 'scope');
	return context.box.tokens.issue(id, { refreshable: false, scope });
}

/** Whom a server application acts for: itself in its enterprise, or a user there. */
function subject({ app, box: { world } }: Context, body: Body): User {
	const type = required(body, 'box_subject_type');
	const id = required(body, 'box_subject_id');
	const { service } = world;
	if (type === 'enterprise' && id === service.enterpriseId) return service;
	const user = type === 'user' && app.givesUserTokens ? world.users.get(id) : undefined;
	if (user?.enterpriseId === service.enterpriseId) return user;
	throw new OAuthProblem('invalid_grant', 'Grant credentials are invalid');
}

import type { FastifyRequest } from 'fastify';

import { hubWithLink } from '../actions/hubs';
import { resolveLink } from '../actions/sharedLink';
import { badRequest, BearerProblem, denied, unauthorized } from '../errors';
import type { ShapeContext } from '../shapes/context';
import { previewGetters } from '../shapes/preview';
import type { Viewer } from '../state/access';
import { isInScope } from '../state/app';
import type { Call } from '../state/box';
import { allowsDownscoped } from '../state/downscope';
import type { File, User } from '../state/model';
import { isAdministrator } from '../state/model';
import type { Context } from './context';
import { headerOf, queryOf } from './input';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** The application scope that the route needs, if the path does not tell. */
		scope?: string;
	}
}

/** Downloads take the token from the query, too: https://developer.box.com/reference/get-files-id-content/ */
function queryToken(request: FastifyRequest): string | undefined {
	const isDownload =
		request.routeOptions.url === '/2.0/files/:id/content' && request.method === 'GET';
	return isDownload ? queryOf(request).access_token : undefined;
}

/** The user whose token came with the request, and what it is good for. 401 for any other token. */
function tokenOwner(
	{ app, box }: Context,
	request: FastifyRequest,
): Pick<Viewer, 'user' | 'within'> {
	const token =
		/^Bearer (.+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1] ?? queryToken(request);
	const known = token ? box.tokens.use(token) : undefined;
	if (!known) throw unauthorized();
	const scopes = known.scopes ?? app.scopes;
	const { method, url, body } = request;
	const { scope } = request.routeOptions.config;
	const inScope = scope ? scopes.includes(scope) : isInScope(method, url, scopes);
	if (!inScope && !allowsDownscoped({ method, url, body }, scopes)) {
		const message = 'The request requires higher privileges than provided by the access token.';
		throw new BearerProblem(403, 'insufficient_scope', message);
	}
	const user = box.world.users.get(known.userId);
	if (!user) throw unauthorized();
	return { user, within: known.within };
}

/** `As-User`: an administrator or the application itself acts for a user of the enterprise. */
function actingUser({ app, box }: Context, request: FastifyRequest, user: User): User {
	const id = headerOf(request, 'as-user');
	if (id === undefined) return user;
	const other = box.world.users.get(id);
	const managed = other?.enterpriseId === user.enterpriseId;
	const mayAct = app.actsAsUsers && isAdministrator(user);
	if (!other || !mayAct || !managed || other.isService) throw denied();
	return other;
}

function decoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}

/** `BoxApi: shared_link=<url>[&shared_link_password=<password>]`, percent-encoded or not. */
export function linkOf(request: FastifyRequest): { url: string; password?: string } | undefined {
	const header = headerOf(request, 'boxapi');
	if (header === undefined) return undefined;
	const match = /^shared_link=([^&]+)(?:&shared_link_password=(.*))?$/.exec(header);
	if (!match?.[1]) throw badRequest('BoxApi', 'Invalid BoxApi header');
	return {
		url: decoded(match[1]),
		...(match[2] === undefined ? {} : { password: decoded(match[2]) }),
	};
}

/** What the link of a request leads to, which its user then knows of. */
function leadsTo(
	{ box }: Context,
	user: User,
	link: ReturnType<typeof linkOf>,
): Pick<Call, 'hub'> & Pick<Viewer, 'shared'> {
	if (!link) return {};
	const hub = hubWithLink(box, link.url);
	if (hub) return { hub };
	const shared = resolveLink(box, user, link.url, link.password);
	box.world.linksUsedBy(user.id).set(shared.item.id, link.url);
	return { shared };
}

/** Who sends the request: from its token, `As-User`, and `BoxApi` headers. */
export function callOf(context: Context, request: FastifyRequest): Call {
	const owner = tokenOwner(context, request);
	const user = actingUser(context, request, owner.user);
	const { hub, shared } = leadsTo(context, user, linkOf(request));
	const repHints = headerOf(request, 'x-rep-hints');
	return { box: context.box, viewer: { ...owner, user, shared }, hub, repHints };
}

/** How the caller sees the content of his Box. */
export function shapeContext(call: Call): ShapeContext {
	const { box, viewer } = call;
	const previews = (file: File) => previewGetters(call, file);
	return { world: box.world, viewer, origin: box.origin, previews };
}

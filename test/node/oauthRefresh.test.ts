import type Nock from 'nock';

import { runNode, storeCredential, storedToken } from '../support/engine';
import { loadNock } from '../support/loadNock.cjs';

const API = 'https://api.box.com';
const OLD = 'access-token-one';
const NEW = 'access-token-two';
const SECRET = 'the-client-secret';
const user = { type: 'user', id: '11', name: 'Ann', login: 'ann@example.com' };

let nock: typeof Nock;

beforeAll(async () => {
	nock = await loadNock();
	nock.disableNetConnect();
});

afterEach(() => nock.cleanAll());

afterAll(() => nock.restore());

const credential = () =>
	storeCredential({
		clientId: 'the-client-id',
		clientSecret: SECRET,
		oauthTokenData: { access_token: OLD, refresh_token: 'refresh-one', token_type: 'bearer' },
	});

/** Box refuses the old token, with an empty body, and knows the new one. */
function box(): void {
	const path = /^\/2\.0\/users\/me/;
	nock(API, { reqheaders: { authorization: `Bearer ${OLD}` } })
		.persist()
		.get(path)
		.reply(401, '', { 'WWW-Authenticate': 'Bearer realm="Service", error="invalid_token"' });
	nock(API, { reqheaders: { authorization: `Bearer ${NEW}` } })
		.persist()
		.get(path)
		.reply(200, user);
}

/** What n8n has to send for a new pair, and Box's answer. */
function tokenEndpoint(status = 200, body?: object, headers: Record<string, string> = {}) {
	return nock(API, { badheaders: ['authorization'] })
		.post('/oauth2/token', {
			grant_type: 'refresh_token',
			refresh_token: 'refresh-one',
			client_id: 'the-client-id',
			client_secret: SECRET,
		})
		.reply(
			status,
			body ?? {
				access_token: NEW,
				refresh_token: 'refresh-two',
				expires_in: 3600,
				token_type: 'bearer',
				restricted_to: [],
			},
			headers,
		);
}

const getMe = (options: Partial<Parameters<typeof runNode>[0]>) =>
	runNode({ parameters: { resource: 'user', operation: 'getMe' }, ...options });

test('n8n refreshes and stores the token, and the node goes on with it', async () => {
	box();
	const endpoint = tokenEndpoint();
	const stored = credential();
	const { json, error } = await getMe({ credential: stored });
	expect(error).toBeUndefined();
	expect(json).toMatchObject([user]);
	expect(endpoint.isDone()).toBe(true);
	expect(storedToken(stored)).toMatchObject({ access_token: NEW, refresh_token: 'refresh-two' });
	expect(stored.writes).toBe(1);
});

test('ten items need one refresh', async () => {
	box();
	const endpoint = tokenEndpoint();
	const stored = credential();
	const { json, error } = await getMe({
		credential: stored,
		input: Array.from({ length: 10 }, () => ({ json: {} })),
	});
	expect(error).toBeUndefined();
	expect(json).toHaveLength(10);
	expect(endpoint.isDone()).toBe(true);
	expect(stored.writes).toBe(1);
});

test('a token that somebody else has just stored is used, without a refresh', async () => {
	const stored = credential();
	nock(API, { reqheaders: { authorization: `Bearer ${OLD}` } })
		.get('/2.0/users/me')
		.reply(() => {
			stored.data.oauthTokenData = { access_token: NEW, refresh_token: 'refresh-two' };
			return [401, ''];
		});
	nock(API, { reqheaders: { authorization: `Bearer ${NEW}` } })
		.get('/2.0/users/me')
		.reply(200, user);
	const { json, error } = await getMe({ credential: stored });
	expect(error).toBeUndefined();
	expect(json).toMatchObject([user]);
	expect(stored.writes).toBe(0);
});

test('a passing fault of the token endpoint is outlived', async () => {
	box();
	tokenEndpoint(503, {}, { 'Retry-After': '0' });
	tokenEndpoint();
	const stored = credential();
	const { error } = await getMe({ credential: stored });
	expect(error).toBeUndefined();
	expect(storedToken(stored).access_token).toBe(NEW);
});

test.each([
	{
		body: { error: 'invalid_grant', error_description: 'Refresh token has expired' },
		hint: 'sign-in',
	},
	{
		body: { error: 'invalid_client', error_description: 'The client credentials are invalid' },
		hint: 'client secret',
	},
])('$body.error: the error says what to do, and no secret', async ({ body, hint }) => {
	box();
	tokenEndpoint(400, body);
	const { error, items, run } = await getMe({ credential: credential() });
	expect(items).toEqual([]);
	expect(`${error?.message} ${error?.description}`).toContain(hint);
	const everything = JSON.stringify(run);
	for (const secret of [OLD, NEW, SECRET, 'refresh-one']) expect(everything).not.toContain(secret);
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ICredentialType, INodeType } from 'n8n-workflow';

import {
	credentialFor,
	loadOptions,
	nodeDescription,
	runNode,
	searchList,
	storeCredential,
	storedToken,
} from '../../support/engine';

/** An OAuth2 server that answers 401 to every access token but the newest. */
let server: Server;
let url: string;
let newest = 'token-1';
const tokenCalls: Array<{ body: string; authorization?: string }> = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const answer = (status: number, body: object) => {
				response.writeHead(status, { 'content-type': 'application/json' });
				response.end(JSON.stringify(body));
			};
			if (request.url === '/oauth2/token') {
				const { authorization } = request.headers;
				tokenCalls.push({ body: Buffer.concat(chunks).toString(), authorization });
				newest = `token-${tokenCalls.length + 1}`;
				answer(200, { access_token: newest, refresh_token: 'refresh-2', token_type: 'bearer' });
				return;
			}
			const allowed = request.headers.authorization === `Bearer ${newest}`;
			answer(allowed ? 200 : 401, { path: request.url });
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

const boxLike: ICredentialType = {
	name: 'boxApi',
	displayName: 'Box-like',
	extends: ['oAuth2Api'],
	properties: [
		{ displayName: 'API', name: 'apiUrl', type: 'string', default: 'https://api.box.com' },
		{
			displayName: 'Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{ $self["apiUrl"] }}/oauth2/token',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	],
};

const description = nodeDescription('caller', {
	credentials: [{ name: 'boxApi', required: true }],
	properties: [{ displayName: 'Parent', name: 'parent', type: 'string', default: '' }],
});

const caller: INodeType = {
	description,
	methods: {
		listSearch: {
			async items(filter, paginationToken) {
				const { apiUrl } = await this.getCredentials<{ apiUrl: string }>('boxApi');
				const parent = this.getCurrentNodeParameter('parent') as string;
				return {
					results: [{ name: `${apiUrl} ${parent} ${filter}`, value: '1' }],
					paginationToken: `after ${paginationToken}`,
				};
			},
		},
		loadOptions: {
			async kinds() {
				return [{ name: 'Kind', value: 'kind' }];
			},
		},
	},
	async execute() {
		const credential = await this.getCredentials<Record<string, string>>('boxApi');
		const answer: unknown = await this.helpers.httpRequestWithAuthentication.call(this, 'boxApi', {
			url: `${credential.apiUrl}/2.0/users/me`,
		});
		return [[{ json: { answer, accessTokenUrl: credential.accessTokenUrl } as never }]];
	},
};

const options = { nodeType: caller, credentialTypes: [boxLike] };

const boxServer = () => ({
	url,
	clientId: 'client',
	clientSecret: 'secret',
	connect: (userId = 'admin') => ({
		access_token: `stale-${userId}`,
		refresh_token: 'refresh-1',
		expires_in: 3600,
		token_type: 'bearer',
	}),
});

test("a 401 makes n8n's own helper refresh, store the token and repeat", async () => {
	const credential = credentialFor(boxServer());
	const { json, error } = await runNode({ ...options, parameters: {}, credential });
	expect(error).toBeUndefined();
	expect(json).toEqual([
		{ answer: { path: '/2.0/users/me' }, accessTokenUrl: `${url}/oauth2/token` },
	]);
	expect(tokenCalls).toHaveLength(1);
	expect(tokenCalls[0]?.authorization).toBeUndefined();
	expect(Object.fromEntries(new URLSearchParams(tokenCalls[0]?.body))).toEqual({
		grant_type: 'refresh_token',
		refresh_token: 'refresh-1',
		client_id: 'client',
		client_secret: 'secret',
	});
	expect(storedToken(credential)).toMatchObject({
		access_token: 'token-2',
		refresh_token: 'refresh-2',
	});
	expect(credential.writes).toBe(1);
});

test('stored values of hidden fields give way to the type', async () => {
	const credential = credentialFor(boxServer(), {
		accessTokenUrl: 'https://elsewhere.example/token',
		oauthTokenData: { access_token: newest },
	});
	const { json } = await runNode({ ...options, parameters: {}, credential });
	expect(json[0]?.accessTokenUrl).toBe(`${url}/oauth2/token`);
});

test('a credential that was never connected', async () => {
	const credential = storeCredential({ apiUrl: url, clientId: 'client', clientSecret: 'secret' });
	const { error } = await runNode({ ...options, parameters: {}, credential });
	expect(error?.message).toContain('not connected');
});

test('a node without its credential', async () => {
	const { error } = await runNode({ ...options, parameters: {} });
	expect(error?.message).toContain('does not have any credentials set');
});

test('another account of the same server', () => {
	expect(storedToken(credentialFor(boxServer(), {}, '7')).access_token).toBe('stale-7');
});

test('list search and options run in their own context', async () => {
	const credential = credentialFor(boxServer());
	const found = await searchList({
		...options,
		method: 'items',
		credential,
		parameters: { parent: '5' },
		filter: 'a',
		paginationToken: 'x',
	});
	expect(found).toEqual({
		results: [{ name: `${url} 5 a`, value: '1' }],
		paginationToken: 'after x',
	});
	expect(await loadOptions({ ...options, method: 'kinds', credential })).toHaveLength(1);
	await expect(searchList({ ...options, method: 'none', credential })).rejects.toThrow("'none'");
});

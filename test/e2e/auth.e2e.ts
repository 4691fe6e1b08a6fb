import { freePort } from '../n8n/ports';
import type { RunningN8n } from '../n8n/server';
import { boxNode, call, manyCalls } from './support/manyCalls';
import { startServer, startWorld, type World } from './support/world';

const EXPIRIES = 20;
const ITEMS = 25;

const JWT = { id: 'boxEmulatorJwt01', name: 'Box app' };

const signedIn = manyCalls(
	'manyCallsSignIn0',
	boxNode('oAuth2', { boxApi: { id: null, name: '' } }),
);
const withKey = manyCalls('manyCallsWithKey', boxNode('jwt', { boxJwtApi: JWT }));

let world: World;
let servers: RunningN8n[] = [];

beforeAll(async () => {
	world = await startWorld({
		arrange: () => ({
			workflows: [signedIn, withKey],
			jwtCredentials: [JWT],
			published: true,
		}),
		// Box is kinder: it repeats the answer to a refresh until the new token is used.
		box: { rotation: 'strict' },
	});
	const second = await startServer({ ...world.setup, port: await freePort() });
	servers = [world.n8n, second];
});
afterAll(async () => {
	await servers[1]?.stop();
	await world?.close();
});

test.each([
	['single-use refresh tokens', signedIn.id, () => world.emulator.users.admin.name],
	['an app with a key', withKey.id, () => world.emulator.service.name],
])(
	`two n8n with one database, one credential and %s: no call fails over ${EXPIRIES} expiries`,
	async (_name, id, name) => {
		const { emulator } = world;
		const right = Array.from({ length: ITEMS }, name);
		for (let expiry = 0; expiry < EXPIRIES; expiry++) {
			emulator.expireAccessTokens();
			emulator.clearRequests();
			const executions = [...servers, ...servers].map(
				async (server) => await call(server, id, ITEMS),
			);
			expect(await Promise.all(executions)).toEqual(executions.map(() => right));
			expect(emulator.tokenRequests()).toBeGreaterThanOrEqual(1);
			expect(emulator.tokenRequests()).toBeLessThanOrEqual(servers.length);
		}
		for (const server of servers) expect(server.logs()).not.toContain('invalid_grant');
	},
);

test('a token of an app with a key that one n8n has stored serves the other', async () => {
	const { emulator } = world;
	for (const order of [servers, [...servers].reverse()]) {
		emulator.expireAccessTokens();
		emulator.clearRequests();
		for (const server of order) await call(server, withKey.id, ITEMS);
		expect(emulator.tokenRequests()).toBe(1);
	}
});

import type { Socket } from 'node:net';
import type { INodeParameters } from 'n8n-workflow';

import { MAX_ATTEMPTS } from '../../nodes/Box/client/calls/retry';
import { startEmulator, type Emulator } from '../emulator';
import { boxWith } from '../support/boxWith';
import {
	credentialFor,
	jwtCredentialFor,
	runNode,
	testConnection,
	type StoredCredential,
} from '../support/engine';
import { ImpatientClock } from '../support/impatientClock';
import { setProxies } from '../support/proxySettings';
import { RawServer } from '../unit/client/rawServer';

const environment = { ...process.env };
let emulator: Emulator;
let proxy: RawServer;
/** What the proxy does with a connection. */
let serve: (socket: Socket) => void;

beforeEach(async () => {
	emulator = await startEmulator();
	serve = (socket) => {
		socket.end('HTTP/1.1 407 No\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n');
	};
	proxy = await RawServer.start((socket) => serve(socket));
	setProxies({ HTTPS_PROXY: `http://user:secret@127.0.0.1:${proxy.port}` });
});

afterEach(async () => {
	process.env = { ...environment };
	await proxy.close();
	await emulator.close();
});

const BOX = 'https://api.box.com';
const hosts = { apiUrl: BOX, uploadUrl: BOX, accountUrl: BOX };
/** What an hour ago was a token. */
const ended = () => ({ ...emulator.connect(), n8n_expires_at: String(Date.now() - 1000) });

const kinds: Array<[string, () => StoredCredential, INodeParameters, (address: string) => string]> =
	[
		[
			'a sign-in, by n8n',
			() => credentialFor(emulator, { ...hosts, oauthTokenData: ended() }),
			{},
			() => "A proxy between n8n and Box does not accept n8n's sign-in (HTTP 407)",
		],
		[
			'a key',
			() => jwtCredentialFor(emulator, hosts),
			{ authentication: 'jwt' },
			(address) => `The proxy ${address} does not accept n8n's sign-in`,
		],
	];

it.each(kinds)(
	'says once that a proxy does not let a request for a token through: %s',
	async (_, make, how, message) => {
		const { error } = await runNode({
			credential: make(),
			nodeType: boxWith(new ImpatientClock()),
			parameters: { ...how, resource: 'user', operation: 'getMe' },
		});
		expect(error?.message).toBe(message(`http://127.0.0.1:${proxy.port}`));
		expect(error?.description).toContain('HTTPS_PROXY');
		expect(JSON.stringify(error)).not.toContain('secret');
		expect(proxy.asked).toBe(1);
		await proxy.idle();
	},
);

it('says the same in the test of a connection with a key', async () => {
	const shown = await testConnection(jwtCredentialFor(emulator, hosts));
	expect(shown).toContain(
		`The proxy http://127.0.0.1:${proxy.port} does not accept n8n's sign-in. Check the user and password in the environment variable HTTPS_PROXY`,
	);
	expect(shown).not.toContain('secret');
	expect(proxy.asked).toBe(1);
});

it('tries five times to get a token through a proxy that closes each connection: a key', async () => {
	serve = (socket) => void socket.end();
	const { error } = await runNode({
		credential: jwtCredentialFor(emulator, hosts),
		nodeType: boxWith(new ImpatientClock()),
		parameters: { authentication: 'jwt', resource: 'user', operation: 'getMe' },
	});
	expect(error?.message).toBe(
		`Box could not be reached through the proxy http://127.0.0.1:${proxy.port}`,
	);
	expect(error?.description).toContain('its address in the environment variable HTTPS_PROXY');
	expect(JSON.stringify(error)).not.toContain('secret');
	expect(proxy.asked).toBe(MAX_ATTEMPTS);
	await proxy.idle();
});

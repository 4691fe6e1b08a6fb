import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import { jwtTest } from '../../nodes/Box/framework/connectionTest';
import { startEmulator, type Emulator } from '../emulator';
import { boxWith } from '../support/boxWith';
import {
	credentialFor,
	jwtCredentialFor,
	runNode,
	searchList,
	testConnection,
	type StoredCredential,
} from '../support/engine';
import { ImpatientClock } from '../support/impatientClock';

let emulator: Emulator;
/** Ends each connection as soon as it is there. */
let lost: Server;
let connections: number;

beforeEach(async () => {
	emulator = await startEmulator();
	connections = 0;
	lost = createServer((socket) => {
		connections += 1;
		socket.resetAndDestroy();
	});
	await new Promise<void>((resolve) => lost.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
	lost.close();
	await emulator.close();
});

const at = (server: Server) => `127.0.0.1:${(server.address() as AddressInfo).port}`;

/** The address of a port where nobody listens. */
async function nowhere(): Promise<string> {
	const closed = createServer();
	await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
	const address = at(closed);
	await new Promise((resolve) => closed.close(resolve));
	return address;
}

type Fields = ICredentialDataDecryptedObject;

const server = (fields: Fields) =>
	credentialFor(emulator, {
		grantType: 'clientCredentials',
		enterpriseId: emulator.users.admin.enterpriseId ?? '',
		oauthTokenData: {},
		...fields,
	});

/** A credential of each kind, and the parameter by which a node uses it. */
const kinds: Array<[string, (fields: Fields) => StoredCredential, INodeParameters]> = [
	['a sign-in', (fields) => credentialFor(emulator, fields), {}],
	['client credentials', server, {}],
	['a key', (fields) => jwtCredentialFor(emulator, fields), { authentication: 'jwt' }],
];

const list = async (credential: StoredCredential, parameters: INodeParameters) =>
	await searchList({ method: 'searchFolders', credential, parameters }).then(
		() => undefined,
		(error: Error & { description?: string }) => error,
	);

describe.each(kinds)('with %s', (_, credentialWith, parameters) => {
	test('a list names the host that cannot be reached, and its field', async () => {
		const address = await nowhere();
		const error = await list(credentialWith({ apiUrl: `http://${address}` }), parameters);
		expect(error?.message).toBe(
			`Box could not be reached at ${address} ('API Host' of the credential)`,
		);
		expect(error?.description).toContain("Check 'API Host' in the credential");
	});

	test('a list tries once, and an execution more often', async () => {
		const credential = credentialWith({ apiUrl: `http://${at(lost)}` });
		expect((await list(credential, parameters))?.message).toContain('Box could not be reached');
		expect(connections).toBe(1);
		connections = 0;
		const run = await runNode({
			credential,
			nodeType: boxWith(new ImpatientClock()),
			parameters: { ...parameters, resource: 'user', operation: 'getMe' },
		});
		expect(run.error?.message).toContain('Box could not be reached');
		expect(connections).toBeGreaterThan(1);
	});

	test('a name that no server has', async () => {
		const error = await list(credentialWith({ apiUrl: 'https://box.invalid' }), parameters);
		expect(error?.message).toContain("Box could not be reached at box.invalid ('API Host'");
	});
});

describe('the test of the connection', () => {
	const tested = async (fields: Fields) => await testConnection(jwtCredentialFor(emulator, fields));

	test('names the host that cannot be reached, and its field', async () => {
		const address = await nowhere();
		expect(await tested({ apiUrl: `http://${address}` })).toBe(
			`Box could not be reached at ${address} ('API Host' of the credential). Check 'API Host' in the credential, and this machine's network and proxy settings. Box could not be reached (ECONNREFUSED): connect ECONNREFUSED ${address}.`,
		);
		expect(await tested({ apiUrl: 'https://box.invalid' })).toContain(
			'Box could not be reached at box.invalid (',
		);
	});

	test('tries once', async () => {
		expect(await tested({ apiUrl: `http://${at(lost)}` })).toContain("Check 'API Host'");
		expect(connections).toBe(1);
	});

	test.each([
		['/2.0', ''],
		['/2.0/', ''],
		['/oauth2/token', ''],
		['//', ''],
	])('reaches Box although the host ends in %s', async (end, message) => {
		expect(await tested({ apiUrl: `${emulator.url}${end}` })).toBe(message);
	});

	test.each([
		[{ apiUrl: 'box' }, "'API Host' of the Box credential is not a URL"],
		[{ uploadUrl: 'http://gateway.example.com' }, "'Upload Host' of the Box credential must start"],
		[{ apiUrl: 'localhost:8100' }, "'API Host' of the Box credential must start with https://"],
	])('refuses %j before anything is sent', async (fields, message) => {
		const shown = await tested(fields);
		expect(shown).toContain(message);
		expect(shown).toContain("Box's own host is https://");
		expect(emulator.requests()).toEqual([]);
	});

	test('names the upload host, too', async () => {
		const address = await nowhere();
		expect(await tested({ uploadUrl: `http://${address}` })).toMatch(
			new RegExp(`^Box could not be reached at ${address} .*Check 'Upload Host'`),
		);
	});

	test('ends in time if nothing is answered', async () => {
		const open: Socket[] = [];
		const silent = createServer((socket) => void open.push(socket));
		await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
		const credential = jwtCredentialFor(emulator, { apiUrl: `http://${at(silent)}` });
		expect(await testConnection(credential, jwtTest(200))).toBe(
			`Box did not answer within 0.2 seconds at ${at(silent)}. Check 'API Host' in the credential, and this machine's network and proxy settings.`,
		);
		for (const socket of open) socket.destroy();
		silent.close();
	});

	test('a server that has no tokens', async () => {
		emulator.faults.add({ path: '/oauth2/token', status: 404, body: '<html>', times: 9 });
		expect(await tested({})).toMatch(/^What answered at 127.* is not Box .*Check 'API Host'/);
	});

	test('something else that answers', async () => {
		emulator.faults.add({ path: '/2.0/users/me', status: 200, body: '<html>', times: 9 });
		expect(await tested({})).toContain('What answered is not Box');
	});
});

test('a server application whose host ends in /2.0 is tested by n8n itself', async () => {
	expect(await testConnection(server({ apiUrl: `${emulator.url}/2.0` }))).toBe('');
});

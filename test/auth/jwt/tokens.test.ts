import { createPrivateKey, type KeyObject } from 'node:crypto';

import { MAX_ATTEMPTS } from '../../../nodes/Box/client/calls/retry';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator';
import { jwtCredentialFor, searchList, testConnection } from '../../support/engine';
import { changed, getMe, withJwt } from './support';

const MINUTE = 60_000;

const written = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

let emulator: Emulator | undefined;

async function start(options: EmulatorOptions = {}): Promise<Emulator> {
	return (emulator = await startEmulator({ strictDownloads: true, ...options }));
}

afterEach(async () => await emulator?.close());

describe('the token of a credential with a key', () => {
	it('is fetched for the service account, and stored with its end', async () => {
		const box = await start();
		const credential = jwtCredentialFor(box);
		const { error, json } = await getMe(credential);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ id: box.service.id }]);
		expect(box.tokenRequests()).toBe(1);
		expect(credential.data).toMatchObject({
			accessToken: expect.stringMatching(/^\w+/),
			lifetime: '3600',
			expiresAt: expect.stringMatching(/^\d{13}$/),
			fetchedFor: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
		await getMe(credential);
		expect(box.tokenRequests()).toBe(1);
	});

	it.each(['RS256', 'RS384', 'RS512'])('is asked for with %s', async (algorithm) => {
		const box = await start();
		expect((await getMe(jwtCredentialFor(box, { algorithm }))).error).toBeUndefined();
	});

	it.each<[string, (key: KeyObject, passphrase: string) => string | Buffer]>([
		['not encrypted', (key) => key.export({ type: 'pkcs8', format: 'pem' })],
		['of an older form', (key) => key.export({ type: 'pkcs1', format: 'pem' })],
		[
			'that an older tool has encrypted',
			(key, passphrase) =>
				key.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase }),
		],
		['with other line breaks', (key) => written(key).replaceAll('\n', '\r\n')],
		['with line breaks as they are in JSON', (key) => written(key).replaceAll('\n', '\\n')],
		['without line breaks', (key) => written(key).replaceAll('\n', '')],
	])('is asked for with a key %s', async (_name, write) => {
		const box = await start();
		const fields = changed(box, ({ boxAppSettings: { appAuth } }) => {
			const { privateKey = '', passphrase = '' } = appAuth;
			const key = createPrivateKey({ key: privateKey, passphrase });
			appAuth.privateKey = write(key, passphrase).toString();
		});
		expect((await getMe(jwtCredentialFor(box, fields))).error).toBeUndefined();
		expect(box.tokenRequests()).toBe(1);
	});

	it('is that of a user if the credential says so, also after a change', async () => {
		const box = await start();
		const { colleague } = box.users;
		const credential = jwtCredentialFor(box);
		await getMe(credential);
		credential.data = { ...credential.data, subjectType: 'user', userId: colleague.id };
		expect((await getMe(credential)).json).toMatchObject([{ id: colleague.id }]);
		credential.data = { ...credential.data, subjectType: 'enterprise' };
		expect((await getMe(credential)).json).toMatchObject([{ id: box.service.id }]);
		// Its token is still good.
		expect(box.tokenRequests()).toBe(2);
	});

	it('is fetched once for fifty calls, and once more after it has ended', async () => {
		const box = await start();
		const credential = jwtCredentialFor(box);
		for (let expiry = 1; expiry <= 3; expiry++) {
			const runs = await Promise.all(
				Array.from({ length: 5 }, async () => await getMe(credential, 10)),
			);
			expect(runs.flatMap(({ error }) => error ?? [])).toEqual([]);
			expect(runs.flatMap(({ json }) => json)).toHaveLength(50);
			expect(box.tokenRequests()).toBe(expiry);
			box.expireAccessTokens();
		}
	});

	it('is replaced before its end', async () => {
		const box = await start();
		const credential = jwtCredentialFor(box);
		await getMe(credential);
		const { accessToken } = credential.data;
		// Another process fetched it almost an hour ago.
		const other = jwtCredentialFor(box, { ...credential.data, expiresAt: Date.now() + MINUTE });
		box.clearRequests();
		await getMe(other);
		expect(box.tokenRequests()).toBe(1);
		expect(other.data.accessToken).not.toBe(accessToken);
		expect(box.requests().filter(({ status }) => status === 401)).toEqual([]);
	});

	it('is the one that another process has stored', async () => {
		const box = await start();
		const [ours, theirs] = [jwtCredentialFor(box), jwtCredentialFor(box)];
		await getMe(ours);
		box.expireAccessTokens();
		await getMe(theirs);
		box.clearRequests();
		ours.data = { ...theirs.data };
		expect((await getMe(ours)).error).toBeUndefined();
		expect(box.tokenRequests()).toBe(0);
	});

	it('is used even if n8n cannot store it', async () => {
		const box = await start();
		const credential = jwtCredentialFor(box);
		await getMe(credential);
		box.expireAccessTokens();
		box.clearRequests();
		const data = { ...credential.data };
		Object.defineProperty(credential, 'data', {
			get: () => data,
			set: () => {
				throw new Error('The database is locked');
			},
		});
		for (let expiry = 1; expiry <= 3; expiry++) {
			expect((await getMe(credential)).error).toBeUndefined();
			expect((await getMe(credential)).error).toBeUndefined();
			expect(box.tokenRequests()).toBe(expiry);
			box.expireAccessTokens();
		}
	});

	it.each([5 * MINUTE, -5 * MINUTE, 10 * MINUTE, -10 * MINUTE])(
		'is had with a clock that is %d ms off',
		async (off) => {
			const box = await start({ now: () => Date.now() + off });
			const credential = jwtCredentialFor(box);
			expect((await getMe(credential)).error).toBeUndefined();
			expect(box.tokenRequests()).toBe(2);
			box.expireAccessTokens();
			expect((await getMe(credential)).error).toBeUndefined();
			// How far it is off is known by now.
			expect(box.tokenRequests()).toBe(3);
		},
	);

	it.each([
		['a server that is away for a moment', { status: 503, times: 2 }],
		['a limit', { status: 429, times: 2, headers: { 'retry-after': '1' } }],
		['connections that are lost', { drop: true, times: 2 }],
	])('is had in spite of %s', async (_name, fault) => {
		const box = await start();
		box.faults.add({ path: '/oauth2/token', ...fault });
		expect((await getMe(jwtCredentialFor(box))).error).toBeUndefined();
		expect(box.tokenRequests()).toBe(3);
	});

	it.each([
		['a server that stays away', { status: 503, headers: { 'retry-after': '0' } }],
		['a limit that stays', { status: 429, headers: { 'retry-after': '0' } }],
		['connections that are always lost', { drop: true }],
	])('is asked for a few times in spite of %s', async (_name, fault) => {
		const box = await start();
		box.faults.add({ path: '/oauth2/token', times: 999, ...fault });
		const credential = jwtCredentialFor(box);
		for (let again = 0; again < 5; again++) {
			expect((await getMe(credential, 10)).error).toMatchObject({
				message: expect.stringMatching(
					/^(No Box access token could be fetched|Box could not be reached)/,
				),
			});
		}
		expect(box.tokenRequests()).toBe(MAX_ATTEMPTS);
	});

	it('serves the lists of the editor', async () => {
		const box = await start();
		box.addFolder({ name: 'Reports', as: box.service.id });
		const { results } = await searchList({
			method: 'searchFolders',
			credential: jwtCredentialFor(box),
			parameters: withJwt({ resource: 'folder', operation: 'get' }),
		});
		expect(results.map(({ name }) => name).join()).toContain('Reports');
	});
});

describe('the test of the connection', () => {
	it('fetches a token each time, as a stored one says nothing of the key', async () => {
		const box = await start();
		const credential = jwtCredentialFor(box);
		await getMe(credential);
		expect(await testConnection(credential)).toBe('');
		expect(await testConnection(credential)).toBe('');
		expect(box.tokenRequests()).toBe(3);
		box.app.publicKeys = {};
		expect(await testConnection(credential)).toContain("Box does not accept the app's key");
	});
});

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { items, only, useBox } from '../../operations/support';
import { boxWith } from '../../support/boxWith';
import {
	binaryItem,
	credentialFor,
	storedToken,
	type NodeRun,
	type StoredCredential,
} from '../../support/engine';
import { ImpatientClock } from '../../support/impatientClock';

/** The Box node, whose waits take no time. */
const nodeType = boxWith(new ImpatientClock());

const box = useBox();

const many = items(...Array.from({ length: 20 }, () => ({})));

const getMe = async (credential: StoredCredential = box.credential, input = items({})) =>
	await box.run('user', 'getMe', {}, { credential, input, nodeType });

/** Whatever n8n stores or shows of a run must not hold what opens the account. */
function expectNoSecrets(run: NodeRun, ...more: unknown[]): void {
	const shown = JSON.stringify(run.run) + String(run.error?.stack);
	const { access_token, refresh_token } = storedToken(box.credential);
	for (const secret of [access_token, refresh_token, box.emulator.clientSecret, ...more]) {
		if (typeof secret === 'string' && secret !== '') expect(shown).not.toContain(secret);
	}
}

test('an expired token is refreshed once for many items, and stored', async () => {
	const before = storedToken(box.credential);
	box.emulator.expireAccessTokens();
	const run = await getMe(box.credential, many);
	expect(run.error).toBeUndefined();
	expect(run.json).toHaveLength(20);
	expect(box.emulator.tokenRequests()).toBe(1);
	expect(box.credential.writes).toBe(1);
	const after = storedToken(box.credential);
	expect(after.access_token).not.toBe(before.access_token);
	expect(after.refresh_token).not.toBe(before.refresh_token);
	expectNoSecrets(run, before.access_token, before.refresh_token);
});

test('the new token serves the next execution', async () => {
	box.emulator.expireAccessTokens();
	only(await getMe());
	only(await getMe());
	expect(box.emulator.tokenRequests()).toBe(1);
});

test('two executions of one credential refresh once', async () => {
	box.emulator.expireAccessTokens();
	const runs = await Promise.all([getMe(box.credential, many), getMe(box.credential, many)]);
	for (const run of runs) expect(run.error).toBeUndefined();
	expect(box.emulator.tokenRequests()).toBe(1);
});

test('two credentials refresh each for itself', async () => {
	const other = box.as(box.emulator.users.colleague.id);
	box.emulator.expireAccessTokens();
	const [mine, hers] = await Promise.all([getMe(), getMe(other)]);
	expect([only(mine).name, only(hers).name]).toEqual(['Admin', 'Colleague']);
	expect(box.emulator.tokenRequests()).toBe(2);
});

test('a token that somebody else has stored meanwhile is used, without a refresh', async () => {
	box.emulator.expireAccessTokens();
	const run = getMe();
	await box.emulator.waitFor(({ path }) => path === '/2.0/users/me');
	// The execution began with the old token, whose refusal is on its way.
	box.credential.data.oauthTokenData = { ...box.emulator.connect() };
	expect(only(await run).name).toBe('Admin');
	expect(box.emulator.tokenRequests()).toBe(0);
	expect(box.credential.writes).toBe(0);
});

test('a refresh that somebody else was faster with: his token is used', async () => {
	box.emulator.expireAccessTokens();
	box.emulator.revokeRefreshTokens();
	const run = getMe();
	await box.emulator.waitFor(({ path }) => path === '/oauth2/token');
	box.credential.data.oauthTokenData = { ...box.emulator.connect() };
	expect(only(await run).name).toBe('Admin');
	expect(box.credential.writes).toBe(0);
});

test('a file is uploaded again from its start after a refresh', async () => {
	box.emulator.expireAccessTokens();
	const content = 'x'.repeat(200_000);
	const run = await box.run(
		'file',
		'upload',
		{},
		{ input: [await binaryItem(content, { fileName: 'a.txt' })] },
	);
	expect(box.emulator.content(String(only(run).id)).toString()).toBe(content);
});

describe('passing faults of the token endpoint are survived', () => {
	test.each([503, 429])('%d', async (status) => {
		box.emulator.expireAccessTokens();
		const fault = box.emulator.faults.add({
			path: '/oauth2/token',
			status,
			headers: { 'retry-after': '0' },
			times: 2,
		});
		only(await getMe());
		expect(fault.left).toBe(0);
		expect(box.credential.writes).toBe(1);
	});

	test('a lost connection', async () => {
		box.emulator.expireAccessTokens();
		box.emulator.faults.add({ path: '/oauth2/token', drop: true });
		only(await getMe());
	});

	test('an answer that was lost: Box gives the same pair again', async () => {
		box.emulator.expireAccessTokens();
		box.emulator.faults.add({ path: '/oauth2/token', after: true, drop: true });
		only(await getMe());
		expect(box.emulator.tokenRequests()).toBe(2);
	});
});

describe('what cannot be refreshed has its own error', () => {
	const expectError = (run: NodeRun, message: string, description: string) => {
		expect(run.error).toMatchObject({
			name: 'NodeOperationError',
			message,
			description: expect.stringContaining(description),
			context: { itemIndex: 0 },
		});
		expectNoSecrets(run);
	};

	const credentialWith = (overrides: ICredentialDataDecryptedObject) =>
		credentialFor(box.emulator, overrides);

	test('a sign-in that was revoked', async () => {
		box.emulator.expireAccessTokens();
		box.emulator.revokeRefreshTokens();
		const run = await getMe(box.credential, many);
		expectError(run, 'The sign-in to Box is no longer valid', 'Reconnect');
		expect(box.emulator.tokenRequests()).toBe(1);
	});

	test('no refresh token', async () => {
		const { access_token } = box.emulator.connect();
		box.emulator.expireAccessTokens();
		const run = await getMe(credentialWith({ oauthTokenData: { access_token } }));
		expectError(run, expect.stringContaining('has no refresh token') as string, 'Reconnect');
		expect(box.emulator.tokenRequests()).toBe(0);
	});

	test('a wrong client secret', async () => {
		const credential = credentialWith({ clientSecret: 'not-the-secret' });
		box.emulator.expireAccessTokens();
		const run = await getMe(credential);
		expectError(
			run,
			"Box does not accept the credential's client ID and client secret",
			'Developer Console',
		);
		expectNoSecrets(run, 'not-the-secret');
	});

	test.each([{}, { oauthTokenData: {} }])('not connected: %o', async (overrides) => {
		const credential = credentialWith({ oauthTokenData: {}, ...overrides });
		const run = await getMe(credential);
		expectError(run, 'The Box credential is not connected to an account', 'connect the account');
		expect(box.calls()).toEqual([]);
	});

	test('a token endpoint that stays away', async () => {
		box.emulator.expireAccessTokens();
		box.emulator.faults.add({
			path: '/oauth2/token',
			status: 503,
			headers: { 'retry-after': '0' },
			times: 99,
		});
		const run = await getMe();
		expectError(
			run,
			expect.stringContaining('a new one could not be fetched') as string,
			'again later',
		);
	});

	test('each item says so with Continue On Fail', async () => {
		box.emulator.expireAccessTokens();
		box.emulator.revokeRefreshTokens();
		const run = await box.run('user', 'getMe', {}, { input: many, continueOnFail: true, nodeType });
		expect(run.json).toHaveLength(20);
		expect(new Set(run.json.map(({ error }) => error))).toEqual(
			new Set(['The sign-in to Box is no longer valid']),
		);
	});
});

describe('hosts of the credential', () => {
	test.each([
		[{ apiUrl: 'http://api.example.com' }, "'API Host'"],
		[{ uploadUrl: 'not a url' }, "'Upload Host'"],
		[{ accountUrl: 'ftp://account.box.com' }, "'Account Host'"],
	])('%o is refused before the token is sent', async (overrides, field) => {
		const run = await getMe(credentialFor(box.emulator, overrides));
		expect(run.error).toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining(field),
			description: expect.stringContaining('https://'),
		});
		expect(box.calls()).toEqual([]);
	});

	test('a slash at the end of a host does no harm', async () => {
		const { url } = box.emulator;
		const credential = credentialFor(box.emulator, { apiUrl: `${url}/`, uploadUrl: `${url}//` });
		box.emulator.expireAccessTokens();
		only(await getMe(credential));
		expect(box.calls()).toContain('POST /oauth2/token');
	});
});

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { items, only, useBox } from '../../operations/support';
import { boxWith } from '../../support/boxWith';
import { storeCredential, storedToken } from '../../support/engine';
import { ImpatientClock } from '../../support/impatientClock';

/** The Box node, whose waits take no time. */
const nodeType = boxWith(new ImpatientClock());

const box = useBox();

const many = items(...Array.from({ length: 20 }, () => ({})));

/** A credential of a server application that never asked for a token. */
function server(fields: ICredentialDataDecryptedObject) {
	const { url, clientId, clientSecret } = box.emulator;
	const hosts = { apiUrl: url, uploadUrl: url, accountUrl: url };
	return storeCredential({
		grantType: 'clientCredentials',
		clientId,
		clientSecret,
		...hosts,
		...fields,
	});
}

const asUser = () =>
	server({ subjectType: 'user', userId: ` ${box.emulator.users.colleague.id} ` });
const enterpriseId = () => box.emulator.users.admin.enterpriseId;
const asService = () => server({ enterpriseId: enterpriseId() });

const getMe = async (credential: ReturnType<typeof server>, input = items({})) =>
	await box.run('user', 'getMe', {}, { credential, input, nodeType });

test('the first token is fetched once for many items, as the user, and stored', async () => {
	const credential = asUser();
	const run = await getMe(credential, many);
	expect(run.error).toBeUndefined();
	expect(new Set(run.json.map(({ name }) => name))).toEqual(new Set(['Colleague']));
	expect(box.emulator.tokenRequests()).toBe(1);
	expect(credential.writes).toBe(1);
	expect(storedToken(credential)).not.toHaveProperty('refresh_token');
});

test('two executions fetch the first token once', async () => {
	const credential = asUser();
	const runs = await Promise.all([getMe(credential, many), getMe(credential, many)]);
	for (const run of runs) expect(run.error).toBeUndefined();
	expect(box.emulator.tokenRequests()).toBe(1);
});

test('as the service account of the enterprise', async () => {
	const { login } = only(await getMe(asService()));
	expect(login).toMatch(/^AutomationUser_\w+@boxdevedition\.com$/);
});

test('an expired token is replaced once, without a refresh token', async () => {
	const credential = asService();
	only(await getMe(credential));
	box.emulator.expireAccessTokens();
	const run = await getMe(credential, many);
	expect(run.error).toBeUndefined();
	expect(box.emulator.tokenRequests()).toBe(2);
});

test('the token is looked at once, not in each execution', async () => {
	const credential = asService();
	only(await getMe(credential));
	box.emulator.clearRequests();
	only(await getMe(credential));
	expect(box.calls()).toEqual(['GET /2.0/users/me']);
});

test('after a change of the subject the token of the one before is not used', async () => {
	const credential = asService();
	only(await getMe(credential));
	// As n8n does it when somebody edits the credential: the stored token stays.
	credential.data = {
		...credential.data,
		subjectType: 'user',
		userId: box.emulator.users.colleague.id,
	};
	expect(only(await getMe(credential)).name).toBe('Colleague');
	credential.data = { ...credential.data, subjectType: 'enterprise' };
	expect(only(await getMe(credential)).login).toMatch(/^AutomationUser_/);
});

test('after a change from a user who signed in, his token is not used', async () => {
	const credential = asService();
	credential.data.oauthTokenData = { ...box.emulator.connect() };
	expect(only(await getMe(credential)).login).toMatch(/^AutomationUser_/);
});

test('a scope limits what the token is good for', async () => {
	const credential = server({ enterpriseId: enterpriseId(), scope: 'root_readonly' });
	only(await getMe(credential));
	const { error } = await box.run('folder', 'create', { name: 'New' }, { credential });
	expect(error).toMatchObject({
		httpCode: '403',
		message: 'The app in Box lacks the scope for this',
		description: expect.stringContaining('Application Scopes'),
	});
});

describe('what cannot be had has its own error', () => {
	test.each([
		[{ enterpriseId: '' }, "'Enterprise ID' of the Box credential is empty"],
		[{ enterpriseId: 'acme' }, "'Enterprise ID' of the Box credential is not an ID: 'acme'"],
		[{ enterpriseId: 'a\nb' }, "'Enterprise ID' of the Box credential is not an ID: 'a…'"],
		[
			{ enterpriseId: 'a'.repeat(500) },
			`'Enterprise ID' of the Box credential is not an ID: '${'a'.repeat(100)}…'`,
		],
		[{ subjectType: 'user' }, "'User ID' of the Box credential is empty"],
	])('%o: nothing is sent', async (fields, message) => {
		const run = await getMe(server(fields));
		expect(run.error).toMatchObject({ name: 'NodeOperationError', message });
		expect(box.calls()).toEqual([]);
	});

	test.each([
		[{ subjectType: 'user', userId: '99' }, 'as the user 99', 'User ID'],
		[{ enterpriseId: '77' }, 'in the enterprise 77', 'Enterprise ID'],
	])('%o: Box knows no such subject', async (fields, message, field) => {
		const credential = server(fields);
		const run = await getMe(credential, many);
		expect(run.error).toMatchObject({
			message: expect.stringContaining(message),
			description: expect.stringContaining(`'${field}'`),
		});
		// Nor does the next execution ask again at once.
		await getMe(credential);
		expect(box.emulator.tokenRequests()).toBe(1);
		expect(JSON.stringify(run.run)).not.toContain(box.emulator.clientSecret);
	});

	test('an app that no administrator has authorized', async () => {
		box.emulator.app.authorized = false;
		const run = await getMe(asService());
		expect(run.error).toMatchObject({
			message: 'The app is not authorized in this Box enterprise',
			description: expect.stringContaining('Admin Console'),
		});
	});

	test('a scope that the app does not have', async () => {
		const run = await getMe(server({ enterpriseId: enterpriseId(), scope: 'manage_app_users' }));
		expect(run.error).toMatchObject({
			message: "Box does not give the app the scopes in 'Scope' of the credential",
			description: expect.stringContaining('Application Scopes'),
		});
	});

	test('a token endpoint that stays away', async () => {
		box.emulator.faults.add({
			path: '/oauth2/token',
			status: 503,
			headers: { 'retry-after': '0' },
			times: 99,
		});
		const run = await getMe(asService());
		expect(run.error?.message).toBe('No Box access token could be fetched (HTTP 503)');
	});

	test('a corrected credential is tried at once', async () => {
		const credential = server({ enterpriseId: '77' });
		expect((await getMe(credential)).error).toBeDefined();
		credential.data.enterpriseId = enterpriseId();
		only(await getMe(credential));
	});
});

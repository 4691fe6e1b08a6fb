import type { INodeParameters } from 'n8n-workflow';

import { byId, only, useBox } from '../../operations/support';
import {
	credentialFor,
	jwtCredentialFor,
	startTrigger,
	type StoredCredential,
} from '../../support/engine';
import { ImpatientClock } from '../../support/impatientClock';
import { boxTriggerWith } from '../../trigger/support';
import { withJwt } from './support';

const box = useBox();

/** What only somebody can do who signs in, or who enters scopes. */
const NOT_THEIRS = /reconnect|connect another|sign-in|'Scope'|scopes (in|of) the credential/i;

const CONSOLE = 'the Box Developer Console (Configuration, Application Scopes)';
const AGAIN =
	'an administrator must authorize the app again, in the Admin Console (Integrations, Platform Apps Manager)';

let credential: StoredCredential;

beforeEach(() => void (credential = jwtCredentialFor(box.emulator)));

async function run(resource: string, operation: string, parameters: INodeParameters = {}) {
	return await box.run(resource, operation, withJwt(parameters), { credential });
}

function refuse(error: 'insufficient_scope' | 'invalid_token', path: string): void {
	box.emulator.faults.add({
		path,
		status: error === 'invalid_token' ? 401 : 403,
		times: 99,
		headers: { 'www-authenticate': `Bearer realm="Service", error="${error}"` },
		body: '',
	});
}

describe('a scope that an app with a key lacks', () => {
	it.each<[string, string, INodeParameters, string, string]>([
		['folder', 'create', { name: 'New' }, '/2.0/folders', 'Add the scope in'],
		['webhook', 'getAll', {}, '/2.0/webhooks', 'Add the scope "Manage webhooks" in'],
		[
			'signRequest',
			'getAll',
			{},
			'/2.0/sign_requests',
			'Add the scope "Manage signature requests"',
		],
		['ai', 'generateText', { prompt: 'A' }, '/2.0/ai', 'Add the scope "Manage AI" in'],
	])('%s: %s', async (resource, operation, parameters, path, add) => {
		const own = box.emulator.addFile({ name: 'a.txt', content: 'A', as: box.emulator.service.id });
		refuse('insufficient_scope', path);
		const { error } = await run(resource, operation, { file: byId(own.id), ...parameters });
		expect(error).toMatchObject({
			httpCode: '403',
			message: expect.stringContaining('The app in Box'),
			description: expect.stringContaining(add),
		});
		expect(error?.description).toContain(CONSOLE);
		expect(error?.description).toContain(AGAIN);
		expect(error?.description).not.toMatch(NOT_THEIRS);
	});

	it('is named by the trigger', async () => {
		const folder = box.emulator.addFolder({ name: 'Inbox', as: box.emulator.service.id });
		box.emulator.app.scopes = [];
		const trigger = await startTrigger({
			credential,
			parameters: withJwt({ folder: { mode: 'id', value: folder.id } }),
			nodeType: boxTriggerWith(new ImpatientClock()),
		});
		const failure = await trigger.nextFailure();
		await trigger.stop();
		expect(failure).toMatchObject({
			message: expect.stringContaining('The app in Box lacks the scope for this'),
			description: expect.stringContaining(AGAIN),
		});
	});
});

describe('a token that Box does not accept although it has just given it', () => {
	const path = '/2.0/users/me';

	it('is explained for an app with a key', async () => {
		refuse('invalid_token', path);
		const { error } = await run('user', 'getMe');
		expect(error).toMatchObject({
			message: 'Box does not accept the access token',
			description: expect.stringContaining('Check that the app is still authorized'),
		});
		expect(error?.description).toContain("the account in 'Act As'");
		expect(error?.description).not.toMatch(NOT_THEIRS);
		expect(box.emulator.tokenRequests()).toBeLessThanOrEqual(3);
	});

	it.each([
		['somebody who signed in', {}],
		['client credentials', { grantType: 'clientCredentials', enterpriseId: '31000001' }],
	])('is explained for %s', async (_name, fields) => {
		only(await box.run('user', 'getMe'));
		refuse('invalid_token', '/2.0/folders');
		const { error } = await box.run(
			'folder',
			'get',
			{ folder: byId('0') },
			{ credential: credentialFor(box.emulator, fields) },
		);
		expect(error).toMatchObject({
			message: 'Box does not accept the access token',
			description: expect.stringContaining('reconnect the account'),
		});
		expect(error?.description).toContain('With client credentials, check instead');
	});
});

it('a role that the account lacks is asked for without another account', async () => {
	const { id } = box.emulator.addFolder({ name: 'Theirs' });
	const { service } = box.emulator;
	box.emulator.addCollaboration({
		...{ itemType: 'folder', itemId: id, role: 'viewer' },
		userId: service.id,
	});
	const { error } = await run('folder', 'delete', { folder: byId(id) });
	expect(error?.description).toContain("'Act As' of the credential");
	expect(error?.description).not.toMatch(NOT_THEIRS);
});

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { byId, byUrl, only, useBox } from '../operations/support';
import { binaryItem, credentialFor, startTrigger } from '../support/engine';
import { ImpatientClock } from '../support/impatientClock';
import { boxTriggerWith } from '../trigger/support';
import { answer, TestServer } from '../unit/client/server';

const box = useBox();

const PASSWORD = 'the-password-of-the-link';
const CONTENT = 'what is in the file';

/** A server that the credential does not name. */
let stranger: TestServer;

beforeEach(async () => {
	stranger = await TestServer.start(answer(200, {}, CONTENT));
});
afterEach(async () => await stranger.close());

const redirect = (status: number) => ({
	status,
	headers: { location: `${stranger.url}/elsewhere?x=1` },
});

function expectNothingSent(): void {
	expect(stranger.paths).toEqual([]);
}

describe('a redirect', () => {
	test.each([302, 307])(
		'of a download (%d) is followed without anything of the user',
		async (status) => {
			const { id } = box.emulator.addFile({ name: 'a.txt', content: CONTENT });
			const created = await box.run('sharedLink', 'create', {
				file: byId(id),
				access: 'open',
				options: { password: PASSWORD },
			});
			const { url } = only(created).shared_link as { url: string };
			box.emulator.faults.add({ path: `/2.0/files/${id}/content`, ...redirect(status) });
			const run = await box.run('file', 'download', {
				file: byId(id),
				options: { sharedLink: url, sharedLinkPassword: PASSWORD },
				requestOptions: { asUser: box.emulator.users.admin.id },
			});
			expect(run.error).toBeUndefined();
			expect(stranger.paths).toEqual(['GET /elsewhere?x=1']);
			const { headers } = stranger.seen[0] ?? {};
			expect(headers).not.toHaveProperty('authorization');
			expect(headers).not.toHaveProperty('as-user');
			expect(headers).not.toHaveProperty('boxapi');
		},
	);

	test.each([302, 307, 308])('of a question (%d) is not followed', async (status) => {
		box.emulator.faults.add({ path: '/2.0/users/me', times: 99, ...redirect(status) });
		expect((await box.run('user', 'getMe')).error).toBeDefined();
		expectNothingSent();
	});

	test.each([302, 307, 308])('of a change (%d) is not followed', async (status) => {
		box.emulator.faults.add({ path: '/2.0/folders', times: 99, ...redirect(status) });
		expect((await box.run('folder', 'create', { name: 'New' })).error).toBeDefined();
		expectNothingSent();
	});

	test.each([302, 307, 308])('of an upload (%d) is not followed', async (status) => {
		box.emulator.faults.add({ path: '/api/2.0/files/content', times: 99, ...redirect(status) });
		const input = [await binaryItem(CONTENT, { fileName: 'a.txt' })];
		expect((await box.run('file', 'upload', {}, { input })).error).toBeDefined();
		expectNothingSent();
	});

	test.each([302, 307, 308])('of a look at the account (%d) is not followed', async (status) => {
		const { enterpriseId } = box.emulator.users.admin;
		const fields = { grantType: 'clientCredentials', enterpriseId, oauthTokenData: {} };
		const credential = credentialFor(box.emulator, fields);
		box.emulator.faults.add({ path: '/2.0/users/me', times: 99, ...redirect(status) });
		expect((await box.run('user', 'getMe', {}, { credential })).error).toBeDefined();
		expectNothingSent();
	});

	// n8n itself talks to this one. What it does with the body is HTTP's rule for these three.
	test.each([301, 302, 303])('of the token endpoint (%d) carries no secret', async (status) => {
		box.emulator.expireAccessTokens();
		box.emulator.faults.add({ path: '/oauth2/token', times: 99, ...redirect(status) });
		expect((await box.run('user', 'getMe')).error).toBeDefined();
		expect(box.emulator.tokenRequests()).toBeGreaterThan(0);
		for (const { headers, body } of stranger.seen) {
			expect(headers).not.toHaveProperty('authorization');
			expect(body.toString()).toBe('');
		}
	});
});

describe('plain http', () => {
	/** The same server, by an address that is not known to be this machine. */
	const plain = () => stranger.url.replace('127.0.0.1', '0.0.0.0');

	test.each(['apiUrl', 'uploadUrl', 'accountUrl'])('as %s is refused', async (field) => {
		const fields: ICredentialDataDecryptedObject = { [field]: plain() };
		const credential = credentialFor(box.emulator, fields);
		expect((await box.run('user', 'getMe', {}, { credential })).error?.message).toMatch(/https:/);
		expectNothingSent();
		expect(box.calls()).toEqual([]);
	});

	test('as an API host is refused in the trigger', async () => {
		const credential = credentialFor(box.emulator, { apiUrl: plain() });
		const nodeType = boxTriggerWith(new ImpatientClock());
		const trigger = await startTrigger({ credential, nodeType, activation: 'init' });
		expect((await trigger.nextFailure()).message).toMatch(/https:/);
		await trigger.stop();
		expectNothingSent();
		expect(box.calls()).toEqual([]);
	});

	test('as the target of a download is refused', async () => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: CONTENT });
		const headers = { location: `${plain()}/d` };
		box.emulator.faults.add({ path: `/2.0/files/${id}/content`, status: 302, headers });
		const { error } = await box.run('file', 'download', { file: byId(id) });
		expect(error?.description).toMatch(/unencrypted/);
		expectNothingSent();
	});
});

describe('a host that is named', () => {
	test('by an upload session gets neither token nor bytes', async () => {
		const endpoint = `${stranger.url}/session`;
		const session_endpoints = Object.fromEntries(
			['upload_part', 'list_parts', 'commit', 'abort'].map((name) => [name, endpoint]),
		);
		box.emulator.faults.add({
			path: '/api/2.0/files/upload_sessions',
			status: 201,
			body: { id: 'S', type: 'upload_session', part_size: 8_388_608, session_endpoints },
		});
		const input = [await binaryItem(Buffer.alloc(50_000_001), { fileName: 'a.bin' })];
		const { error } = await box.run('file', 'upload', {}, { input });
		expect(error?.description).toContain('not a host of Box');
		expectNothingSent();
	});

	test('by the address of an item is not asked', async () => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: CONTENT });
		await box.run('file', 'get', { file: byUrl(`${stranger.url}/file/${id}`) });
		expectNothingSent();
	});

	test('by a shared link is not asked', async () => {
		const { error } = await box.run('sharedLink', 'get', {
			sharedLink: `${stranger.url}/s/abcdefghijklmnop`,
			options: { sharedLinkPassword: PASSWORD },
		});
		expect(error).toBeDefined();
		expectNothingSent();
	});

	test('by what Box tells of an item is not asked', async () => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: CONTENT });
		const url = `${stranger.url}/named`;
		box.emulator.faults.add({
			path: `/2.0/files/${id}`,
			status: 200,
			body: { id, type: 'file', name: 'a.txt', url, shared_link: { url, download_url: url } },
		});
		expect(only(await box.run('file', 'get', { file: byId(id) })).id).toBe(id);
		expectNothingSent();
	});

	test('by an event is not asked', async () => {
		const nodeType = boxTriggerWith(new ImpatientClock());
		const trigger = await startTrigger({ credential: box.credential, nodeType });
		try {
			await box.emulator.waitFor(() => box.emulator.pollers() > 0);
			const url = `${stranger.url}/named`;
			const source = { id: '5', type: 'file', name: 'a.txt', url, shared_link: { url } };
			box.emulator.appendEvent({ event_type: 'ITEM_UPLOAD', source });
			expect(await trigger.nextExecution()).toHaveLength(1);
			expectNothingSent();
		} finally {
			await trigger.stop();
		}
	});

	test('as the realtime server is polled without the token', async () => {
		const url = `${stranger.url}/subscribe?channel=1`;
		const entries = [
			{ type: 'realtime_server', url, ttl: '10', max_retries: '10', retry_timeout: 610 },
		];
		const options = { method: 'OPTIONS', path: '/2.0/events' };
		box.emulator.faults.add({ ...options, status: 200, body: { chunk_size: 1, entries } });
		const nodeType = boxTriggerWith(new ImpatientClock());
		const trigger = await startTrigger({ credential: box.credential, nodeType });
		try {
			await stranger.received(1);
			for (const { headers } of stranger.seen) {
				expect(headers).not.toHaveProperty('authorization');
				expect(headers).not.toHaveProperty('as-user');
			}
		} finally {
			await trigger.stop();
		}
	});
});

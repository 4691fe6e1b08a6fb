import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s controls over HTTP', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	it('order, show and forget faults', async () => {
		const added = await box.call('POST', '/_emulator/faults', {
			path: '/2.0/users/me',
			status: 503,
		});
		expect(added.status).toBe(201);
		expect((await box.call('GET', '/2.0/users/me')).status).toBe(503);

		const { json } = await box.call('GET', '/_emulator/faults');
		expect(at(json, 'faults', 0)).toEqual({
			id: 1,
			path: '/2.0/users/me',
			status: 503,
			hits: 1,
			left: 0,
		});
		await box.call('DELETE', '/_emulator/faults');
		expect(emulator.faults.list()).toEqual([]);
	});

	it.each([
		['no object', [1], 'JSON object'],
		['nothing', undefined, 'at least one of'],
		['an unknown key', { statsu: 503 }, 'no "statsu"'],
		['a status that is none', { status: 999 }, '"status" must be'],
		['a number of times that is none', { drop: true, times: -1 }, '"times" must be'],
		['a broken expression', { drop: true, path: '(' }, 'regular expression'],
		['of a kind that every object has', { constructor: 1 }, 'A fault has no "constructor"'],
	])('refuse a fault that is %s', async (_what, body, message) => {
		const { status, json } = await box.call('POST', '/_emulator/faults', body);

		expect(status).toBe(400);
		expect(at(json, 'message')).toContain(message);
		expect(emulator.faults.list()).toEqual([]);
	});

	it('show the requests, and which shared a connection, but no token', async () => {
		const { access_token } = emulator.connect();
		await api(emulator, access_token).call('GET', '/2.0/users/me?fields=id');
		await box.call('GET', '/2.0/nothing');

		const { json, text } = await box.call('GET', '/_emulator/requests');

		expect(json).toMatchObject({
			requests: [
				{
					method: 'GET',
					path: '/2.0/users/me',
					query: { fields: 'id' },
					status: 200,
					authorized: true,
				},
				{ method: 'GET', path: '/2.0/nothing', status: 404 },
			],
		});
		expect(at(json, 'requests', 0, 'connection')).toEqual(expect.any(Number));
		expect(text).not.toContain(access_token);
	});

	it('connect a user, expire the tokens, append events', async () => {
		const { colleague } = emulator.users;
		const pair = await box.call('POST', '/_emulator/connect', { userId: colleague.id });
		const user = api(emulator, String(at(pair.json, 'access_token')));
		expect(at((await user.call('GET', '/2.0/users/me')).json, 'id')).toBe(colleague.id);

		await box.call('POST', '/_emulator/expire-tokens');
		expect((await user.call('GET', '/2.0/users/me')).status).toBe(401);

		await box.call('POST', '/_emulator/events', { event_type: 'NEW', userId: colleague.id });
		expect(emulator.eventsOf(colleague.id)).toMatchObject([{ event_type: 'NEW', source: null }]);
		expect((await box.call('POST', '/_emulator/connect', { userId: 'x' })).status).toBe(400);
	});

	it('reset everything but tokens', async () => {
		emulator.addFolder({ name: 'a' });
		emulator.faults.add({ path: '/2.0/users/me', status: 500 });

		expect((await box.call('POST', '/_emulator/reset')).status).toBe(204);

		expect(emulator.tree()).toBe('');
		expect(emulator.eventsOf()).toEqual([]);
		expect(emulator.requests()).toEqual([]);
		expect((await box.call('GET', '/2.0/users/me')).status).toBe(200);
	});

	it('add what no request of Box’s API makes', async () => {
		const folderId = emulator.addFolder({ name: 'Inbox' }).id;
		const fileId = emulator.addFile({ name: 'a.txt', content: 'a', parentId: folderId }).id;
		const { id: hubId } = emulator.addHub({ title: 'Hub' });
		const add = async (kind: string, body: object) =>
			await box.call('POST', `/_emulator/add/${kind}`, body);
		const idOf = async (kind: string, body: object) => {
			const { json, status } = await add(kind, body);
			expect(status).toBe(201);
			return String(at(json, 'id'));
		};
		const listed = async (path: string, version = '') => {
			const { json } = await box.call('GET', `/2.0${path}`, undefined, { 'box-version': version });
			return String(at(json, 'entries', 0, 'id'));
		};

		const request = await idOf('file_request', { folderId, title: 'Send' });
		const read = await box.call('GET', `/2.0/file_requests/${request}`);
		expect(at(read.json, 'folder', 'id')).toBe(folderId);
		const outcomes = ['delete_file'];
		const workflow = await idOf('workflow', { folderId, name: 'Clean', outcomes });
		expect(await listed(`/workflows?folder_id=${folderId}`)).toBe(workflow);
		const automated = await idOf('automate_workflow', { folderId, name: 'Approve' });
		expect(await listed(`/automate_workflows?folder_id=${folderId}`, '2026.0')).toBe(automated);
		const signers = [{ email: 'ann@example.com', role: 'signer' }];
		const template = await idOf('sign_template', { name: 'Contract', fileId, signers });
		expect(await listed('/sign_templates')).toBe(template);
		const { id: userId } = emulator.users.colleague;
		const pin = await idOf('device_pin', { userId, productName: 'iPad' });
		expect(await listed('/enterprises/31000001/device_pinners')).toBe(pin);
		const url = String(at((await add('hub_link', { hubId })).json, 'url'));
		const boxapi = `shared_link=${url}`;
		const found = await box.call('GET', '/2.0/shared_items', undefined, { boxapi });
		expect(at(found.json, 'id')).toBe(hubId);
	});

	it.each([
		['what cannot be added', 'folder', {}, 404, 'file_request'],
		['what every object has', 'constructor', {}, 404, 'file_request'],
		['no title', 'file_request', { folderId: '0' }, 400, 'title'],
		['an unknown folder', 'file_request', { folderId: '404', title: 'Send' }, 404, '404'],
		['an unknown key', 'device_pin', { user: '1' }, 400, "'user'"],
		['an unknown user', 'workflow', { folderId: '0', name: 'W', as: '404' }, 400, '"as" must be'],
		[
			'an unknown step',
			'workflow',
			{ folderId: '0', name: 'W', outcomes: ['dance'] },
			400,
			'dance',
		],
	])('refuse %s', async (_what, kind, body, status, message) => {
		const refused = await box.call('POST', `/_emulator/add/${kind}`, body);

		expect(refused.status).toBe(status);
		expect(refused.text.replaceAll('\\"', '"')).toContain(message);
	});
});

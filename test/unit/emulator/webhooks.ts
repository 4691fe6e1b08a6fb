import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

describe('webhooks in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let fileId: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		fileId = emulator.addFile({ name: 'a.txt', content: 'a' }).id;
	});

	afterEach(async () => await end(emulator));

	const create = async (more: object = {}, client = box) =>
		await client.call('POST', '/2.0/webhooks', {
			target: { type: 'file', id: fileId },
			address: 'https://example.com/hook',
			triggers: ['FILE.DOWNLOADED'],
			...more,
		});
	const codes = ({ status, json }: Answer) => [status, at(json, 'code')];

	it('are listed as what they are on', async () => {
		const made = await create();

		expect(made.json).toEqual({
			type: 'webhook',
			id: expect.any(String),
			target: { type: 'file', id: fileId },
			created_by: expect.objectContaining({ id: emulator.users.admin.id }),
			created_at: expect.any(String),
			address: 'https://example.com/hook',
			triggers: ['FILE.DOWNLOADED'],
		});
		const { json } = await box.call('GET', '/2.0/webhooks');
		expect(at(json, 'entries')).toEqual([
			{ type: 'webhook', id: at(made.json, 'id'), target: { type: 'file', id: fileId } },
		]);
		expect((await box.call('GET', '/2.0/webhooks?fields=address')).status).toBe(400);
	});

	it.each([
		['no TLS', { address: 'http://example.com/hook' }],
		['another port', { address: 'https://example.com:8443/hook' }],
		['a host without a domain', { address: 'https://localhost/hook' }],
		['an unknown trigger', { triggers: ['FILE.EATEN'] }],
		['an address of Box', { address: 'https://app.box.com/hook' }],
		['a folder’s trigger on a file', { triggers: ['FOLDER.CREATED'] }],
		['an upload to a file', { triggers: ['FILE.UPLOADED'] }],
		['collaborators of a file', { triggers: ['COLLABORATION.CREATED'] }],
		['a root folder', { target: { type: 'folder', id: '0' } }],
	])('are refused with %s', async (_what, more) => {
		expect(codes(await create(more))).toEqual([400, 'bad_request']);
	});

	it('are on what their maker can see, once for each of them', async () => {
		const { colleague } = emulator.users;
		const other = api(emulator, emulator.connect(colleague.id).access_token);
		const share = { itemType: 'file', itemId: fileId, userId: colleague.id } as const;
		const made = await create();
		const path = `/2.0/webhooks/${String(at(made.json, 'id'))}`;

		expect(codes(await create({ address: 'https://example.com/other' }))).toEqual([
			409,
			'conflict',
		]);
		expect((await create({}, other)).status).toBe(404);
		emulator.addCollaboration({ ...share, role: 'viewer' });
		expect((await create({}, other)).status).toBe(201);
		expect((await other.call('GET', path)).status).toBe(404);
		expect(at((await other.call('GET', '/2.0/webhooks')).json, 'entries')).toHaveLength(1);
	});

	it('cannot be moved to where there is one already', async () => {
		const folder = emulator.addFolder({ name: 'Inbox' });
		const { id } = emulator.addWebhook({ itemType: 'folder', itemId: folder.id });
		await create();
		const target = { type: 'file', id: fileId };

		expect(codes(await box.call('PUT', `/2.0/webhooks/${id}`, { target }))).toEqual([
			409,
			'conflict',
		]);
		const same = { target: { type: 'folder', id: folder.id }, address: 'https://example.com/b' };
		expect((await box.call('PUT', `/2.0/webhooks/${id}`, same)).json).toMatchObject(same);
	});

	it('stay while their target is in the trash, and end with it', async () => {
		const { id } = emulator.addWebhook({ itemType: 'file', itemId: fileId });
		const read = async () => (await box.call('GET', `/2.0/webhooks/${id}`)).status;

		await box.call('DELETE', `/2.0/files/${fileId}`);
		expect(await read()).toBe(200);
		await box.call('DELETE', `/2.0/files/${fileId}/trash`);
		expect(await read()).toBe(404);
		expect(at((await box.call('GET', '/2.0/webhooks')).json, 'entries')).toEqual([]);
	});

	it('are a thousand at most', async () => {
		for (let number = 0; number < 1000; number += 1) {
			const { id } = emulator.addFolder({ name: `Folder ${number}` });
			emulator.addWebhook({ itemType: 'folder', itemId: id });
		}

		expect(codes(await create())).toEqual([403, 'operation_limit_exceeded']);
	});
});

import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('comments in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let fileId: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		fileId = emulator.addFile({ name: 'a.txt', content: 'a' }).id;
	});

	afterEach(async () => await end(emulator));

	const as = (user: { id: string }) => api(emulator, emulator.connect(user.id).access_token);
	const say = async (said: object, client = box, item: object = { type: 'file', id: fileId }) =>
		await client.call('POST', '/2.0/comments', { item, ...said });
	const list = async () => (await box.call('GET', `/2.0/files/${fileId}/comments`)).json;

	it('say who said what of which file', async () => {
		const made = await say({ message: 'Fine' });

		expect(made.json).toEqual({
			type: 'comment',
			id: expect.any(String),
			is_reply_comment: false,
			message: 'Fine',
			created_by: expect.objectContaining({ login: emulator.users.admin.login }),
			created_at: expect.any(String),
			modified_at: expect.any(String),
			item: { type: 'file', id: fileId },
		});
		expect(await list()).toMatchObject({ total_count: 1, offset: 0, entries: [made.json] });
		const file = await box.call('GET', `/2.0/files/${fileId}?fields=comment_count`);
		expect(at(file.json, 'comment_count')).toBe(1);
	});

	it('mention users', async () => {
		const { id } = emulator.users.colleague;
		const tagged_message = `Look, @[${id}:Colleague]`;

		const made = await say({ tagged_message });
		const fields = `fields=message,tagged_message`;
		const path = `/2.0/comments/${String(at(made.json, 'id'))}?${fields}`;

		expect((await box.call('GET', path)).json).toEqual({
			type: 'comment',
			id: at(made.json, 'id'),
			message: 'Look, @Colleague',
			tagged_message,
		});
	});

	it('answer each other, and go with what they answer', async () => {
		const first = emulator.addComment({ fileId, message: 'One?' });

		const answer = await say({ message: 'Two' }, box, { type: 'comment', id: first.id });

		expect(answer.json).toMatchObject({
			is_reply_comment: true,
			item: { type: 'comment', id: first.id },
		});
		expect(await list()).toMatchObject({ total_count: 2 });
		await box.call('DELETE', `/2.0/comments/${first.id}`);
		expect(await list()).toMatchObject({ total_count: 0, entries: [] });
		const late = await say({ message: 'Three' }, box, { type: 'comment', id: first.id });
		expect(late.status).toBe(404);
	});

	it.each([
		['editor', { makes: 201, removes: 204 }],
		['viewer', { makes: 201, removes: 403 }],
		['previewer', { makes: 403, removes: 403 }],
	] as const)(
		'are %s’s to make and remove as the role allows',
		async (role, { makes, removes }) => {
			const { colleague } = emulator.users;
			const other = emulator.addComment({ fileId, message: 'The owner’s' });
			emulator.addCollaboration({ itemType: 'file', itemId: fileId, userId: colleague.id, role });
			const client = as(colleague);

			expect((await say({ message: 'Mine' }, client)).status).toBe(makes);
			const path = `/2.0/comments/${other.id}`;
			expect((await client.call('GET', path)).status).toBe(200);
			expect((await client.call('PUT', path, { message: 'x' })).status).toBe(403);
			expect((await client.call('DELETE', path)).status).toBe(removes);
		},
	);

	it('are changed and removed by whoever made them', async () => {
		const { colleague } = emulator.users;
		const share = { itemType: 'file', itemId: fileId, userId: colleague.id } as const;
		emulator.addCollaboration({ ...share, role: 'viewer' });
		const own = emulator.addComment({ fileId, message: 'Mine', as: colleague.id });
		const path = `/2.0/comments/${own.id}`;

		const changed = await as(colleague).call('PUT', path, { message: 'Still mine' });

		expect(changed.json).toMatchObject({ message: 'Still mine' });
		expect((await as(colleague).call('DELETE', path)).status).toBe(204);
	});

	it('are nothing to others, and nothing while the file is in the trash', async () => {
		const { id } = emulator.addComment({ fileId, message: 'Secret' });
		const outsider = as(emulator.users.outsider);

		expect((await outsider.call('GET', `/2.0/comments/${id}`)).status).toBe(404);
		expect((await outsider.call('GET', `/2.0/files/${fileId}/comments`)).status).toBe(404);
		await box.call('DELETE', `/2.0/files/${fileId}`);
		expect((await box.call('GET', `/2.0/comments/${id}`)).status).toBe(404);
		const refused = [
			await say({ message: 'Late' }),
			await box.call('GET', `/2.0/files/${fileId}/comments`),
		];
		expect(refused.map(({ json }) => at(json, 'code'))).toEqual(['trashed', 'trashed']);
		await box.call('POST', `/2.0/files/${fileId}`, {});
		expect((await box.call('GET', `/2.0/comments/${id}`)).status).toBe(200);
	});

	it('are told of', async () => {
		const { colleague } = emulator.users;
		const share = { itemType: 'file', itemId: fileId, userId: colleague.id } as const;
		emulator.addCollaboration({ ...share, role: 'viewer' });
		const { id } = emulator.addComment({ fileId, message: 'Hear' });
		await box.call('PUT', `/2.0/comments/${id}`, { message: 'Hear, hear' });
		await box.call('DELETE', `/2.0/comments/${id}`);

		for (const user of [emulator.users.admin, colleague]) {
			const told = emulator.eventsOf(user.id).slice(-2);
			expect(told).toMatchObject([
				{ event_type: 'COMMENT_CREATE', source: { type: 'comment', id, message: 'Hear' } },
				{ event_type: 'COMMENT_DELETE', source: { type: 'comment', id } },
			]);
		}
		const types = 'COMMENT_CREATE,COMMENT_EDIT,COMMENT_DELETE';
		const { json } = await box.call(
			'GET',
			`/2.0/events?stream_type=admin_logs&event_type=${types}`,
		);
		expect(at(json, 'entries')).toMatchObject(
			types.split(',').map((event_type) => ({
				event_type,
				source: { item_type: 'file', item_id: fileId, item_name: 'a.txt' },
				additional_details: { comment_id: id },
			})),
		);
	});
});

import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s collaborations', () => {
	let emulator: Emulator;
	let box: Api;
	let folderId: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		folderId = emulator.addFolder({ name: 'shared' }).id;
	});

	afterEach(async () => await end(emulator));

	const as = (user: { id: string }) => api(emulator, emulator.connect(user.id).access_token);

	const invite = async (accessible_by: object, role = 'editor') =>
		await box.call('POST', '/2.0/collaborations', {
			item: { type: 'folder', id: folderId },
			accessible_by: { type: 'user', ...accessible_by },
			role,
		});

	const pathOf = ({ json }: Answer) => `/2.0/collaborations/${String(at(json, 'id'))}`;

	it('invite an address that Box does not know', async () => {
		const made = await invite({ login: 'New.Person@example.org' });

		expect(made.status).toBe(201);
		expect(made.json).toMatchObject({
			status: 'pending',
			accessible_by: null,
			invite_email: 'new.person@example.org',
			role: 'editor',
			item: { id: folderId },
		});
		expect((await box.call('GET', pathOf(made))).json).toEqual(made.json);
		const list = await box.call('GET', `/2.0/folders/${folderId}/collaborations`);
		expect(at(list.json, 'entries', 0)).toEqual(made.json);
		expect(emulator.eventsOf().at(-1)).toMatchObject({ event_type: 'COLLAB_INVITE_COLLABORATOR' });
		expect((await box.call('DELETE', pathOf(made))).status).toBe(204);
		expect((await box.call('GET', pathOf(made))).status).toBe(404);
	});

	it('invite an address once, and others beside it', async () => {
		await invite({ login: 'one@example.org' });

		const again = await invite({ login: 'ONE@example.org' });
		expect([again.status, at(again.json, 'code')]).toEqual([400, 'user_already_collaborator']);
		expect((await invite({ login: 'two@example.org' })).status).toBe(201);
		expect((await invite({ id: emulator.users.colleague.id })).status).toBe(201);
	});

	it('begin at once with a user of any enterprise', async () => {
		for (const { id, login } of [emulator.users.colleague, emulator.users.outsider]) {
			const made = await invite({ login: login.toUpperCase() });
			expect(made.json).toMatchObject({
				status: 'accepted',
				accessible_by: { id },
				invite_email: null,
			});
		}
	});

	it.each([
		['an unknown id', { id: '999' }],
		['no address', { login: 'somebody' }],
		['nobody', {}],
	])('refuse %s', async (_what, whom) => {
		expect((await invite(whom)).status).toBe(400);
	});

	it('let roles be changed, by whoever may invite', async () => {
		const { colleague } = emulator.users;
		const file = emulator.addFile({ name: 'a.txt', parentId: folderId, content: 'a' });
		const made = await invite({ id: colleague.id }, 'viewer');
		const rename = async () =>
			(await as(colleague).call('PUT', `/2.0/files/${file.id}`, { name: 'b.txt' })).status;
		expect(await rename()).toBe(403);

		const refused = await as(colleague).call('PUT', pathOf(made), { role: 'editor' });
		const changed = await box.call('PUT', pathOf(made), {
			role: 'editor',
			expires_at: '2040-01-01T00:00:00Z',
		});

		expect(refused.status).toBe(403);
		expect(changed.json).toMatchObject({
			role: 'editor',
			status: 'accepted',
			expires_at: '2039-12-31T16:00:00-08:00',
		});
		expect(await rename()).toBe(200);
		expect(emulator.eventsOf().map((each) => each.event_type)).toContain('COLLAB_ROLE_CHANGE');
		expect((await box.call('PUT', pathOf(made), { role: 'king' })).status).toBe(400);
	});

	it('hand the item over to a new owner, whose co-owner the old one becomes', async () => {
		const { admin, colleague } = emulator.users;
		const made = await invite({ id: colleague.id });
		const refused = await as(colleague).call('PUT', pathOf(made), { role: 'owner' });

		const answer = await box.call('PUT', pathOf(made), { role: 'owner' });

		expect(refused.status).toBe(403);
		expect(answer).toMatchObject({ status: 204, text: '' });
		expect((await box.call('GET', pathOf(made))).status).toBe(404);
		const folder = await box.call('GET', `/2.0/folders/${folderId}`);
		expect(at(folder.json, 'owned_by', 'id')).toBe(colleague.id);
		const list = await box.call('GET', `/2.0/folders/${folderId}/collaborations`);
		expect(at(list.json, 'entries', 0)).toMatchObject({
			role: 'co-owner',
			accessible_by: { id: admin.id },
		});
		expect(
			(await box.call('DELETE', `/2.0/collaborations/${String(at(list.json, 'entries', 0, 'id'))}`))
				.status,
		).toBe(204);
		expect(emulator.tree()).toBe('');
		expect(emulator.tree(colleague.id)).toBe('shared/');
	});

	it('cannot hand an item over to somebody who was only invited', async () => {
		const made = await invite({ login: 'new@example.org' });

		expect((await box.call('PUT', pathOf(made), { role: 'owner' })).status).toBe(403);
		expect((await box.call('PUT', pathOf(made), { status: 'accepted' })).status).toBe(403);
	});
});

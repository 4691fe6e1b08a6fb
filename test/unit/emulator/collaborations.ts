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
			item: null,
			acknowledged_at: null,
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

	it('let roles be changed, by the owner', async () => {
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

	it('show the fields that are asked for, and whether the path is visible only then', async () => {
		const body = {
			item: { type: 'folder', id: folderId },
			accessible_by: { type: 'user', id: emulator.users.colleague.id },
			role: 'viewer',
			can_view_path: true,
			is_access_only: true,
		};
		const made = await box.call('POST', '/2.0/collaborations?notify=false&fields=role', body);
		const id = String(at(made.json, 'id'));
		expect(made.json).toEqual({ type: 'collaboration', id, role: 'viewer' });
		const all = await box.call('GET', pathOf(made));
		expect(all.json).toMatchObject({ is_access_only: true });
		expect(all.json).not.toHaveProperty('can_view_path');
		const asked = { type: 'collaboration', id, can_view_path: true };
		const fields = 'fields=can_view_path';
		expect((await box.call('GET', `${pathOf(made)}?${fields}`)).json).toEqual(asked);
		const list = await box.call('GET', `/2.0/folders/${folderId}/collaborations?${fields}`);
		expect(at(list.json, 'entries')).toEqual([asked]);
		expect((await box.call('POST', '/2.0/collaborations?notify=perhaps', body)).status).toBe(400);
	});

	describe('with visible paths', () => {
		const withPath = async (caller: Api, type: string, id: string, login: string) =>
			await caller.call('POST', '/2.0/collaborations', {
				item: { type, id },
				accessible_by: { type: 'user', login },
				role: 'viewer',
				can_view_path: true,
			});

		it('are for folders only', async () => {
			const file = emulator.addFile({ name: 'a.txt', content: 'a' });
			const refused = await withPath(box, 'file', file.id, 'new@example.org');
			expect(refused.status).toBe(400);
			expect(refused.text).toContain('can_view_path');
			emulator.addCollaboration({
				...{ itemType: 'file', itemId: file.id, role: 'viewer' },
				userId: emulator.users.colleague.id,
			});
			const list = await box.call('GET', `/2.0/files/${file.id}/collaborations`);
			const path = `/2.0/collaborations/${String(at(list.json, 'entries', 0, 'id'))}`;
			expect((await box.call('PUT', path, { can_view_path: true })).status).toBe(400);
		});

		it.each([
			['editor', 403],
			['co-owner', 201],
		])('are made by owners and co-owners: as %s %d', async (role, status) => {
			await invite({ id: emulator.users.colleague.id }, role);
			const made = await withPath(as(emulator.users.colleague), 'folder', folderId, 'a@b.org');
			expect(made.status).toBe(status);
		});

		it('are changed by the owner alone', async () => {
			await invite({ id: emulator.users.colleague.id }, 'co-owner');
			const made = await invite({ login: 'new@example.org' });
			const change = { can_view_path: true };
			expect((await as(emulator.users.colleague).call('PUT', pathOf(made), change)).status).toBe(
				403,
			);
			expect((await box.call('PUT', pathOf(made), change)).status).toBe(200);
			const shown = await box.call('GET', `${pathOf(made)}?fields=can_view_path`);
			expect(at(shown.json, 'can_view_path')).toBe(true);
		});
	});

	it('leave to editors whom to invite and to remove, but not who may do what', async () => {
		const { colleague } = emulator.users;
		await invite({ id: colleague.id }, 'editor');
		const editor = as(colleague);
		const inviteAs = async (login: string, role: string) =>
			await editor.call('POST', '/2.0/collaborations', {
				item: { type: 'folder', id: folderId },
				accessible_by: { type: 'user', login },
				role,
			});
		const viewer = await inviteAs('viewer@example.org', 'viewer');
		expect(viewer.status).toBe(201);
		expect((await inviteAs('owner@example.org', 'co-owner')).status).toBe(403);
		expect((await editor.call('PUT', pathOf(viewer), { role: 'editor' })).status).toBe(403);
		expect((await editor.call('DELETE', pathOf(viewer))).status).toBe(204);
		const coOwner = await invite({ login: 'owner@example.org' }, 'co-owner');
		expect((await editor.call('DELETE', pathOf(coOwner))).status).toBe(403);
	});

	it('are the owners’ affair if the folder says so', async () => {
		const { colleague } = emulator.users;
		await invite({ id: colleague.id }, 'editor');
		const path = `/2.0/folders/${folderId}`;
		await box.call('PUT', path, {
			can_non_owners_invite: false,
			can_non_owners_view_collaborators: false,
		});
		const invited = await as(colleague).call('POST', '/2.0/collaborations', {
			item: { type: 'folder', id: folderId },
			accessible_by: { type: 'user', login: 'new@example.org' },
			role: 'viewer',
		});
		expect(invited.status).toBe(403);
		expect((await as(colleague).call('GET', `${path}/collaborations`)).status).toBe(403);
		expect((await box.call('GET', `${path}/collaborations`)).status).toBe(200);
	});

	it('stay in the enterprise if the folder says so', async () => {
		await box.call('PUT', `/2.0/folders/${folderId}`, {
			is_collaboration_restricted_to_enterprise: true,
		});
		for (const login of ['new@example.org', emulator.users.outsider.login]) {
			const refused = await invite({ login });
			expect([refused.status, at(refused.json, 'code')]).toEqual([
				400,
				'external_collaboration_restricted',
			]);
		}
		expect((await invite({ id: emulator.users.colleague.id })).status).toBe(201);
	});

	describe('with a user who is asked first', () => {
		let made: Answer;

		beforeEach(async () => {
			emulator.askFirst(emulator.users.colleague.id);
			made = await invite({ id: emulator.users.colleague.id });
		});

		const see = async () =>
			(await as(emulator.users.colleague).call('GET', `/2.0/folders/${folderId}`)).status;

		const pending = async () =>
			(await as(emulator.users.colleague).call('GET', '/2.0/collaborations?status=pending')).json;

		it('wait, without a name and an item', async () => {
			const { id, login } = emulator.users.colleague;
			expect(made.json).toMatchObject({
				status: 'pending',
				accessible_by: { id, login, name: '' },
				item: null,
			});
			expect(await pending()).toEqual({
				total_count: 1,
				offset: 0,
				limit: 100,
				entries: [made.json],
			});
			expect(await see()).toBe(404);
			expect(emulator.eventsOf().at(-1)).toMatchObject({
				event_type: 'COLLAB_INVITE_COLLABORATOR',
			});
			expect((await invite({ id })).status).toBe(400);
		});

		it('begin when he accepts, once', async () => {
			const colleague = as(emulator.users.colleague);
			const wrong = await box.call('PUT', pathOf(made), { status: 'accepted' });
			const accepted = await colleague.call('PUT', pathOf(made), { status: 'accepted' });
			const again = await colleague.call('PUT', pathOf(made), { status: 'rejected' });

			expect(wrong.status).toBe(403);
			expect(accepted.json).toMatchObject({
				status: 'accepted',
				item: { id: folderId },
				acknowledged_at: expect.any(String) as string,
			});
			expect([again.status, at(again.json, 'code')]).toEqual([400, 'invalid_status']);
			expect(await see()).toBe(200);
			expect(await pending()).toMatchObject({ entries: [] });
			for (const { id } of [emulator.users.admin, emulator.users.colleague]) {
				expect(emulator.eventsOf(id).at(-1)).toMatchObject({
					event_type: 'COLLAB_ADD_COLLABORATOR',
				});
			}
		});

		it('do not begin when he rejects, until he is invited again', async () => {
			const colleague = as(emulator.users.colleague);
			expect((await colleague.call('PUT', pathOf(made), { status: 'pending' })).status).toBe(400);
			const rejected = await colleague.call('PUT', pathOf(made), { status: 'rejected' });

			expect(rejected.json).toMatchObject({ status: 'rejected' });
			expect(await see()).toBe(404);
			expect(await pending()).toMatchObject({ entries: [] });
			const list = await box.call('GET', `/2.0/folders/${folderId}/collaborations`);
			expect(at(list.json, 'entries')).toEqual([]);
			expect(emulator.eventsOf().at(-1)).toMatchObject({
				event_type: 'COLLAB_REMOVE_COLLABORATOR',
			});
			expect((await invite({ id: emulator.users.colleague.id })).status).toBe(201);
		});
	});

	it('end at their time, which has to be one to come and can be taken away', async () => {
		let now = Date.parse('2030-01-01T00:00:00Z');
		const other = await startEmulator({ now: () => now });
		const before = api(other);
		const { id } = other.addFolder({ name: 'shared' });
		const until = async (login: string, expires_at: string) =>
			await before.call('POST', '/2.0/collaborations', {
				item: { type: 'folder', id },
				accessible_by: { type: 'user', login },
				role: 'viewer',
				expires_at,
			});
		expect((await until('a@example.org', '2029-12-31T00:00:00Z')).status).toBe(400);
		const one = await until('a@example.org', '2030-01-02T00:00:00Z');
		const two = await until('b@example.org', '2030-01-02T00:00:00Z');
		const cleared = await before.call('PUT', pathOf(two), { expires_at: null });
		now += 2 * 24 * 60 * 60 * 1000;
		const later = api(other);

		expect(cleared.json).toMatchObject({ expires_at: null });
		expect((await later.call('GET', pathOf(one))).status).toBe(404);
		expect((await later.call('GET', pathOf(two))).status).toBe(200);
		await end(other);
	});
});

import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

describe('groups in the emulator', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const as = (user: { id: string }) => api(emulator, emulator.connect(user.id).access_token);
	const codes = ({ status, json }: Answer) => [status, at(json, 'code')];
	const count = ({ json }: Answer) => at(json, 'total_count');
	const enter = async (client: Api, groupId: string, userId: string, more: object = {}) =>
		await client.call('POST', '/2.0/group_memberships', {
			user: { id: userId },
			group: { id: groupId },
			...more,
		});

	it('show all of themselves when asked to', async () => {
		const { id } = emulator.addGroup({ name: 'Legal', description: 'Lawyers', provenance: 'AD' });

		expect((await box.call('GET', `/2.0/groups/${id}`)).json).toEqual({
			type: 'group',
			id,
			name: 'Legal',
			group_type: 'managed_group',
			created_at: expect.any(String),
			modified_at: expect.any(String),
		});
		const fields = 'description,provenance,external_sync_identifier,invitability_level,permissions';
		expect((await box.call('GET', `/2.0/groups/${id}?fields=${fields}`)).json).toEqual({
			type: 'group',
			id,
			description: 'Lawyers',
			provenance: 'AD',
			external_sync_identifier: '',
			invitability_level: 'all_managed_users',
			permissions: { can_invite_as_collaborator: true },
		});
		const cleared = await box.call('PUT', `/2.0/groups/${id}?fields=description`, {
			description: null,
		});
		expect(at(cleared.json, 'description')).toBe('');
	});

	it('have names of their own within the enterprise', async () => {
		emulator.addGroup({ name: 'Legal' });
		const other = emulator.addGroup({ name: 'Sales' });

		const refused = [
			await box.call('POST', '/2.0/groups', { name: 'LEGAL' }),
			await box.call('PUT', `/2.0/groups/${other.id}`, { name: 'legal' }),
		];

		expect(refused.map(codes)).toEqual(refused.map(() => [409, 'invalid_parameter']));
		expect(at(refused[0]?.json, 'context_info', 'errors', 0, 'name')).toBe('name');
		const same = await box.call('PUT', `/2.0/groups/${other.id}`, { name: 'SALES' });
		expect(at(same.json, 'name')).toBe('SALES');
	});

	it('are administrators’ to make, list, change and remove', async () => {
		const { colleague, outsider } = emulator.users;
		const { id } = emulator.addGroup({ name: 'Legal', members: [colleague.id] });
		const path = `/2.0/groups/${id}`;
		const member = as(colleague);

		expect((await member.call('GET', path)).status).toBe(200);
		expect((await as(outsider).call('GET', path)).status).toBe(404);
		const refused = [
			await member.call('GET', '/2.0/groups'),
			await member.call('POST', '/2.0/groups', { name: 'Mine' }),
			await member.call('PUT', path, { name: 'Mine' }),
			await member.call('DELETE', path),
			await member.call('GET', `${path}/collaborations`),
			await enter(member, id, emulator.users.admin.id),
		];
		expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
	});

	it('have members once each, who have a role', async () => {
		const { colleague, outsider } = emulator.users;
		const { id } = emulator.addGroup({ name: 'Legal' });

		const made = await enter(box, id, colleague.id, { role: 'admin' });

		expect(made.json).toEqual({
			type: 'group_membership',
			id: expect.any(String),
			user: { type: 'user', id: colleague.id, name: colleague.name, login: colleague.login },
			group: { type: 'group', id, name: 'Legal', group_type: 'managed_group' },
			role: 'admin',
			created_at: expect.any(String),
			modified_at: expect.any(String),
		});
		expect(codes(await enter(box, id, colleague.id))).toEqual([409, 'conflict']);
		expect((await enter(box, id, outsider.id)).status).toBe(404);
		expect((await enter(box, '1', colleague.id)).status).toBe(404);
		expect(count(await box.call('GET', `/2.0/groups/${id}/memberships`))).toBe(1);
		const path = `/2.0/group_memberships/${String(at(made.json, 'id'))}`;
		const permissions = { can_run_reports: false };
		const changed = await box.call('PUT', `${path}?fields=configurable_permissions`, {
			configurable_permissions: permissions,
		});
		expect(at(changed.json, 'configurable_permissions')).toEqual(permissions);
		const none = await box.call('PUT', `${path}?fields=configurable_permissions`, {
			configurable_permissions: null,
		});
		expect(at(none.json, 'configurable_permissions')).toBeNull();
	});

	it('are administrated by some of their members', async () => {
		const { admin, colleague } = emulator.users;
		const { id } = emulator.addGroup({ name: 'Legal' });
		emulator.addMembership({ groupId: id, userId: colleague.id, role: 'admin' });
		const chief = as(colleague);

		const made = await enter(chief, id, admin.id);

		expect(made.status).toBe(201);
		const path = `/2.0/group_memberships/${String(at(made.json, 'id'))}`;
		expect((await chief.call('PUT', path, { role: 'admin' })).status).toBe(200);
		expect((await chief.call('GET', `/2.0/groups/${id}/collaborations`)).status).toBe(200);
		expect((await chief.call('DELETE', path)).status).toBe(204);
		expect((await chief.call('DELETE', `/2.0/groups/${id}`)).status).toBe(403);
		const other = emulator.addGroup({ name: 'Sales' });
		expect((await enter(chief, other.id, admin.id)).status).toBe(403);
	});

	it.each([
		['admins_only', { member: 403, colleague: 403 }],
		['admins_and_members', { member: 200, colleague: 403 }],
		['all_managed_users', { member: 200, colleague: 200 }],
	] as const)('show their members to %s', async (level, expected) => {
		const { colleague } = emulator.users;
		const group = (name: string, members: string[]) =>
			emulator.addGroup({ name, members, member_viewability_level: level });
		const see = async ({ id }: { id: string }) =>
			(await as(colleague).call('GET', `/2.0/groups/${id}/memberships`)).status;

		expect(await see(group('With', [colleague.id]))).toBe(expected.member);
		expect(await see(group('Without', []))).toBe(expected.colleague);
	});

	it('are left by whoever wants to, and by whoever is deleted', async () => {
		const { admin, colleague } = emulator.users;
		const { id } = emulator.addGroup({ name: 'Legal', members: [admin.id] });
		const own = emulator.addMembership({ groupId: id, userId: colleague.id });
		const list = async () => count(await box.call('GET', `/2.0/groups/${id}/memberships`));
		const mine = `/2.0/users/${colleague.id}/memberships`;

		expect(count(await as(colleague).call('GET', mine))).toBe(1);
		expect((await as(colleague).call('GET', `/2.0/users/${admin.id}/memberships`)).status).toBe(
			403,
		);
		expect((await as(colleague).call('DELETE', `/2.0/group_memberships/${own.id}`)).status).toBe(
			204,
		);
		expect(await list()).toBe(1);
		emulator.addMembership({ groupId: id, userId: colleague.id });
		await box.call('DELETE', `/2.0/users/${colleague.id}`);
		expect(await list()).toBe(1);
	});

	it('let their members work with items, for as long as they are members', async () => {
		const { colleague } = emulator.users;
		const folder = emulator.addFolder({ name: 'Shared' });
		const { id } = emulator.addGroup({ name: 'Legal' });

		const made = await box.call('POST', '/2.0/collaborations', {
			item: { type: 'folder', id: folder.id },
			accessible_by: { type: 'group', id },
			role: 'editor',
		});

		expect(made.json).toMatchObject({
			status: 'accepted',
			accessible_by: { type: 'group', id, name: 'Legal' },
		});
		const list = await box.call('GET', `/2.0/groups/${id}/collaborations`);
		expect(list.json).toMatchObject({ total_count: 1, entries: [made.json] });
		expect(emulator.tree(colleague.id)).toBe('');
		const { id: membership } = emulator.addMembership({ groupId: id, userId: colleague.id });
		expect(emulator.tree(colleague.id)).toBe('Shared/');
		const upload = { name: 'a.txt', parentId: folder.id, content: 'a', as: colleague.id };
		expect(emulator.addFile(upload).createdBy).toBe(colleague.id);
		const file = emulator.addFile({ name: 'b.txt', content: 'b' });
		const share = { itemType: 'file', itemId: file.id, groupId: id } as const;
		emulator.addCollaboration({ ...share, role: 'viewer' });
		expect(emulator.find('/b.txt', colleague.id)).toBe(file);
		await box.call('DELETE', `/2.0/group_memberships/${membership}`);
		expect(emulator.tree(colleague.id)).toBe('');
		await box.call('DELETE', `/2.0/groups/${id}`);
		const left = await box.call('GET', `/2.0/folders/${folder.id}/collaborations`);
		expect(at(left.json, 'entries')).toEqual([]);
	});

	it('are invited by whom they let', async () => {
		const { colleague } = emulator.users;
		const itemId = emulator.addFolder({ name: 'Mine', as: colleague.id }).id;
		const { id } = emulator.addGroup({ name: 'Legal', invitability_level: 'admins_only' });
		const invite = async () =>
			await as(colleague).call('POST', '/2.0/collaborations', {
				item: { type: 'folder', id: itemId },
				accessible_by: { type: 'group', id },
				role: 'viewer',
			});

		expect((await invite()).status).toBe(403);
		await box.call('PUT', `/2.0/groups/${id}`, { invitability_level: 'all_managed_users' });
		expect((await invite()).status).toBe(201);
		expect(codes(await invite())).toEqual([400, 'user_already_collaborator']);
	});

	it('are told of', async () => {
		const { colleague } = emulator.users;
		const { id } = emulator.addGroup({ name: 'Legal' });
		const { id: membership } = emulator.addMembership({ groupId: id, userId: colleague.id });
		await box.call('PUT', `/2.0/groups/${id}`, { description: 'New' });
		await box.call('DELETE', `/2.0/group_memberships/${membership}`);
		await box.call('DELETE', `/2.0/groups/${id}`);

		const types = (events: unknown) =>
			Array.isArray(events) ? events.map((each) => at(each, 'event_type')) : [];
		expect(types(emulator.eventsOf(colleague.id))).toEqual(['GROUP_ADD_USER', 'GROUP_REMOVE_USER']);
		const { json } = await box.call('GET', '/2.0/events?stream_type=admin_logs');
		expect(types(at(json, 'entries'))).toEqual([
			'GROUP_CREATION',
			'GROUP_ADD_USER',
			'GROUP_EDITED',
			'GROUP_REMOVE_USER',
			'GROUP_DELETION',
		]);
	});
});

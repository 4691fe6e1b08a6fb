import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

describe('what administrators of the emulator manage', () => {
	let emulator: Emulator;
	let box: Api;
	let colleague: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		colleague = api(emulator, emulator.connect(emulator.users.colleague.id).access_token);
	});

	afterEach(async () => await end(emulator));

	const codes = ({ status, json }: Answer) => [status, at(json, 'code')];
	const ids = (json: unknown) => {
		const entries = at(json, 'entries');
		return Array.isArray(entries) ? entries.map((each) => String(at(each, 'id'))) : [];
	};

	it.each<[string, object]>([
		['collaboration_whitelist_entries', { domain: 'example.com', direction: 'both' }],
		['collaboration_whitelist_exempt_targets', { user: { id: '21000000022' } }],
		['terms_of_services', { status: 'enabled', text: 'Be kind' }],
	])('keeps %s from everybody else', async (name, body) => {
		const path = `/2.0/${name}`;
		const made = await box.call('POST', path, body);

		expect(codes(await box.call('POST', path, body))).toEqual([409, 'conflict']);
		expect((await colleague.call('GET', path)).status).toBe(403);
		expect((await colleague.call('POST', path, body)).status).toBe(403);
		const one = await colleague.call('GET', `${path}/${String(at(made.json, 'id'))}`);
		expect(one.status).toBe(404);
		expect(at(made.json, 'enterprise')).toEqual({
			type: 'enterprise',
			id: '31000001',
			name: 'Enterprise 31000001',
		});
	});

	it('shows devices in either order, and takes them away', async () => {
		const [first, second] = ['21000000011', '21000000022'].map((userId) =>
			emulator.addDevicePin({ userId, productName: 'iPad' }),
		);
		emulator.addDevicePin({ userId: emulator.users.outsider.id, productName: 'iPad' });
		const path = '/2.0/enterprises/31000001/device_pinners';

		const { json } = await box.call('GET', path);
		expect(ids(json)).toEqual([first?.id, second?.id]);
		expect(at(json, 'order')).toEqual([{ by: 'id', direction: 'asc' }]);
		expect(at(json, 'entries', 1, 'owned_by', 'id')).toBe('21000000022');
		expect(ids((await box.call('GET', `${path}?direction=DESC`)).json)).toEqual([
			second?.id,
			first?.id,
		]);
		expect((await box.call('GET', `${path}?direction=up`)).status).toBe(400);
		expect((await box.call('GET', path.replace('31000001', '31000002'))).status).toBe(404);
		expect((await colleague.call('GET', path)).status).toBe(403);

		const one = `/2.0/device_pinners/${first?.id}`;
		expect(at((await box.call('GET', one)).json, 'product_name')).toBe('iPad');
		expect((await box.call('DELETE', one)).status).toBe(204);
		expect((await box.call('GET', one)).status).toBe(404);
	});

	it('knows the storage policy of a user, or that of the enterprise', async () => {
		const path = '/2.0/storage_policy_assignments';
		const policies = ids((await box.call('GET', '/2.0/storage_policies')).json);
		expect(policies).toHaveLength(2);
		expect((await colleague.call('GET', '/2.0/storage_policies')).status).toBe(403);
		const [one, other] = policies.map((id) => ({ type: 'storage_policy', id }));
		expect((await box.call('GET', `/2.0/storage_policies/${one?.id}`)).json).toMatchObject(
			one ?? {},
		);
		const assign = async (type: string, id: string, storage_policy: unknown = one) =>
			await box.call('POST', path, { storage_policy, assigned_to: { type, id } });
		const resolved = async () => {
			const query = 'resolved_for_type=user&resolved_for_id=21000000022';
			return ids((await box.call('GET', `${path}?${query}`)).json);
		};

		expect(await resolved()).toEqual([]);
		const whole = await assign('enterprise', '31000001');
		expect(whole.status).toBe(200);
		expect(await resolved()).toEqual([at(whole.json, 'id')]);
		const own = await assign('user', '21000000022');
		expect(await resolved()).toEqual([at(own.json, 'id')]);
		expect(codes(await assign('user', '21000000022'))).toEqual([409, 'conflict']);
		expect((await assign('user', '21000000033')).status).toBe(404);
		expect((await assign('enterprise', '31000002')).status).toBe(404);
		const unknown = { type: 'storage_policy', id: '1' };
		expect((await assign('user', '21000000011', unknown)).status).toBe(404);

		const at1 = `${path}/${String(at(own.json, 'id'))}`;
		const changed = await box.call('PUT', at1, { storage_policy: other });
		expect(at(changed.json, 'storage_policy')).toEqual(other);
		expect((await box.call('GET', at1)).json).toEqual(changed.json);
		expect((await box.call('DELETE', at1)).status).toBe(204);
		expect(await resolved()).toEqual([at(whole.json, 'id')]);
		expect((await box.call('GET', path)).status).toBe(400);
	});

	it('has terms of service for each kind of user, which users accept', async () => {
		const path = '/2.0/terms_of_services';
		const body = { status: 'enabled', text: 'Be kind' };
		const managed = await box.call('POST', path, body);
		expect(managed.json).toMatchObject({ type: 'terms_of_service', tos_type: 'managed', ...body });
		const external = await box.call('POST', path, { ...body, tos_type: 'external' });
		expect(ids((await box.call('GET', path)).json)).toHaveLength(2);
		expect(ids((await box.call('GET', `${path}?tos_type=external`)).json)).toEqual([
			at(external.json, 'id'),
		]);
		const id = String(at(managed.json, 'id'));
		expect((await box.call('PUT', `${path}/${id}`, { text: 'Be good' })).status).toBe(400);
		const changed = await box.call('PUT', `${path}/${id}`, { status: 'disabled', text: 'Be good' });
		expect(changed.json).toMatchObject({ status: 'disabled', text: 'Be good' });

		const statuses = '/2.0/terms_of_service_user_statuses';
		const status = (userId: string, is_accepted: boolean) => ({
			tos: { type: 'terms_of_service', id },
			user: { type: 'user', id: userId },
			is_accepted,
		});
		const own = await colleague.call('POST', statuses, status('21000000022', false));
		expect(own.status).toBe(201);
		expect(own.json).toMatchObject({ tos: { id }, is_accepted: false });
		expect((await colleague.call('POST', statuses, status('21000000011', true))).status).toBe(403);
		expect((await box.call('POST', statuses, status('21000000022', true))).status).toBe(409);
		const one = `${statuses}/${String(at(own.json, 'id'))}`;
		const accepted = await colleague.call('PUT', one, { is_accepted: true });
		expect(at(accepted.json, 'is_accepted')).toBe(true);
		const list = async (more: string) =>
			ids((await box.call('GET', `${statuses}?tos_id=${id}${more}`)).json);
		expect(await list('')).toEqual([at(own.json, 'id')]);
		expect(await list('&user_id=21000000011')).toEqual([]);
		expect((await box.call('GET', `${statuses}?tos_id=1`)).status).toBe(404);
	});

	it('invites whoever has an account elsewhere', async () => {
		const invite = async (login: string, id = '31000001', as = box) =>
			await as.call('POST', '/2.0/invites', { enterprise: { id }, actionable_by: { login } });
		const { json, status } = await invite('outsider@example.com');

		expect(status).toBe(200);
		expect(json).toMatchObject({
			type: 'invite',
			invited_to: { id: '31000001' },
			actionable_by: { id: '21000000033' },
			invited_by: { id: '21000000011' },
			status: 'pending',
		});
		const one = `/2.0/invites/${String(at(json, 'id'))}`;
		expect((await box.call('GET', one)).json).toEqual(json);
		expect((await colleague.call('GET', one)).status).toBe(404);
		expect((await invite('nobody@example.com')).status).toBe(404);
		expect((await invite('colleague@example.com')).status).toBe(409);
		expect((await invite('outsider@example.com', '31000002')).status).toBe(403);
		expect((await invite('outsider@example.com', '31000001', colleague)).status).toBe(403);
	});

	it('keeps aliases apart from logins, and ends them with their user', async () => {
		const user = emulator.addUser({ name: 'New', login: 'new@example.com' });
		const path = `/2.0/users/${user.id}/email_aliases`;
		const add = async (email: string, as = box) => await as.call('POST', path, { email });
		const made = await add('alias@example.com');

		expect(made.json).toMatchObject({ type: 'email_alias', is_confirmed: true });
		expect(codes(await add('ALIAS@example.com'))).toEqual([409, 'conflict']);
		expect(codes(await add('admin@example.com'))).toEqual([409, 'user_login_already_used']);
		expect((await add('other@example.com', colleague)).status).toBe(403);
		const elsewhere = `/2.0/users/21000000022/email_aliases/${String(at(made.json, 'id'))}`;
		expect((await box.call('DELETE', elsewhere)).status).toBe(404);
		expect((await box.call('DELETE', `/2.0/users/${user.id}`)).status).toBe(204);
		expect((await box.call('GET', path)).status).toBe(404);
		const again = await box.call('POST', '/2.0/users/21000000022/email_aliases', {
			email: 'alias@example.com',
		});
		expect(again.status).toBe(201);
	});

	describe('of the version 2025.0', () => {
		const get = async (query: string, by = box, enterprise = '31000001') =>
			await by.call('GET', `/2.0/enterprise_configurations/${enterprise}${query}`, undefined, {
				'box-version': '2025.0',
			});

		it('tells what is set, by categories', async () => {
			const all = '?categories=security,content_and_sharing,user_settings,shield';
			const { json } = await get(all);
			expect(json).toMatchObject({
				id: '31000001',
				type: 'enterprise_configuration',
				security: {
					password_min_length: { is_used: true, value: 8 },
					join_link: { is_used: false },
				},
				content_and_sharing: { enterprise_feature_settings: [] },
				user_settings: { new_user_default_language: { value: 'English (US)' } },
				shield: { shield_rules: [] },
			});
			const one = (await get('?categories=user_settings')).json;
			expect(one).toEqual({
				...(json as object),
				...{ security: null, content_and_sharing: null, shield: null },
			});
		});

		it('tells what was set since, until a reset', async () => {
			const path = '?categories=security,user_settings';
			const before = await get(path);
			emulator.configureEnterprise({ security: { join_link: 'https://example.com/join' } });
			const rule = { id: '1', type: 'shield_rule', name: 'Block', priority: 'high' };
			emulator.configureEnterprise({
				user_settings: { is_enterprise_sso_required: true },
				shield: { shield_rules: [rule] },
			});
			expect((await get(path)).json).toMatchObject({
				security: { join_link: { is_used: true, value: 'https://example.com/join' } },
				user_settings: { is_enterprise_sso_required: { value: true } },
			});
			const shield = async () => at((await get('?categories=shield')).json, 'shield');
			expect(await shield()).toEqual({ shield_rules: [rule] });
			emulator.reset();
			expect((await get(path)).json).toEqual(before.json);
			expect(await shield()).toEqual({ shield_rules: [] });
		});

		it('keeps it from all others, and refuses categories that are none', async () => {
			const one = '?categories=security';
			emulator.configureEnterprise({ shield: null });
			const refused = [
				await get(one, colleague),
				await get(one, box, '31000002'),
				await get(''),
				await get('?categories=billing'),
				await get(`${one},`),
				await get(`${one}&fields=id`),
				await box.call('GET', `/2.0/enterprise_configurations/31000001${one}`),
				await get(`${one},shield`),
			];
			expect(refused.map(({ status }) => status)).toEqual([403, 404, 400, 400, 400, 400, 400, 404]);
			expect((await get(one)).status).toBe(200);
			emulator.app.scopes = ['root_readwrite'];
			const token = emulator.connect().access_token;
			expect((await get(one, api(emulator, token))).status).toBe(403);
		});
	});

	it('takes users of other enterprises out of what is shared with them', async () => {
		const { colleague: owner, outsider } = emulator.users;
		const file = emulator.addFile({ name: 'a.txt', content: 'a', as: owner.id });
		const folder = emulator.addFolder({ name: 'Folder' });
		const share = (itemType: 'file' | 'folder', itemId: string, userId = outsider.id) =>
			emulator.addCollaboration({ itemType, itemId, role: 'editor', userId });
		share('file', file.id);
		share('folder', folder.id);
		share('folder', folder.id, owner.id);
		const own = emulator.addFile({ name: 'b.txt', content: 'b', as: outsider.id });
		const submit = async (ids: string[], by = box, version = '2025.0') => {
			const external_users = ids.map((id) => ({ type: 'user', id }));
			const path = '/2.0/external_users/submit_delete_job';
			return await by.call('POST', path, { external_users }, { 'box-version': version });
		};

		const refused = [
			await submit([outsider.id], colleague),
			await submit([owner.id, '404']),
			await submit([]),
			await submit([outsider.id], box, '2024.0'),
		];
		expect(refused.map(({ status }) => status)).toEqual([404, 404, 400, 400]);
		const done = await submit([outsider.id, owner.id]);
		expect([done.status, at(done.json, 'entries')]).toEqual([
			207,
			[
				{ user_id: outsider.id, status: 202 },
				{ user_id: owner.id, status: 404, detail: 'External user not found' },
			],
		]);

		expect(emulator.tree(outsider.id)).toBe(`${own.name}  1 bytes`);
		expect(emulator.tree(owner.id)).toContain('Folder/');
		expect((await submit([outsider.id])).status).toBe(404);
		const type = 'event_type=COLLABORATION_REMOVE';
		const told = await box.call('GET', `/2.0/events?stream_type=admin_logs&${type}`);
		expect(at(told.json, 'entries')).toHaveLength(2);
	});

	it('takes jobs that end sessions', async () => {
		const users = '/2.0/users/terminate_sessions';
		const body = { user_ids: ['21000000022'], user_logins: ['admin@example.com'] };
		const group = emulator.addGroup({ name: 'Group' });

		expect((await box.call('POST', users, body)).status).toBe(202);
		const groups = '/2.0/groups/terminate_sessions';
		const accepted = await box.call('POST', groups, { group_ids: [group.id] });
		expect(accepted.status).toBe(202);
		expect(at(accepted.json, 'message')).toContain('please check the admin events');
		const refused = [
			await colleague.call('POST', users, body),
			await box.call('POST', users, { user_ids: [], user_logins: [] }),
			await box.call('POST', users, { user_ids: ['21000000033'], user_logins: [] }),
			await box.call('POST', users, { user_ids: [], user_logins: ['outsider@example.com'] }),
			await colleague.call('POST', groups, { group_ids: [group.id] }),
			await box.call('POST', groups, { group_ids: [] }),
			await box.call('POST', groups, { group_ids: ['1'] }),
		];
		expect(refused.map(({ status }) => status)).toEqual([403, 400, 404, 404, 403, 400, 404]);
	});
});

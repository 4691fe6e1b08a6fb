import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s users', () => {
	let emulator: Emulator;
	let box: Api;

	beforeAll(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterAll(async () => await end(emulator));

	const logins = (json: unknown) => {
		const entries = at(json, 'entries');
		return Array.isArray(entries) ? entries.map((each) => at(each, 'login')) : [];
	};

	it('have amounts written with an exponent', async () => {
		const { text, json } = await box.call('GET', '/2.0/users/me');

		expect(text).toContain('"space_amount":1.0e+15');
		expect(at(json, 'space_amount')).toBe(1e15);
	});

	it('show more of themselves when asked to', async () => {
		const { json } = await box.call('GET', '/2.0/users/me?fields=role,enterprise');

		expect(json).toEqual({
			type: 'user',
			id: emulator.users.admin.id,
			role: 'admin',
			enterprise: expect.objectContaining({ id: emulator.users.admin.enterpriseId }),
		});
	});

	it('are listed to administrators, by the beginning of a name or a whole outside login', async () => {
		const { admin, colleague, outsider } = emulator.users;
		const find = async (query: string) =>
			logins((await box.call('GET', `/2.0/users?${query}`)).json);

		expect(await find('')).toEqual([admin.login, colleague.login]);
		expect(await find('filter_term=coll')).toEqual([colleague.login]);
		expect(await find('user_type=all&filter_term=outs')).toEqual([]);
		expect(await find(`user_type=external&filter_term=${outsider.login}`)).toEqual([
			outsider.login,
		]);
		expect(await find('usemarker=true&limit=1')).toEqual([admin.login]);
		const other = api(emulator, emulator.connect(colleague.id).access_token);
		expect((await other.call('GET', '/2.0/users')).status).toBe(403);
	});

	it('are found by id within the enterprise, by administrators and themselves', async () => {
		const { admin, colleague, outsider } = emulator.users;
		const other = api(emulator, emulator.connect(colleague.id).access_token);

		expect((await box.call('GET', `/2.0/users/${colleague.id}`)).status).toBe(200);
		expect((await box.call('GET', `/2.0/users/${outsider.id}`)).status).toBe(404);
		expect((await other.call('GET', `/2.0/users/${colleague.id}`)).status).toBe(200);
		expect((await other.call('GET', `/2.0/users/${admin.id}`)).status).toBe(403);
	});

	it.each(['user_type=strange', 'sort=name'])('are not listed by %s', async (query) => {
		expect((await box.call('GET', `/2.0/users?${query}`)).status).toBe(400);
	});

	describe('for the application’s own account', () => {
		const token = async (scope = ''): Promise<string> => {
			const answer = await box.form('/oauth2/token', {
				grant_type: 'client_credentials',
				client_id: emulator.clientId,
				client_secret: emulator.clientSecret,
				box_subject_type: 'enterprise',
				box_subject_id: emulator.service.enterpriseId,
				...(scope ? { scope } : {}),
			});
			return String(at(answer.json, 'access_token'));
		};

		it('are listed, and so are the enterprise’s events', async () => {
			const service = api(emulator, await token());
			emulator.addFile({ name: 'a.txt', content: 'a' });

			const users = await service.call('GET', '/2.0/users');
			const events = await service.call('GET', '/2.0/events?stream_type=admin_logs');

			expect(logins(users.json)).toEqual(
				expect.arrayContaining([emulator.users.admin.login, emulator.users.colleague.login]),
			);
			expect(events.status).toBe(200);
			expect(at(events.json, 'entries', 0, 'event_type')).toBe('UPLOAD');
		});

		it('are not, nor are events, without the scopes', async () => {
			const service = api(emulator, await token('root_readwrite'));

			expect((await service.call('GET', '/2.0/users')).status).toBe(403);
			const events = await service.call('GET', '/2.0/events?stream_type=admin_logs_streaming');
			expect(events.status).toBe(403);
			expect(events.headers.get('www-authenticate')).toContain('insufficient_scope');
		});
	});
});

describe('what an administrator does to users', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const as = (id: string) => api(emulator, emulator.connect(id).access_token);
	const create = async (body: object) => await box.call('POST', '/2.0/users', body);
	const idOf = (json: unknown) => String(at(json, 'id'));

	it('makes and changes them', async () => {
		const made = await create({ name: 'New', login: 'new@example.com', job_title: 'Cook' });
		expect(made.status).toBe(201);
		expect(made.json).toMatchObject({ name: 'New', login: 'new@example.com', job_title: 'Cook' });
		const path = `/2.0/users/${idOf(made.json)}`;

		const changed = await box.call('PUT', path, {
			name: 'Newer',
			phone: '1',
			job_title: null,
			space_amount: 5,
			role: 'coadmin',
			status: 'inactive',
		});

		expect(changed.json).toMatchObject({
			name: 'Newer',
			phone: '1',
			job_title: '',
			space_amount: 5,
			status: 'inactive',
		});
		expect((await box.call('GET', path)).json).toEqual(changed.json);
		expect((await box.call('GET', `${path}?fields=role`)).json).toMatchObject({ role: 'coadmin' });
		expect((await as(idOf(made.json)).call('GET', '/2.0/users')).status).toBe(200);
		const events = await box.call('GET', '/2.0/events?stream_type=admin_logs');
		expect([0, 1].map((index) => at(events.json, 'entries', index, 'event_type'))).toEqual([
			'NEW_USER',
			'EDIT_USER',
		]);
	});

	it('finds app users by the id that the app has for them', async () => {
		const { id } = emulator.addUser({ name: 'App', external_app_user_id: 'my-1' });
		emulator.addUser({ name: 'Another app', external_app_user_id: 'my-2' });
		const find = async (query: string) => {
			const { json } = await box.call('GET', `/2.0/users?${query}`);
			const entries = at(json, 'entries');
			return Array.isArray(entries) ? entries.map(idOf) : [];
		};

		expect(await find('external_app_user_id=my-1')).toEqual([id]);
		expect(await find('external_app_user_id=my-1&filter_term=Another')).toEqual([]);
		expect(await find('external_app_user_id=nobody')).toEqual([]);
	});

	it('lists them page by page, by offset or by marker', async () => {
		for (let number = 1; number <= 3; number++) emulator.addUser({ name: `App ${number}` });
		const names = (json: unknown) => {
			const entries = at(json, 'entries');
			return Array.isArray(entries) ? entries.map((each) => at(each, 'name')) : [];
		};
		const list = async (query: string) => (await box.call('GET', `/2.0/users?${query}`)).json;

		const second = await list('offset=2&limit=2');
		expect(names(second)).toEqual(['App 1', 'App 2']);
		expect(second).toMatchObject({ total_count: 5, offset: 2, limit: 2 });
		const first = await list('usemarker=true&limit=4');
		expect(names(first)).toEqual(['Admin', 'Colleague', 'App 1', 'App 2']);
		expect(at(first, 'total_count')).toBeUndefined();
		const rest = await list(`usemarker=true&limit=4&marker=${String(at(first, 'next_marker'))}`);
		expect(names(rest)).toEqual(['App 3']);
		expect(at(rest, 'next_marker')).toBe('');
		expect((await box.call('GET', '/2.0/users?usemarker=true&marker=x')).status).toBe(400);
		expect((await box.call('GET', '/2.0/users?offset=10001')).status).toBe(400);
	});

	it('gives them tracking codes and an address for notifications', async () => {
		const codes = [{ type: 'tracking_code', name: 'department', value: 'Sales' }];
		const made = await create({ name: 'a', login: 'a@example.com', tracking_codes: codes });
		const path = `/2.0/users/${idOf(made.json)}`;
		const asked = `${path}?fields=tracking_codes,notification_email`;

		expect((await box.call('GET', asked)).json).toMatchObject({
			tracking_codes: codes,
			notification_email: null,
		});
		const changed = await box.call('PUT', asked, {
			tracking_codes: [],
			notification_email: { email: 'b@example.com' },
			is_password_reset_required: true,
		});
		expect(changed.json).toMatchObject({
			tracking_codes: [],
			notification_email: { email: 'b@example.com', is_confirmed: false },
		});
		const cleared = await box.call('PUT', asked, { notification_email: null });
		expect(at(cleared.json, 'notification_email')).toBeNull();
	});

	it('takes them out of the enterprise, and of its groups', async () => {
		const { admin, colleague } = emulator.users;
		const group = emulator.addGroup({ name: 'Legal', members: [colleague.id] });
		const path = `/2.0/users/${colleague.id}`;
		const leaving = { enterprise: null, notify: false };

		expect((await box.call('PUT', path, leaving)).status).toBe(200);

		expect((await box.call('GET', path)).status).toBe(404);
		const members = await box.call('GET', `/2.0/groups/${group.id}/memberships`);
		expect(at(members.json, 'total_count')).toBe(0);
		expect((await as(colleague.id).call('GET', '/2.0/users/me')).status).toBe(200);
		expect((await box.call('PUT', `/2.0/users/${admin.id}`, leaving)).status).toBe(403);
	});

	it('makes app users without a login, whom he acts for', async () => {
		const made = await create({ name: 'App', is_platform_access_only: true });
		expect(at(made.json, 'login')).toMatch(/^AppUser_\w+@boxdevedition\.com$/);

		const me = await box.call('GET', '/2.0/users/me', undefined, { 'as-user': idOf(made.json) });

		expect(at(me.json, 'name')).toBe('App');
	});

	it.each<[string, object, number, string]>([
		['no name', { login: 'a@example.com' }, 400, 'bad_request'],
		['no login', { name: 'a' }, 400, 'bad_request'],
		['a login that is none', { name: 'a', login: 'a' }, 400, 'bad_request'],
		[
			'a login of another one',
			{ name: 'a', login: 'ADMIN@example.com' },
			409,
			'user_login_already_used',
		],
		['a name of 51 characters', { name: 'a'.repeat(51), login: 'a@b.c' }, 400, 'bad_request'],
		['less space than none', { name: 'a', login: 'a@b.c', space_amount: -2 }, 400, 'bad_request'],
		[
			'a tracking code alone',
			{ name: 'a', login: 'a@b.c', tracking_codes: 'a' },
			400,
			'bad_request',
		],
		['what only changes have', { name: 'a', login: 'a@b.c', enterprise: null }, 400, 'bad_request'],
		['a misspelt property', { name: 'a', login: 'a@b.c', jobtitle: 'Cook' }, 400, 'bad_request'],
		['an unknown role', { name: 'a', login: 'a@example.com', role: 'king' }, 400, 'bad_request'],
	])('is refused with %s', async (_what, body, status, code) => {
		const answer = await create(body);

		expect([answer.status, at(answer.json, 'code')]).toEqual([status, code]);
	});

	it('deletes them, and what they own only by force', async () => {
		const { colleague } = emulator.users;
		const shared = emulator.addFolder({ name: 'shared' });
		emulator.addCollaboration({
			itemType: 'folder',
			itemId: shared.id,
			userId: colleague.id,
			role: 'editor',
		});
		const file = emulator.addFile({
			name: 'b.txt',
			parentId: shared.id,
			content: 'b',
			as: colleague.id,
		});
		const own = emulator.addFile({ name: 'a.txt', content: 'a', as: colleague.id });
		const theirs = as(colleague.id);
		const path = `/2.0/users/${colleague.id}`;

		expect((await box.call('DELETE', path)).status).toBe(409);
		expect((await box.call('DELETE', `${path}?force=True`)).status).toBe(204);

		expect((await box.call('GET', path)).status).toBe(404);
		expect((await theirs.call('GET', `/2.0/files/${own.id}`)).status).toBe(401);
		const read = await box.call('GET', `/2.0/files/${file.id}`);
		expect(at(read.json, 'created_by', 'login')).toBe(colleague.login);
		const list = await box.call('GET', `/2.0/folders/${shared.id}/collaborations`);
		expect(at(list.json, 'entries')).toEqual([]);
	});

	it('moves all they own to somebody else', async () => {
		const { admin, colleague } = emulator.users;
		emulator.addFile({ name: 'a.txt', content: 'a', as: colleague.id });

		const moved = await box.call('PUT', `/2.0/users/${colleague.id}/folders/0`, {
			owned_by: { id: admin.id },
		});

		expect(moved.json).toMatchObject({
			type: 'folder',
			name: "Colleague's Files and Folders",
			owned_by: { id: admin.id },
		});
		expect(emulator.tree(colleague.id)).toBe('');
		expect(emulator.tree()).toContain('  a.txt  1 bytes');
		expect((await box.call('DELETE', `/2.0/users/${colleague.id}`)).status).toBe(204);
	});

	it('is more than a co-administrator moves from or to administrators', async () => {
		const { admin, colleague } = emulator.users;
		const { id } = emulator.addUser({ name: 'Co', login: 'co@example.com', role: 'coadmin' });
		const move = async (from: string, to: string) =>
			(await as(id).call('PUT', `/2.0/users/${from}/folders/0`, { owned_by: { id: to } })).status;

		expect(await move(admin.id, colleague.id)).toBe(403);
		expect(await move(colleague.id, admin.id)).toBe(403);
		expect(await move(colleague.id, id)).toBe(200);
		expect(await move(colleague.id, colleague.id)).toBe(400);
		expect(await move(colleague.id, '404')).toBe(404);
	});

	it('is nobody else’s to do', async () => {
		const { admin, colleague, outsider } = emulator.users;
		const other = as(colleague.id);
		const user = { name: 'a', login: 'a@example.com' };

		expect((await other.call('POST', '/2.0/users', user)).status).toBe(403);
		expect((await other.call('PUT', `/2.0/users/${admin.id}`, { name: 'a' })).status).toBe(403);
		expect((await other.call('DELETE', `/2.0/users/${admin.id}`)).status).toBe(403);
		expect((await box.call('DELETE', `/2.0/users/${admin.id}`)).status).toBe(403);
		expect((await box.call('DELETE', `/2.0/users/${outsider.id}`)).status).toBe(404);
	});
});

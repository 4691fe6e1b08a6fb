import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './api';
import { api, at, end } from './api';

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

	it('are found by id within the enterprise', async () => {
		const { colleague, outsider } = emulator.users;

		expect((await box.call('GET', `/2.0/users/${colleague.id}`)).status).toBe(200);
		expect((await box.call('GET', `/2.0/users/${outsider.id}`)).status).toBe(404);
	});
});

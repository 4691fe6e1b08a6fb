import type { Emulator, EmulatorOptions } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s tokens', () => {
	let emulator: Emulator;
	let time: number;

	async function start(options: EmulatorOptions = {}): Promise<void> {
		time = Date.UTC(2026, 0, 1);
		emulator = await startEmulator({ now: () => time, ...options });
	}

	afterEach(async () => await end(emulator));

	const client = () => ({ client_id: emulator.clientId, client_secret: emulator.clientSecret });

	async function refresh(refresh_token: string): Promise<Answer> {
		const fields = { grant_type: 'refresh_token', refresh_token, ...client() };
		return await api(emulator).form('/oauth2/token', fields);
	}

	async function me(token: unknown): Promise<number> {
		return (await api(emulator, String(token)).call('GET', '/2.0/users/me')).status;
	}

	it('writes tokens in letters and digits, so that none looks like an option of a command', async () => {
		await start();
		const tokens = Array.from({ length: 500 }, () => emulator.connect().access_token);
		expect(tokens.filter((token) => !/^[A-Za-z0-9]{32}$/.test(token))).toEqual([]);
	});

	it('repeats the same new pair until its access token was used', async () => {
		await start();
		const old = emulator.connect();

		const first = await refresh(old.refresh_token);
		const repeated = await refresh(old.refresh_token);
		expect(at(repeated.json, 'access_token')).toBe(at(first.json, 'access_token'));
		expect(at(repeated.json, 'refresh_token')).toBe(at(first.json, 'refresh_token'));
		expect(await me(old.access_token)).toBe(200);

		expect(await me(at(first.json, 'access_token'))).toBe(200);
		const late = await refresh(old.refresh_token);
		expect(late.status).toBe(400);
		expect(late.json).toEqual({
			error: 'invalid_grant',
			error_description: 'Refresh token has expired',
		});
		expect(await me(old.access_token)).toBe(401);
	});

	it('refuses any second use when rotation is strict', async () => {
		await start({ rotation: 'strict' });
		const old = emulator.connect();

		expect((await refresh(old.refresh_token)).status).toBe(200);
		expect((await refresh(old.refresh_token)).status).toBe(400);
	});

	it('ends all older pairs with the first use of the newest', async () => {
		await start();
		const one = emulator.connect();
		const two = await refresh(one.refresh_token);
		const three = await refresh(String(at(two.json, 'refresh_token')));

		expect(await me(at(three.json, 'access_token'))).toBe(200);
		expect(await me(at(two.json, 'access_token'))).toBe(401);
		expect(await me(one.access_token)).toBe(401);
	});

	it('answers 401 with an empty body to an expired access token', async () => {
		await start({ accessTokenSeconds: 60 });
		const { access_token } = emulator.connect();
		const user = api(emulator, access_token);
		expect((await user.call('GET', '/2.0/users/me')).status).toBe(200);

		time += 60_000;
		const answer = await user.call('GET', '/2.0/users/me');

		expect(answer.status).toBe(401);
		expect(answer.text).toBe('');
		expect(answer.headers.get('www-authenticate')).toBe(
			'Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."',
		);
	});

	it.each([
		[
			'a wrong secret',
			{ grant_type: 'refresh_token', refresh_token: 'x', client_secret: 'no' },
			'invalid_client',
		],
		[
			'an unknown refresh token',
			{ grant_type: 'refresh_token', refresh_token: 'x' },
			'invalid_grant',
		],
		['an unknown code', { grant_type: 'authorization_code', code: 'x' }, 'invalid_grant'],
		['no grant type', {}, 'invalid_request'],
		[
			'a subject that is not there',
			{ grant_type: 'client_credentials', box_subject_type: 'user', box_subject_id: '1' },
			'invalid_grant',
		],
		[
			'another enterprise',
			{
				grant_type: 'client_credentials',
				box_subject_type: 'enterprise',
				box_subject_id: '31000002',
			},
			'invalid_grant',
		],
	])('refuses %s', async (_name, fields, error) => {
		await start();

		const answer = await api(emulator).form('/oauth2/token', { ...client(), ...fields });

		expect(answer.status).toBe(400);
		expect(at(answer.json, 'error')).toBe(error);
	});

	const asServer = async (subject: Record<string, string>) =>
		await api(emulator).form('/oauth2/token', {
			...client(),
			grant_type: 'client_credentials',
			...subject,
		});

	const asEnterprise = async (more: Record<string, string> = {}) =>
		await asServer({
			box_subject_type: 'enterprise',
			box_subject_id: emulator.users.admin.enterpriseId,
			...more,
		});

	it('gives a server application a token without a refresh token, as its own account', async () => {
		await start();
		const answer = await asEnterprise();

		expect(answer.status).toBe(200);
		expect(at(answer.json, 'refresh_token')).toBeUndefined();
		const user = api(emulator, String(at(answer.json, 'access_token')));
		const { json } = await user.call('GET', '/2.0/users/me');
		expect(at(json, 'id')).toBe(emulator.service.id);
	});

	it('wants to know the subject of a server application', async () => {
		await start();
		const answer = await asServer({ box_subject_type: 'enterprise' });
		expect(answer.status).toBe(400);
		expect(at(answer.json, 'error')).toBe('invalid_request');
	});

	it('gives nothing to an app that is not authorized, or after a change of its secret', async () => {
		await start();
		emulator.app.authorized = false;
		expect(at((await asEnterprise()).json, 'error')).toBe('unauthorized_client');
		emulator.app.clientSecret = 'another';
		expect(at((await asEnterprise()).json, 'error')).toBe('invalid_client');
		emulator.reset();
		expect((await asEnterprise()).status).toBe(200);
	});

	it('answers 403 with an empty body to a token without the scope', async () => {
		await start();
		const { json } = await asEnterprise({ scope: 'root_readonly' });
		const service = api(emulator, String(at(json, 'access_token')));
		expect((await service.call('GET', '/2.0/folders/0')).status).toBe(200);

		const body = { name: 'New', parent: { id: '0' } };
		const refused = await service.call('POST', '/2.0/folders', body);

		expect(refused).toMatchObject({ status: 403, text: '' });
		expect(refused.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
		expect(at((await asEnterprise({ scope: 'no_such_scope' })).json, 'error')).toBe(
			'invalid_scope',
		);
	});

	it('revokes both tokens of a pair', async () => {
		await start();
		const pair = emulator.connect();

		const answer = await api(emulator).form('/oauth2/revoke', {
			...client(),
			token: pair.refresh_token,
		});

		expect(answer).toMatchObject({ status: 200, text: '' });
		expect(await me(pair.access_token)).toBe(401);
	});

	it('lets an administrator act for a user of the enterprise, and nobody else', async () => {
		await start();
		const { admin, colleague, outsider } = emulator.users;
		const as = async (who: string, whom: string) =>
			await api(emulator, emulator.connect(who).access_token).call(
				'GET',
				'/2.0/users/me',
				undefined,
				{
					'as-user': whom,
				},
			);

		expect(at((await as(admin.id, colleague.id)).json, 'id')).toBe(colleague.id);
		expect((await as(admin.id, outsider.id)).status).toBe(403);
		expect((await as(colleague.id, admin.id)).status).toBe(403);
	});
});

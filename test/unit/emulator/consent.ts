import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import { api, at, end } from './support/api';

const REDIRECT = 'http://localhost:5678/rest/oauth2-credential/callback';

describe('the emulator’s consent page', () => {
	let emulator: Emulator;
	let time: number;

	beforeEach(async () => {
		time = Date.UTC(2026, 0, 1);
		emulator = await startEmulator({ now: () => time });
	});

	afterEach(async () => await end(emulator));

	const page = (query: Record<string, string>) =>
		`/api/oauth2/authorize?${new URLSearchParams({
			response_type: 'code',
			client_id: emulator.clientId,
			redirect_uri: REDIRECT,
			state: 's t/a&te',
			...query,
		}).toString()}`;

	async function decide(fields: Record<string, string>): Promise<URL> {
		const answer = await api(emulator).form(page({}), fields);
		expect(answer.status).toBe(302);
		return new URL(answer.headers.get('location') ?? '');
	}

	async function redeem(code: string | null) {
		return await api(emulator).form('/oauth2/token', {
			grant_type: 'authorization_code',
			code: code ?? '',
			client_id: emulator.clientId,
			client_secret: emulator.clientSecret,
		});
	}

	it('shows the application and the users to choose from', async () => {
		const { status, text } = await api(emulator).call('GET', page({}));

		expect(status).toBe(200);
		expect(text).toContain(emulator.clientId);
		for (const { login } of Object.values(emulator.users)) expect(text).toContain(login);
	});

	it('sends the chosen user back with the state and a code that works once', async () => {
		const { colleague } = emulator.users;
		const url = await decide({ decision: 'grant', user: colleague.id });
		expect(url.href.startsWith(`${REDIRECT}?`)).toBe(true);
		expect(url.searchParams.get('state')).toBe('s t/a&te');

		const tokens = await redeem(url.searchParams.get('code'));
		const again = await redeem(url.searchParams.get('code'));

		const user = api(emulator, String(at(tokens.json, 'access_token')));
		expect(at((await user.call('GET', '/2.0/users/me')).json, 'id')).toBe(colleague.id);
		expect(again.status).toBe(400);
	});

	it('refuses a code after 30 seconds', async () => {
		const url = await decide({ decision: 'grant', user: emulator.users.admin.id });
		time += 30_001;

		const late = await redeem(url.searchParams.get('code'));

		expect(late.json).toEqual({
			error: 'invalid_grant',
			error_description: 'The authorization code has expired',
		});
	});

	it('sends a denial back', async () => {
		const url = await decide({ decision: 'deny', user: emulator.users.admin.id });

		expect(url.searchParams.get('error')).toBe('access_denied');
		expect(url.searchParams.get('code')).toBeNull();
	});

	it.each([
		[{ client_id: 'somebody' }, 'invalid_client'],
		[{ redirect_uri: '' }, 'redirect_uri_missing'],
		[{ redirect_uri: 'nowhere' }, 'redirect_uri_mismatch'],
		[{ response_type: 'token' }, 'unsupported_response_type'],
	])('tells the user what is wrong with %p', async (query, error) => {
		const { status, text, headers } = await api(emulator).call('GET', page(query));

		expect(status).toBe(400);
		expect(text).toContain(error);
		expect(headers.get('location')).toBeNull();
	});
});

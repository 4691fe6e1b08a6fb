import { getMe } from '../auth/jwt/support';
import { startEmulator, type Emulator, type EmulatorOptions } from '../emulator';
import { jwtCredentialFor } from '../support/engine';
import { jwtWitness, type Witness } from './sdk';

const MINUTE = 60_000;

describe('Box’s own SDK, as an application with a key', () => {
	let emulator: Emulator;
	let sdk: Witness | undefined;

	async function connect(options: EmulatorOptions = {}, user?: keyof Emulator['users']) {
		emulator = await startEmulator(options);
		return (sdk = jwtWitness(emulator, user && emulator.users[user].id));
	}

	afterEach(async () => {
		sdk?.close();
		await emulator.close();
	});

	it('is the same account as the node with the same file', async () => {
		const { client } = await connect();

		const me = await client.users.getUserMe();

		const { json } = await getMe(jwtCredentialFor(emulator));
		expect(me.id).toBe(emulator.service.id);
		expect(json).toMatchObject([{ id: me.id, login: me.login, name: me.name }]);
		expect(emulator.tokenRequests()).toBe(2);
	});

	it('is the same user as the node with the same file', async () => {
		const { client } = await connect({}, 'colleague');

		const { id } = await client.users.getUserMe();

		const { json } = await getMe(
			jwtCredentialFor(emulator, { subjectType: 'user', userId: emulator.users.colleague.id }),
		);
		expect(id).toBe(emulator.users.colleague.id);
		expect(json).toMatchObject([{ id }]);
	});

	it('gets another token after the end of the first, and goes on', async () => {
		const { client, tokens } = await connect();
		await client.users.getUserMe();
		const before = await tokens.get();
		emulator.expireAccessTokens();

		const me = await client.users.getUserMe();

		const after = await tokens.get();
		expect(me.id).toBe(emulator.service.id);
		expect(emulator.tokenRequests()).toBe(2);
		expect(after?.accessToken).not.toBe(before?.accessToken);
		expect(after?.refreshToken).toBeUndefined();
	});

	it.each([
		['a server that is away for a moment', 503],
		['a limit', 429],
	])('tries again after %s', async (_name, status) => {
		const { client } = await connect();
		emulator.faults.add({ path: '/oauth2/token', status, times: 2 });

		expect((await client.users.getUserMe()).id).toBe(emulator.service.id);
		expect(emulator.tokenRequests()).toBe(3);
	});

	it.each<[string, (emulator: Emulator) => void, string, string]>([
		[
			'whose key was removed',
			({ app }) => void (app.publicKeys = {}),
			'invalid_grant',
			'"kid" invalid, unable to lookup correct key',
		],
		[
			'that no administrator has authorized',
			({ app }) => void (app.authorized = false),
			'unauthorized_client',
			'This app is not authorized by the enterprise admin',
		],
		[
			'whose client secret was reset',
			({ app }) => void (app.clientSecret = 'another'),
			'invalid_client',
			'The client credentials are invalid',
		],
	])('is refused for an app %s', async (_name, happen, error, error_description) => {
		const { client } = await connect();
		happen(emulator);

		await expect(client.users.getUserMe()).rejects.toMatchObject({
			responseInfo: { statusCode: 400, body: { error, error_description } },
		});
		expect(emulator.tokenRequests()).toBe(1);
	});

	// Its versions before 10 signed again by this date, as the node does.
	it('is refused with a clock that is slow, and told the time', async () => {
		const { client } = await connect({ now: () => Date.now() + 5 * MINUTE });

		const refused: unknown = await client.users.getUserMe().catch((error: unknown) => error);

		const PAST =
			"Current date/time MUST be before the expiration date/time listed in the 'exp' claim";
		expect(refused).toMatchObject({
			responseInfo: {
				body: { error: 'invalid_grant', error_description: PAST },
				headers: { date: expect.any(String) },
			},
		});
		const { headers } = (refused as { responseInfo: { headers: { date: string } } }).responseInfo;
		const ahead = Date.parse(headers.date) - Date.now();
		expect(ahead).toBeGreaterThan(4 * MINUTE);
		expect((await getMe(jwtCredentialFor(emulator))).error).toBeUndefined();
	});
});

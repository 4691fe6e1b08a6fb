import { createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';

import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer } from './support/api';
import { api, at, end } from './support/api';

const NOW = Date.UTC(2026, 0, 1);
const SECONDS = NOW / 1000;
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const HASHES: Record<string, string> = { RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' };

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

describe('the emulator’s grant by assertion', () => {
	let emulator: Emulator;
	let time: number;

	beforeEach(async () => {
		time = NOW;
		emulator = await startEmulator({ now: () => time });
	});

	afterEach(async () => await end(emulator));

	/** An assertion of the application's own account. `undefined` leaves a claim out. */
	function assertion(claims: object = {}, header: object = {}): string {
		const { boxAppSettings, enterpriseID } = emulator.configuration();
		const { privateKey: key, passphrase, publicKeyID } = boxAppSettings.appAuth;
		const head = { alg: 'RS512', typ: 'JWT', kid: publicKeyID, ...header };
		const body = {
			iss: boxAppSettings.clientID,
			sub: enterpriseID,
			box_sub_type: 'enterprise',
			aud: 'https://api.box.com/oauth2/token',
			jti: randomUUID(),
			exp: SECONDS + 45,
			...claims,
		};
		const signed = `${encode(head)}.${encode(body)}`;
		const hash = HASHES[head.alg] ?? 'sha256';
		const signature = sign(hash, Buffer.from(signed), createPrivateKey({ key, passphrase }));
		return `${signed}.${signature.toString('base64url')}`;
	}

	async function grant(text: string, more: Record<string, string> = {}): Promise<Answer> {
		return await api(emulator).form('/oauth2/token', {
			grant_type: JWT_BEARER,
			client_id: emulator.clientId,
			client_secret: emulator.clientSecret,
			assertion: text,
			...more,
		});
	}

	async function me({ json }: Answer): Promise<unknown> {
		const user = api(emulator, String(at(json, 'access_token')));
		return at((await user.call('GET', '/2.0/users/me')).json, 'id');
	}

	const refusal = ({ status, json }: Answer) => [
		status,
		at(json, 'error'),
		at(json, 'error_description'),
	];

	it.each(['RS256', 'RS384', 'RS512'])(
		'gives the application’s own account for %s',
		async (alg) => {
			const answer = await grant(assertion({}, { alg }));

			expect(answer.status).toBe(200);
			expect(at(answer.json, 'refresh_token')).toBeUndefined();
			expect(await me(answer)).toBe(emulator.service.id);
		},
	);

	it('gives a user of the enterprise, for the emulator’s own address, too', async () => {
		const { colleague } = emulator.users;
		const aud = `${emulator.url}/oauth2/token`;
		const claims = { sub: colleague.id, box_sub_type: 'user', aud, iat: SECONDS, nbf: SECONDS };

		expect(await me(await grant(assertion(claims)))).toBe(colleague.id);
	});

	it('tries all registered keys if the assertion names none', async () => {
		const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
		const pem = publicKey.export({ type: 'spki', format: 'pem' });
		emulator.app.publicKeys = { other: String(pem) };

		expect((await grant(assertion({}, { kid: undefined }))).status).toBe(200);
		expect((await grant(assertion({}, { kid: 'other' }))).status).toBe(400);
	});

	it('narrows the token down to the scopes that are asked for', async () => {
		const answer = await grant(assertion(), { scope: 'root_readonly' });
		const service = api(emulator, String(at(answer.json, 'access_token')));
		const body = { name: 'New', parent: { id: '0' } };

		expect((await service.call('GET', '/2.0/folders/0')).status).toBe(200);
		expect((await service.call('POST', '/2.0/folders', body)).status).toBe(403);
	});

	const EXCEEDS =
		"Please check the 'exp' claim. The 'exp' value exceeds the maximum value of 60 seconds beyond the issue time.";
	const INTEGER = "Please check the 'exp' claim. Should be an integer";
	const PAST =
		"Current date/time MUST be before the expiration date/time listed in the 'exp' claim";
	const UNIQUE = "Please check the 'jti' claim. A unique 'jti' value is required.";
	const KEY = '"kid" invalid, unable to lookup correct key';
	const SIGNATURE =
		"Signature verification error. The public key identified by 'kid' must correspond to the private key used for signing.";
	const SUBJECT = "Please check the 'sub' claim. The 'sub' specified is invalid.";
	const AUDIENCE = "Please check the 'aud' claim.";

	it.each<[string, object, string]>([
		['another issuer', { iss: 'somebody' }, "Please check the 'iss' claim."],
		['no end', { exp: undefined }, INTEGER],
		['an end that is a text', { exp: String(SECONDS + 45) }, INTEGER],
		['an end with a fraction', { exp: SECONDS + 45.5 }, INTEGER],
		['an end that is past', { exp: SECONDS }, PAST],
		['an end that is too far', { exp: SECONDS + 61 }, EXCEEDS],
		['an end too far from its issue', { iat: SECONDS - 30, exp: SECONDS + 31 }, EXCEEDS],
		['an issue yet to come', { iat: SECONDS + 5 }, "Please check the 'iat' claim."],
		['a start yet to come', { nbf: SECONDS + 5 }, "Please check the 'nbf' claim."],
		['no id', { jti: undefined }, UNIQUE],
		['a short id', { jti: 'a'.repeat(15) }, UNIQUE],
		['a long id', { jti: 'a'.repeat(129) }, UNIQUE],
		['another audience', { aud: 'https://api.box.com/oauth2/revoke' }, AUDIENCE],
		['a list of audiences', { aud: ['https://api.box.com/oauth2/token'] }, AUDIENCE],
		['another enterprise', { sub: '31000002' }, SUBJECT],
		['a number as its subject', { sub: 31000001 }, SUBJECT],
		['a user of another enterprise', { sub: '21000000033', box_sub_type: 'user' }, SUBJECT],
		['an enterprise as a user', { box_sub_type: 'user' }, SUBJECT],
		['no type', { box_sub_type: undefined }, "Please check the 'box_sub_type' claim."],
	])('refuses %s', async (_name, claims, message) => {
		expect(refusal(await grant(assertion(claims)))).toEqual([400, 'invalid_grant', message]);
	});

	it('takes ids of 16 to 128 characters and the whole minute', async () => {
		for (const length of [16, 128]) {
			const claims = { jti: 'a'.repeat(length), exp: SECONDS + 60 };
			expect((await grant(assertion(claims))).status).toBe(200);
		}
	});

	it('takes an assertion once', async () => {
		const text = assertion();

		expect((await grant(text)).status).toBe(200);
		expect(refusal(await grant(text))).toEqual([400, 'invalid_grant', UNIQUE]);
	});

	it('tells its time, so that a wrong clock can be put right', async () => {
		time += 120_000;
		const late = await grant(assertion());
		expect(refusal(late)).toEqual([400, 'invalid_grant', PAST]);
		const exp = Date.parse(late.headers.get('date') ?? '') / 1000 + 45;

		expect((await grant(assertion({ exp }))).status).toBe(200);
	});

	it('takes registered keys only, until they are taken away', async () => {
		const failed = [400, 'invalid_grant', SIGNATURE];
		const unknown = [400, 'invalid_grant', KEY];
		const [head, body, signature] = assertion().split('.');
		const [, others] = assertion().split('.');
		const forged = `${head}.${others}.${signature}`;
		expect(refusal(await grant(forged))).toEqual(failed);
		const unsigned = `${encode({ alg: 'none', kid: 'x' })}.${body}.`;
		expect(refusal(await grant(unsigned))).toEqual([400, 'invalid_grant', 'Algorithm not allowed']);
		expect(refusal(await grant(assertion({}, { kid: 'unknown' })))).toEqual(unknown);

		const { publicKeyID } = emulator.configuration().boxAppSettings.appAuth;
		const text = assertion();
		delete emulator.app.publicKeys[publicKeyID];
		expect(refusal(await grant(text))).toEqual(unknown);
		const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
		emulator.app.publicKeys[publicKeyID] = String(
			publicKey.export({ type: 'spki', format: 'pem' }),
		);
		expect(refusal(await grant(text))).toEqual(failed);
		emulator.reset();
		expect((await grant(text)).status).toBe(200);
	});

	it('takes any key of one that comes before a key is registered, if it is to', async () => {
		const text = assertion();
		const other = await startEmulator({ now: () => time, anyKey: true });
		const ask = async () =>
			await api(other).form('/oauth2/token', {
				grant_type: JWT_BEARER,
				client_id: other.clientId,
				client_secret: other.clientSecret,
				assertion: text,
			});

		expect((await ask()).status).toBe(200);
		expect(refusal(await ask())).toEqual([400, 'invalid_grant', UNIQUE]);
		const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
		const pem = pair.publicKey.export({ type: 'spki', format: 'pem' });
		other.app.publicKeys = { other: String(pem) };
		expect(refusal(await ask())[2]).toBe(KEY);
		await end(other);
	});

	it('needs an application that may have the token', async () => {
		const user = { sub: emulator.users.colleague.id, box_sub_type: 'user' };
		const message = 'Cannot obtain user token based on the enterprise configuration for your app';
		const own = { sub: emulator.service.id, box_sub_type: 'user' };
		expect(refusal(await grant(assertion(own)))).toEqual([400, 'invalid_request', message]);

		emulator.app.givesUserTokens = false;
		expect(refusal(await grant(assertion(user)))).toEqual([400, 'invalid_request', message]);
		expect((await grant(assertion())).status).toBe(200);
		emulator.app.authorized = false;
		const unauthorized = 'This app is not authorized by the enterprise admin';
		expect(refusal(await grant(assertion()))).toEqual([400, 'unauthorized_client', unauthorized]);
		const wrong = 'The client credentials are invalid';
		for (const part of ['client_id', 'client_secret']) {
			const answer = await grant(assertion(), { [part]: 'no' });
			expect(refusal(answer)).toEqual([400, 'invalid_client', wrong]);
		}
	});

	it.each([
		['nothing', ''],
		['no assertion', 'a.b'],
		['four parts', 'e30.e30.a.b'],
	])('refuses %s', async (_name, text) => {
		expect(refusal(await grant(text)).slice(0, 2)).toEqual([400, 'invalid_request']);
	});

	it('gives out its configuration as the console does', async () => {
		const { json } = await api(emulator).call('GET', '/_emulator/configuration');

		expect(json).toEqual(emulator.configuration());
		expect(json).toEqual({
			boxAppSettings: {
				clientID: emulator.clientId,
				clientSecret: emulator.clientSecret,
				appAuth: {
					publicKeyID: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
					privateKey: expect.stringMatching(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/) as string,
					passphrase: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
				},
			},
			enterpriseID: '31000001',
		});
	});
});

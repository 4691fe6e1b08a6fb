import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../emulator';
import { boxWith } from '../support/boxWith';
import {
	credentialFor,
	runNode,
	startTrigger,
	storedToken,
	type RunningTrigger,
	type StoredCredential,
} from '../support/engine';
import { ImpatientClock } from '../support/impatientClock';
import { boxTriggerWith } from '../trigger/support';

const DAY = 24 * 3600_000;

/** A reason for which no token can be had. */
interface Cause {
	name: string;
	/** Makes Box refuse; the access token has ended by then. */
	happen: (emulator: Emulator, credential: StoredCredential) => void;
	fields?: ICredentialDataDecryptedObject;
	message: string;
	/** Where to do something about it. */
	place: string;
}

const server = { grantType: 'clientCredentials', oauthTokenData: {} };

const causes: Cause[] = [
	{
		name: 'revoked',
		happen: (emulator) => emulator.revokeRefreshTokens(),
		message: 'The sign-in to Box is no longer valid',
		place: "'Reconnect'",
	},
	{
		name: 'unused for 60 days',
		happen: (emulator, credential) => {
			emulator.revokeRefreshTokens();
			credential.data.oauthTokenData = {
				...storedToken(credential),
				n8n_expires_at: String(Date.now() - 60 * DAY),
			};
		},
		message: 'The Box credential was not used for 60 days, so its sign-in has expired',
		place: "'Reconnect'",
	},
	{
		name: 'the app is not authorized any more',
		happen: ({ app }) => void (app.authorized = false),
		message: 'The app is not authorized in this Box enterprise',
		place: 'Admin Console',
	},
	{
		name: 'another client secret',
		happen: ({ app }) => void (app.clientSecret = 'another'),
		message: "Box does not accept the credential's client ID and client secret",
		place: 'Developer Console',
	},
	{
		name: 'a server application that no administrator has approved',
		fields: { ...server, enterpriseId: '31000001' },
		happen: ({ app }) => void (app.authorized = false),
		message: 'The app is not authorized in this Box enterprise',
		place: 'Admin Console',
	},
	{
		name: 'a user the app may not work as',
		fields: { ...server, subjectType: 'user', userId: '21000000033' },
		happen: () => undefined,
		message: 'Box does not allow the app to work as the user 21000000033',
		place: "'Generate user access tokens'",
	},
	{
		name: 'scopes the app does not have',
		fields: { ...server, enterpriseId: '31000001', scope: 'manage_app_users' },
		happen: () => undefined,
		message: "Box does not give the app the scopes in 'Scope' of the credential",
		place: 'Application Scopes',
	},
];

let emulator: Emulator;
let trigger: RunningTrigger | undefined;

beforeAll(async () => void (emulator = await startEmulator({ strictDownloads: true })));
beforeEach(() => emulator.reset());
afterEach(async () => {
	await trigger?.stop();
	trigger = undefined;
});
afterAll(async () => await emulator.close());

function refused({ happen, fields }: Cause): StoredCredential {
	const credential = credentialFor(emulator, fields);
	emulator.expireAccessTokens();
	happen(emulator, credential);
	return credential;
}

/** The Box node, whose waits take no time. */
const impatientBox = boxWith(new ImpatientClock());

const getMe = async (credential: StoredCredential) =>
	await runNode({
		credential,
		nodeType: impatientBox,
		parameters: { resource: 'user', operation: 'getMe' },
	});

test.each(causes)('in the node: $name', async (cause) => {
	const credential = refused(cause);
	const { error } = await getMe(credential);
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: cause.message,
		description: expect.stringContaining(cause.place),
	});
	const asked = emulator.tokenRequests();
	// The next executions say the same, without asking Box again and again.
	for (let run = 0; run < 5; run++) {
		expect((await getMe(credential)).error?.message).toBe(cause.message);
	}
	expect(emulator.tokenRequests()).toBe(asked);
	expect(asked).toBe(1);
});

test.each(causes)('in the trigger: $name', async (cause) => {
	const credential = refused(cause);
	const nodeType = boxTriggerWith(new ImpatientClock());
	trigger = await startTrigger({ credential, nodeType, activation: 'init' });
	const failure = await trigger.nextFailure();
	expect(failure).toMatchObject({
		message: cause.message,
		description: expect.stringContaining(cause.place),
	});
});

test('the sign-in of somebody who works each month lives on, and ends after 60 days', async () => {
	let time = Date.now();
	const box = await startEmulator({ now: () => time, strictDownloads: true });
	try {
		const credential = credentialFor(box);
		for (let month = 0; month < 4; month++) {
			time += 30 * DAY;
			expect((await getMe(credential)).error).toBeUndefined();
		}
		time += 61 * DAY;
		expect((await getMe(credential)).error?.message).toMatch(/sign-in/);
	} finally {
		await box.close();
	}
});

describe('requests to the token endpoint within six hours, counted', () => {
	/** How often the trigger asks within so many hours of its clock. */
	async function asked(cause: Pick<Cause, 'happen'>, hours: number): Promise<number> {
		const clock = new ImpatientClock();
		const credential = credentialFor(emulator);
		trigger = await startTrigger({
			credential,
			nodeType: boxTriggerWith(clock),
			activation: 'init',
		});
		emulator.clearRequests();
		emulator.expireAccessTokens();
		cause.happen(emulator, credential);
		// The change makes it ask.
		emulator.addFile({ name: 'a.txt', content: '' });
		while (clock.now() < hours * 3600_000) await trigger.nextFailure();
		return emulator.tokenRequests();
	}

	it('once an hour where the sign-in has ended', async () => {
		const hours = 6;
		const count = await asked({ happen: () => emulator.revokeRefreshTokens() }, hours);
		expect(count).toBeGreaterThan(0);
		expect(count).toBeLessThanOrEqual(hours + 1);
		expect(trigger?.failures.length).toBeLessThanOrEqual(hours + 1);
	});

	it('once a minute while the token endpoint is away, after the first five', async () => {
		const hours = 3;
		const count = await asked(
			{
				happen: () =>
					void emulator.faults.add({ path: '/oauth2/token', status: 503, times: 100_000 }),
			},
			hours,
		);
		expect(count).toBeGreaterThan(0);
		expect(count).toBeLessThanOrEqual(5 + 60 * (hours + 1));
		expect(trigger?.failures.length).toBeLessThanOrEqual(hours + 1);
	});
});

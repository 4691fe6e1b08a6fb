import { generateKeyPairSync } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { startEmulator, type Emulator, type Fault } from '../../emulator';
import {
	jwtCredentialFor,
	runNode,
	startTrigger,
	testConnection,
	type StoredCredential,
} from '../../support/engine';
import { ImpatientClock } from '../../support/impatientClock';
import { boxTriggerWith } from '../../trigger/support';
import { Lookout } from '../secrets';
import { caller } from './caller';
import { changed, getMe, withJwt } from './support';

const FIELD = "'App Configuration' of the Box credential";

/** A reason for which no token can be had. */
interface Cause {
	name: string;
	/** Of the credential. */
	fields?: (emulator: Emulator) => ICredentialDataDecryptedObject;
	/** Has Box refuse. */
	happen?: (emulator: Emulator) => void;
	message: string;
	/** Where to do something about it. */
	place: string;
	/** How often Box is asked by one run; 0 if the field itself is wrong. */
	asked: number;
}

const text = (configuration: string) => () => ({ configuration });

const key = (part: Record<string, string>) => (emulator: Emulator) =>
	changed(emulator, ({ boxAppSettings }) => void Object.assign(boxAppSettings.appAuth, part));

/** Has the token endpoint answer so, however often it is asked. */
const answers = (answer: Omit<Fault, 'path'>) => (emulator: Emulator) =>
	void emulator.faults.add({ path: '/oauth2/token', times: 99, ...answer });

/** A new private key that is not encrypted. */
function pem(type: 'ec' | 'rsa'): string {
	const { privateKey } =
		type === 'ec'
			? generateKeyPairSync('ec', { namedCurve: 'P-256' })
			: generateKeyPairSync('rsa', { modulusLength: 2048 });
	return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

const wrongFiles: Array<Pick<Cause, 'name' | 'fields' | 'message'>> = [
	{ name: 'no file', fields: text('  '), message: `${FIELD} is empty` },
	{
		name: 'a file that ends in the middle',
		fields: text('{"boxAppSettings": {'),
		message: `${FIELD} is not the JSON of a configuration file`,
	},
	{
		name: 'a list',
		fields: text('[]'),
		message: `${FIELD} is not the JSON of a configuration file`,
	},
	{
		name: 'a key alone',
		fields: () => ({ configuration: pem('rsa') }),
		message: `${FIELD} is not the JSON of a configuration file`,
	},
	{
		name: 'the file of an app that comes without a key',
		fields: key({ publicKeyID: '', privateKey: '', passphrase: '' }),
		message: `${FIELD} lacks boxAppSettings.appAuth.publicKeyID, boxAppSettings.appAuth.privateKey`,
	},
	{
		name: 'a key that is none',
		fields: key({ privateKey: 'my key' }),
		message: `${FIELD} has a private key that is damaged or is no key`,
	},
	{
		name: 'a key that ends in the middle',
		fields: (emulator) =>
			changed(emulator, ({ boxAppSettings: { appAuth } }) => {
				const lines = (appAuth.privateKey ?? '').trim().split('\n');
				appAuth.privateKey = [...lines.slice(0, 5), lines.at(-1)].join('\n');
			}),
		message: `${FIELD} has a private key that is damaged or is no key`,
	},
	{
		name: 'a key of another kind',
		fields: (emulator) => key({ privateKey: pem('ec') })(emulator),
		message: `${FIELD} has a private key that is not an RSA key, which is the only kind Box takes`,
	},
	{
		name: 'a wrong passphrase',
		fields: key({ passphrase: 'the-wrong-passphrase' }),
		message: `${FIELD} has a passphrase that does not open its private key`,
	},
	{
		name: 'no passphrase',
		fields: key({ passphrase: '' }),
		message: `${FIELD} lacks boxAppSettings.appAuth.passphrase, and the private key is encrypted`,
	},
	{
		name: 'no enterprise',
		fields: (emulator) => changed(emulator, (file) => void (file.enterpriseID = '0')),
		message: `${FIELD} names no enterprise in enterpriseID`,
	},
];

const causes: Cause[] = [
	...wrongFiles.map((cause) => ({ ...cause, place: "'App Configuration'", asked: 0 })),
	{
		name: 'no user',
		fields: () => ({ subjectType: 'user', userId: 'Ann' }),
		message: "'User ID' of the Box credential is not an ID: 'Ann'",
		place: "'User ID'",
		asked: 0,
	},
	{
		name: 'no user but several lines',
		fields: () => ({ subjectType: 'user', userId: '1\n2' }),
		message: "'User ID' of the Box credential is not an ID: '1…'",
		place: "'User ID'",
		asked: 0,
	},
	{
		name: 'a host without https',
		fields: () => ({ apiUrl: 'http://box.example.com' }),
		message:
			"'API Host' of the Box credential must start with https:// (plain http is accepted for this machine only)",
		place: "'API Host'",
		asked: 0,
	},
	{
		name: 'a revoked key',
		happen: ({ app }) => void (app.publicKeys = {}),
		message: "Box does not accept the app's key",
		place: 'Generate a Public/Private Keypair',
		asked: 1,
	},
	{
		name: "another app's key",
		fields: (emulator) => key({ privateKey: pem('rsa') })(emulator),
		message: "Box does not accept the app's key",
		place: 'Generate a Public/Private Keypair',
		asked: 1,
	},
	{
		name: 'an app that no administrator has authorized',
		happen: ({ app }) => void (app.authorized = false),
		message: 'The app is not authorized in this Box enterprise',
		place: 'Admin Console',
		asked: 1,
	},
	{
		name: 'another client secret',
		happen: ({ app }) => void (app.clientSecret = 'another'),
		message: "Box does not accept the app's client ID and client secret",
		place: "'App Configuration'",
		asked: 1,
	},
	{
		name: 'another enterprise',
		fields: (emulator) => changed(emulator, (file) => void (file.enterpriseID = '31000002')),
		message: 'Box does not allow the app to work in the enterprise 31000002',
		place: 'enterpriseID',
		asked: 1,
	},
	{
		name: 'a user of another enterprise',
		fields: () => ({ subjectType: 'user', userId: '21000000033' }),
		message: 'Box does not allow the app to work as the user 21000000033',
		place: "'User ID'",
		asked: 1,
	},
	{
		name: 'an app that may not work as users',
		fields: ({ users }) => ({ subjectType: 'user', userId: users.colleague.id }),
		happen: ({ app }) => void (app.givesUserTokens = false),
		message: 'Box does not allow the app to work as the user',
		place: "'Generate user access tokens'",
		asked: 1,
	},
	{
		name: 'an app whose access is limited to its own users',
		fields: ({ users }) => ({ subjectType: 'user', userId: users.colleague.id }),
		happen: answers({
			status: 400,
			body: {
				error: 'invalid_grant',
				error_description: 'Cannot obtain token based on the enterprise configuration for your app',
			},
		}),
		message: 'Box does not allow the app to work as the user',
		place: "'App + Enterprise Access'",
		asked: 1,
	},
	{
		name: 'an app of another kind',
		happen: answers({
			status: 400,
			body: {
				error: 'invalid_request',
				error_description: 'The grant type is unauthorized for this client_id',
			},
		}),
		message: 'The app does not use Server Authentication with JWT',
		place: "'Authentication'",
		asked: 1,
	},
	{
		name: 'a token endpoint that takes no time at all',
		happen: (emulator) => {
			const headers = { date: new Date().toUTCString() };
			const body = { error: 'invalid_grant', error_description: "Please check the 'exp' claim." };
			answers({ status: 400, headers, body })(emulator);
		},
		message: 'Box does not accept the time of this machine',
		place: 'clock',
		asked: 3,
	},
	{
		name: 'a limit for longer than anybody waits',
		happen: answers({
			status: 429,
			headers: { 'retry-after': '9999' },
		}),
		message: 'No Box access token could be fetched (HTTP 429)',
		place: 'later',
		asked: 1,
	},
];

let emulator: Emulator;
let lookout: Lookout;

beforeEach(async () => {
	emulator = await startEmulator({ strictDownloads: true });
	lookout = new Lookout(emulator);
});

afterEach(async () => {
	jest.restoreAllMocks();
	await emulator.close();
});

function refused({ fields, happen }: Cause): StoredCredential {
	const credential = jwtCredentialFor(emulator, fields?.(emulator));
	lookout.keep(credential, ...secretsOf(emulator), 'the-wrong-passphrase');
	happen?.(emulator);
	return credential;
}

/** What is in the file that must be seen nowhere else; two lines of the key stand for all. */
function secretsOf(emulator: Emulator): string[] {
	const { boxAppSettings } = emulator.configuration();
	const { clientSecret, appAuth } = boxAppSettings;
	return [clientSecret, appAuth.passphrase, ...appAuth.privateKey.split('\n').slice(5, 7)];
}

describe('in the node', () => {
	test.each(causes)('$name', async (cause) => {
		const credential = refused(cause);
		const { error, outputs, run } = await getMe(credential);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining(cause.message),
			description: expect.stringContaining(cause.place),
		});
		// Nobody signs in with such a credential, and no scopes are entered.
		expect(error?.description).not.toMatch(/reconnect|'Scope'|sign-in/i);
		expect(emulator.tokenRequests()).toBe(cause.asked);
		// The next executions say the same, without asking Box again and again.
		for (let again = 0; again < 5; again++) {
			expect((await getMe(credential)).error?.message).toBe(error?.message);
		}
		expect(emulator.tokenRequests()).toBe(cause.asked);
		lookout.expectNone(error, outputs, run.data.resultData);
	});
});

describe('in the trigger', () => {
	test.each(causes)('$name', async (cause) => {
		const credential = refused(cause);
		const nodeType = boxTriggerWith(new ImpatientClock());
		const parameters = withJwt({});
		const trigger = await startTrigger({ credential, nodeType, parameters, activation: 'init' });
		const failure = await trigger.nextFailure();
		await trigger.stop();
		expect(failure).toMatchObject({
			message: expect.stringContaining(cause.message),
			description: expect.stringContaining(cause.place),
		});
		lookout.expectNone(failure, trigger.failures, trigger.staticData);
	});
});

describe('in the test of the connection', () => {
	test.each(causes)('$name', async (cause) => {
		const shown = await testConnection(refused(cause));
		expect(shown).toContain(cause.message);
		lookout.expectNone(shown);
	});
});

describe('in another node of n8n', () => {
	test.each(causes)('$name', async (cause) => {
		const credential = refused(cause);
		const input = Array.from({ length: 20 }, () => ({ json: {} }));
		const { error, run } = await runNode({
			credential,
			nodeType: caller,
			parameters: { url: `${emulator.url}/2.0/users/me` },
			input,
		});
		expect(error?.message).toContain(cause.message);
		expect(emulator.tokenRequests()).toBe(cause.asked);
		lookout.expectNone(error, run.data.resultData);
	});
});

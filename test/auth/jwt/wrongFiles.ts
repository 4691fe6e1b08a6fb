import { generateKeyPairSync } from 'node:crypto';

import type { Emulator } from '../../emulator';

type AppConfiguration = ReturnType<Emulator['configuration']>;
type AppAuth = AppConfiguration['boxAppSettings']['appAuth'];

/** What somebody may paste into a credential instead of the app's configuration file. */
export interface WrongFile {
	name: string;
	configuration: string;
	/** A part of what n8n has to say about it. */
	message: string;
}

const WRONG_PASSPHRASE = 'a-passphrase-of-another-key';
const WRONG_SECRET = 'a-secret-of-another-app';

const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** Keys that do not belong to the app. */
const KEYS = {
	ec: () => ec().export({ type: 'pkcs8', format: 'pem' }),
	rsa: () => rsa().export({ type: 'pkcs8', format: 'pem' }),
	/** Encrypted as older tools do it. */
	old: () =>
		rsa().export({
			...{ type: 'pkcs1', format: 'pem' },
			...{ cipher: 'aes-256-cbc', passphrase: 'an-older-passphrase' },
		}),
};

const made = new Map<keyof typeof KEYS, string>();

/** One of each kind, as making one takes a while. */
function pem(kind: keyof typeof KEYS): string {
	const key = made.get(kind) ?? KEYS[kind]().toString();
	made.set(kind, key);
	return key;
}

/** Files that cannot be used, each in another way. All but the last two never reach Box. */
export function wrongFiles(file: AppConfiguration): WrongFile[] {
	const { appAuth, clientSecret } = file.boxAppSettings;
	const text = JSON.stringify(file, null, 2);
	const withApp = (part: object) =>
		JSON.stringify({ ...file, boxAppSettings: { ...file.boxAppSettings, ...part } });
	const withKey = (part: Partial<AppAuth>) => withApp({ appAuth: { ...appAuth, ...part } });
	const NO_JSON = 'is not the JSON of a configuration file';
	const DAMAGED = 'has a private key that is damaged or is no key';
	return [
		{ name: 'an encrypted key alone', configuration: appAuth.privateKey, message: NO_JSON },
		{ name: 'a key alone', configuration: pem('rsa'), message: NO_JSON },
		{ name: 'text behind it', configuration: `${text}\n${clientSecret}`, message: NO_JSON },
		{ name: 'the file twice', configuration: `${text}${text}`, message: NO_JSON },
		{ name: 'its end missing', configuration: text.slice(0, -20), message: NO_JSON },
		{
			name: 'the key as a text',
			configuration: JSON.stringify(appAuth.privateKey),
			message: NO_JSON,
		},
		{
			name: 'the inner part alone',
			configuration: JSON.stringify(file.boxAppSettings),
			message: 'lacks boxAppSettings.clientID',
		},
		{
			name: 'no client secret',
			configuration: withApp({ clientSecret: '' }),
			message: 'lacks boxAppSettings.clientSecret',
		},
		{
			name: 'the key under another name',
			configuration: withKey({ privateKey: '', passphrase: appAuth.privateKey }),
			message: 'lacks boxAppSettings.appAuth.privateKey',
		},
		{ name: 'no passphrase', configuration: withKey({ passphrase: '' }), message: 'passphrase' },
		{
			name: 'a wrong passphrase',
			configuration: withKey({ passphrase: WRONG_PASSPHRASE }),
			message: 'has a passphrase that does not open its private key',
		},
		{
			name: 'a wrong passphrase for a key that an older tool has encrypted',
			configuration: withKey({ privateKey: pem('old') }),
			message: 'has a passphrase that does not open its private key',
		},
		{
			name: 'a key that was cut',
			configuration: withKey({ privateKey: appAuth.privateKey.slice(0, 400) }),
			message: DAMAGED,
		},
		{
			name: 'a passphrase as the key',
			configuration: withKey({ privateKey: appAuth.passphrase }),
			message: DAMAGED,
		},
		{
			name: 'a key of another kind',
			configuration: withKey({ privateKey: pem('ec'), passphrase: '' }),
			message: 'is not an RSA key',
		},
		{
			name: "another app's key, not encrypted",
			configuration: withKey({ privateKey: pem('rsa'), passphrase: '' }),
			message: "Box does not accept the app's key",
		},
		{
			name: "another app's secret",
			configuration: withApp({ clientSecret: WRONG_SECRET }),
			message: "Box does not accept the app's client ID and client secret",
		},
	];
}

/** Everything in configuration files that must be seen nowhere else. */
export function secretsIn(configurations: readonly string[], file: AppConfiguration): string[] {
	const { clientSecret, appAuth } = file.boxAppSettings;
	// A line of a key has 64 letters; the same one is in a file with `\n` for its end.
	const lines = configurations.flatMap((each) => each.match(/[A-Za-z0-9+/]{40,}/g) ?? []);
	const words = [clientSecret, appAuth.passphrase, WRONG_PASSPHRASE, WRONG_SECRET];
	return [...new Set([...words, ...lines])];
}

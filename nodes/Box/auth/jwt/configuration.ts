import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { isObject, objectAt, parseJson } from '../../client/json';
import { CONSOLE } from '../causes';
import { CredentialError } from '../credentialError';

/** The display name of the credential's field for the file. */
export const FIELD = 'App Configuration';

/**
 * What the configuration file of an application holds, which Box's console gives out with a new key
 * pair: https://developer.box.com/guides/authentication/jwt/jwt-setup/
 */
export interface AppConfiguration {
	clientId: string;
	clientSecret: string;
	/** Box's ID of the public key. */
	keyId: string;
	/** PEM, usually encrypted. */
	privateKey: string;
	/** Empty if the private key is not encrypted. */
	passphrase: string;
	/** Empty if the file names none. */
	enterpriseId: string;
}

/** Where to get a good file. */
export const REMEDY = `In ${CONSOLE} (Configuration, Add and Manage Public Keys), choose 'Generate a Public/Private Keypair', and paste the whole file that is downloaded into '${FIELD}' of the credential.`;

/**
 * Reads the file as it was pasted.
 *
 * @throws CredentialError if it is no JSON, or a part is missing. It shows nothing of the file.
 */
export function toConfiguration({
	configuration,
}: ICredentialDataDecryptedObject): AppConfiguration {
	// An expression may give the object itself, such as one from an external vault.
	const file = typeof configuration === 'string' ? parsed(configuration) : configuration;
	if (file === undefined) throw unusable('is empty');
	if (!isObject(file)) throw unusable('is not the JSON of a configuration file');
	const settings = objectAt(file.boxAppSettings);
	const key = objectAt(settings.appAuth);
	const parts = {
		'boxAppSettings.clientID': plain(settings.clientID),
		'boxAppSettings.clientSecret': plain(settings.clientSecret),
		'boxAppSettings.appAuth.publicKeyID': plain(key.publicKeyID),
		'boxAppSettings.appAuth.privateKey': plain(key.privateKey),
	};
	const missing = Object.entries(parts).flatMap(([path, value]) => (value === '' ? [path] : []));
	if (missing.length > 0) throw unusable(`lacks ${missing.join(', ')}`);
	return {
		clientId: parts['boxAppSettings.clientID'],
		clientSecret: parts['boxAppSettings.clientSecret'],
		keyId: parts['boxAppSettings.appAuth.publicKeyID'],
		privateKey: parts['boxAppSettings.appAuth.privateKey'],
		passphrase: typeof key.passphrase === 'string' ? key.passphrase : '',
		enterpriseId: plain(file.enterpriseID),
	};
}

/** An error that says what is wrong with the file. */
export function unusable(what: string, remedy = REMEDY): CredentialError {
	return new CredentialError(`'${FIELD}' of the Box credential ${what}`, remedy);
}

/** `undefined` for an empty text, `null` for one that is not JSON. */
function parsed(text: string): unknown {
	// Editors put a mark at the beginning of a file, which JSON does not allow.
	const json = text.replace(/^\uFEFF/, '').trim();
	return json === '' ? undefined : (parseJson(json) ?? null);
}

function plain(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

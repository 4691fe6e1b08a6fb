import { createPrivateKey, type KeyObject } from 'node:crypto';

import { objectAt } from '../../client/json';
import type { CredentialError } from '../credentialError';
import { unusable, type AppConfiguration } from './configuration';

const PEM = /^-----BEGIN ([A-Z ]+)-----([\s\S]+?)-----END \1-----$/;
const LINE = /.{1,64}/g;

/** A key as its text says, before it is opened. */
interface Pem {
	label: string;
	/** Base64 without line breaks. */
	body: string;
}

/**
 * The application's private key, ready to sign.
 *
 * @throws CredentialError if it is no RSA key, or the passphrase does not open it. It shows nothing of
 *   the key, and does not carry Node's error, which may.
 */
export function toPrivateKey({
	privateKey,
	passphrase,
}: Pick<AppConfiguration, 'privateKey' | 'passphrase'>): KeyObject {
	const pem = toPem(privateKey);
	if (!pem || !isWhole(pem)) throw unusable('has a private key that is damaged or is no key');
	const lines = pem.body.match(LINE) ?? [];
	const text = [`-----BEGIN ${pem.label}-----`, ...lines, `-----END ${pem.label}-----`].join('\n');
	let key: KeyObject;
	try {
		key = createPrivateKey({ key: text, format: 'pem', passphrase });
	} catch (error) {
		throw notOpened(pem, passphrase, error);
	}
	if (key.asymmetricKeyType === 'rsa') return key;
	throw unusable('has a private key that is not an RSA key, which is the only kind Box takes');
}

function notOpened({ label }: Pem, passphrase: string, error: unknown): CredentialError {
	const { code } = objectAt(error);
	if (!label.includes('ENCRYPTED')) {
		return unusable('has a private key that is damaged or is no key');
	}
	if (passphrase === '') {
		return unusable('lacks boxAppSettings.appAuth.passphrase, and the private key is encrypted');
	}
	// OpenSSL 3 has left out the oldest ciphers.
	if (code === 'ERR_OSSL_EVP_UNSUPPORTED') {
		return unusable('has a private key whose encryption is too old for this n8n');
	}
	return unusable('has a passphrase that does not open its private key');
}

/** Whoever copies a key by hand may lose its line breaks, or have them as `\n`. */
function toPem(text: string): Pem | undefined {
	const [, label, body] = PEM.exec(text.trim()) ?? [];
	if (label === undefined || body === undefined) return undefined;
	return { label, body: body.replace(/\\[rn]|\s/g, '') };
}

/** Whether all bytes are there: what is encrypted looks the same if the passphrase is wrong. */
function isWhole({ body }: Pem): boolean {
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return false;
	const bytes = Buffer.from(body, 'base64');
	const [tag, first = 0] = bytes;
	// https://en.wikipedia.org/wiki/X.690#Length_octets
	const more = first > 0x80 ? first - 0x80 : 0;
	const size = more > 0 && more <= 4 && bytes.length > 2 + more ? bytes.readUIntBE(2, more) : first;
	return tag === 0x30 && bytes.length === 2 + more + size;
}

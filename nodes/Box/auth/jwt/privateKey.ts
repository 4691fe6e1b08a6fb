import { createPrivateKey, type KeyObject } from 'node:crypto';

import { objectAt } from '../../client/json';
import type { CredentialError } from '../credentialError';
import { unusable, type AppConfiguration } from './configuration';

const PEM = /^-----BEGIN ([A-Z ]+)-----([\s\S]+?)-----END \1-----$/;
/** What older tools write above a key that is encrypted: https://www.rfc-editor.org/rfc/rfc1421#section-4.4 */
const HEADERS = /^\s*((?:[A-Za-z-]+: .*\r?\n)+)/;
const LINE = /.{1,64}/g;

/** A key as its text says, before it is opened. */
interface Pem {
	label: string;
	/** Lines above the key, if an older tool has encrypted it. */
	headers: string;
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
	let key: KeyObject;
	try {
		key = createPrivateKey({ key: toText(pem), format: 'pem', passphrase });
	} catch (error) {
		throw notOpened(pem, passphrase, error);
	}
	if (key.asymmetricKeyType === 'rsa') return key;
	throw unusable('has a private key that is not an RSA key, which is the only kind Box takes');
}

function notOpened(pem: Pem, passphrase: string, error: unknown): CredentialError {
	const { code } = objectAt(error);
	if (!isEncrypted(pem)) {
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
	const lines = text.replace(/(\\r)?\\n/g, '\n').trim();
	const [, label, content] = PEM.exec(lines) ?? [];
	if (label === undefined || content === undefined) return undefined;
	const [above = '', headers = ''] = HEADERS.exec(content) ?? [];
	return { label, headers, body: content.slice(above.length).replace(/\s/g, '') };
}

function toText({ label, headers, body }: Pem): string {
	const above = headers === '' ? [] : [headers];
	const lines = body.match(LINE) ?? [];
	return [`-----BEGIN ${label}-----`, ...above, ...lines, `-----END ${label}-----`].join('\n');
}

function isEncrypted({ label, headers }: Pem): boolean {
	return `${label} ${headers}`.includes('ENCRYPTED');
}

/** Whether all bytes are there: what is encrypted looks the same if the passphrase is wrong. */
function isWhole({ headers, body }: Pem): boolean {
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return false;
	// All of it is encrypted then, its length as well.
	if (headers !== '') return true;
	const bytes = Buffer.from(body, 'base64');
	const [tag, first = 0] = bytes;
	// https://en.wikipedia.org/wiki/X.690#Length_octets
	const more = first > 0x80 ? first - 0x80 : 0;
	const size = more > 0 && more <= 4 && bytes.length > 2 + more ? bytes.readUIntBE(2, more) : first;
	return tag === 0x30 && bytes.length === 2 + more + size;
}

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { run } from '../../n8n/run';

/** A certificate for names of Box, valid on this machine for a day. */
export interface Certificate {
	key: string;
	cert: string;
	/** The file with the certificate, for `NODE_EXTRA_CA_CERTS`. */
	file: string;
}

/**
 * Makes a certificate that signs itself: whoever is told to trust it needs no authority.
 * Rejects where there is no openssl.
 *
 * https://docs.openssl.org/3.0/man1/openssl-req/
 *
 * @param folder where the key and the certificate are put
 */
export async function makeCertificate(
	folder: string,
	names: readonly string[],
): Promise<Certificate> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const keyFile = join(folder, 'key.pem');
	const file = join(folder, 'certificate.pem');
	const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	const subject = [
		...['-subj', '/CN=Box on this machine'],
		...['-addext', `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`],
	];
	const files = ['-keyout', keyFile, '-out', file];
	try {
		await run('openssl', ['req', '-x509', '-days', '1', ...key, ...subject, ...files]);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
		throw new Error(
			'The benchmark makes a TLS certificate with openssl, which is not installed (Debian and Ubuntu: sudo apt-get install openssl).',
			{ cause: error },
		);
	}
	const [keyText, cert] = await Promise.all([readFile(keyFile, 'utf8'), readFile(file, 'utf8')]);
	return { key: keyText, cert, file };
}

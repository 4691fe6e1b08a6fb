import { generateKeyPairSync } from 'node:crypto';

import type { App } from './app';
import { hex } from './ids';

/**
 * The file that the Developer Console gives out with a new key pair:
 * https://developer.box.com/guides/authentication/jwt/jwt-setup/
 */
export interface AppConfiguration {
	boxAppSettings: {
		clientID: string;
		clientSecret: string;
		appAuth: {
			publicKeyID: string;
			/** PKCS#8 in PEM, encrypted with the passphrase. */
			privateKey: string;
			passphrase: string;
		};
	};
	enterpriseID: string;
}

interface KeyPair {
	id: string;
	publicKey: string;
	privateKey: string;
	passphrase: string;
}

let generated: KeyPair | undefined;

/** One pair for all emulators of the process, made when it is first asked for: that takes a while. */
function keyPair(): KeyPair {
	if (generated) return generated;
	const passphrase = hex(16);
	const { publicKey, privateKey } = generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase },
	});
	generated = { id: hex(4), publicKey, privateKey, passphrase };
	return generated;
}

/** The key pair of an application, and the configuration file that carries it. */
export class AppKeys {
	private given?: KeyPair;

	constructor(
		private readonly app: App,
		private readonly enterpriseID: string,
	) {}

	/** The configuration file. Its public key is registered at the application from now on. */
	configuration(): AppConfiguration {
		this.given = keyPair();
		this.register();
		const { id, privateKey, passphrase } = this.given;
		const { clientId: clientID, clientSecret } = this.app;
		const appAuth = { publicKeyID: id, privateKey, passphrase };
		return {
			boxAppSettings: { clientID, clientSecret, appAuth },
			enterpriseID: this.enterpriseID,
		};
	}

	/** Registers the key that was given out, if there is one, so that its file stays good. */
	register(): void {
		if (this.given) this.app.publicKeys[this.given.id] = this.given.publicKey;
	}
}

import { inspect } from 'node:util';
import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';

import { startEmulator, type Emulator } from '../emulator';
import { storedToken, type StoredCredential } from '../support/engine';

const LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** Everything that n8n is told and shows, and all that must not be in it. */
export class Lookout {
	private readonly lines: unknown[] = [];
	private readonly known = new Set<string>();

	constructor(private readonly emulator: Emulator) {
		const logger = Container.get(Logger);
		for (const level of LEVELS) {
			jest.spyOn(logger, level).mockImplementation((...said: unknown[]) => {
				this.lines.push(said);
			});
		}
	}

	/** Remembers what a credential holds now, and anything else that opens something. */
	keep(credential: StoredCredential, ...more: string[]): void {
		const { access_token, refresh_token } = storedToken(credential);
		const { clientSecret } = credential.data;
		for (const secret of [access_token, refresh_token, clientSecret, ...more]) {
			if (typeof secret === 'string' && secret !== '') this.known.add(secret);
		}
	}

	/** Signed addresses of downloads, and channels of realtime servers, that were handed out. */
	private addresses(): string[] {
		return this.emulator.requests().flatMap(({ host, path, query }) => {
			const signed = host === 'download' ? path.split('/').filter((part) => part.length > 12) : [];
			return query?.channel ? [...signed, query.channel] : signed;
		});
	}

	/** Fails where a secret is in what came out, or in the log. Every property is looked at. */
	expectNone(...out: unknown[]): void {
		const shown = inspect([out, this.lines], {
			depth: Infinity,
			showHidden: true,
			maxStringLength: Infinity,
			maxArrayLength: Infinity,
		});
		const found = [...this.known, ...this.addresses()].filter((secret) => shown.includes(secret));
		expect(found).toEqual([]);
	}
}

/** Starts an emulator for the tests of a file, and has a look-out in each. */
export function eachWithLookout(
	use: (started: { emulator: Emulator; lookout: Lookout }) => void,
): void {
	let emulator: Emulator;
	beforeAll(async () => void (emulator = await startEmulator({ strictDownloads: true })));
	beforeEach(() => {
		emulator.reset();
		use({ emulator, lookout: new Lookout(emulator) });
	});
	afterEach(() => jest.restoreAllMocks());
	afterAll(async () => await emulator.close());
}

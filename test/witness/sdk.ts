import { Agent } from 'node:http';
import { Readable } from 'node:stream';
import { BoxClient, BoxJwtAuth, BoxOAuth, JwtConfig, OAuthConfig } from 'box-node-sdk';
import { InMemoryTokenStorage } from 'box-node-sdk/lib/box/tokenStorage';
import { BaseUrls } from 'box-node-sdk/lib/networking/baseUrls';
import { NetworkSession } from 'box-node-sdk/lib/networking/network';
import { BoxRetryStrategy } from 'box-node-sdk/lib/networking/retries';

import { startEmulator, type Emulator, type EmulatorOptions } from '../emulator';

/** Box's own SDK, connected to the emulator. */
export interface Witness {
	client: BoxClient;
	tokens: InMemoryTokenStorage;
	/** Ends the connections that the SDK keeps alive. */
	close(): void;
}

/** What the SDK has to know of the emulator. */
type Address = Pick<Emulator, 'url' | 'clientId' | 'clientSecret' | 'connect'>;

/** Connects the SDK as a user who has consented. */
export function witness(emulator: Address, userId?: string): Witness {
	const tokens = new InMemoryTokenStorage({});
	const { access_token: accessToken, refresh_token: refreshToken } = emulator.connect(userId);
	void tokens.store({ accessToken, refreshToken, tokenType: 'bearer', expiresIn: 3600 });
	const config = new OAuthConfig({
		clientId: emulator.clientId,
		clientSecret: emulator.clientSecret,
		tokenStorage: tokens,
	});
	return connected(new BoxOAuth({ config }), tokens, emulator);
}

/**
 * Box's own SDK as an application with a key, by its configuration file: as the service account, or as
 * a user.
 */
export function jwtWitness(
	emulator: Pick<Emulator, 'url' | 'configuration'>,
	userId?: string,
): Witness {
	const tokens = new InMemoryTokenStorage({});
	const file = JSON.stringify(emulator.configuration());
	const auth = new BoxJwtAuth({ config: JwtConfig.fromConfigJsonString(file, tokens) });
	const subject = userId === undefined ? auth : auth.withUserSubject(userId, tokens);
	return connected(subject, tokens, emulator);
}

/** Points the SDK's three hosts at the emulator. */
function connected(
	auth: BoxOAuth | BoxJwtAuth,
	tokens: InMemoryTokenStorage,
	{ url }: Pick<Emulator, 'url'>,
): Witness {
	const networkSession = new NetworkSession({
		// Repeats at once, so that no test waits for a clock.
		retryStrategy: new BoxRetryStrategy({ retryBaseInterval: 0 }),
		baseUrls: new BaseUrls({
			baseUrl: url,
			uploadUrl: `${url}/api`,
			oauth2Url: `${url}/api/oauth2`,
		}),
	});
	const client = new BoxClient({ auth, networkSession });
	return { client, tokens, close: () => endConnections(networkSession.agent) };
}

/** Starts an emulator for each test, and connects the SDK to it. */
export function eachWithWitness(
	use: (started: { emulator: Emulator; sdk: Witness }) => void,
	options: EmulatorOptions = {},
): void {
	let emulator: Emulator;
	let sdk: Witness;
	beforeEach(async () => {
		emulator = await startEmulator({ strictDownloads: true, ...options });
		sdk = witness(emulator);
		use({ emulator, sdk });
	});
	afterEach(async () => {
		sdk.close();
		await emulator.close();
	});
}

function endConnections(agent: unknown): void {
	if (agent instanceof Agent) agent.destroy();
}

/** All bytes of a stream. */
export async function bytes(stream: Readable | undefined): Promise<Buffer> {
	if (!stream) throw new Error('There is no stream');
	const chunks: Buffer[] = [];
	for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
	return Buffer.concat(chunks);
}

/** Uploads a file through the SDK and gives its id. */
export async function upload(
	client: BoxClient,
	name: string,
	content: string,
	parentId = '0',
): Promise<string> {
	const { entries } = await client.uploads.uploadFile({
		attributes: { name, parent: { id: parentId } },
		file: Readable.from([Buffer.from(content)]),
	});
	const id = entries?.[0]?.id;
	if (!id) throw new Error('The upload gave no file');
	return id;
}

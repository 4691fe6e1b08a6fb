import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { secretsIn, wrongFiles, type WrongFile } from '../auth/jwt/wrongFiles';
import type { Workflow, WorkflowNode } from '../n8n/setup';
import { readExecutions } from './support/executions';
import { boxNode, call, manyCalls } from './support/manyCalls';
import { startWorld, type World } from './support/world';

const ITEMS = 25;
const EXPIRIES = 3;
const WRONG = 'wrongFilesAtOnce';

/** What an application signs, whoever it is: its first two parts are JSON in base64. */
const ASSERTION = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}/;

const JWT = { id: 'boxEmulatorJwt01', name: 'Box app' };

const credentialAt = (index: number) => ({
	id: `boxWrongFile${String(index).padStart(4, '0')}`,
	name: `Wrong file ${index}`,
});

/** n8n's own node, with the credential as one of those that it knows. */
function httpRequest(url: string, credentials: WorkflowNode['credentials']) {
	return {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			...{ url, authentication: 'predefinedCredentialType', nodeCredentialType: 'boxJwtApi' },
			options: {},
		},
		credentials,
	};
}

/** A workflow with two nodes for each credential that cannot be used. It goes on after their errors. */
function wrongFilesAtOnce(files: readonly WrongFile[], url: string): Workflow {
	const { nodes: [webhook] = [] } = manyCalls(WRONG, boxNode('jwt', {}));
	if (!webhook) throw new Error('There is no webhook');
	const callers = files.flatMap(({ name }, index) => {
		const credentials = { boxJwtApi: credentialAt(index) };
		const kinds = {
			Box: boxNode('jwt', credentials),
			'HTTP Request': httpRequest(url, credentials),
		};
		return Object.entries(kinds).map(([kind, rest]) => ({
			...{ id: `${kind}, ${name}`, name: `${kind}, ${name}` },
			...{ typeVersion: 1, position: [0, 0], onError: 'continueRegularOutput', ...rest },
		}));
	});
	const first = callers.map(({ name }) => ({ node: name, type: 'main', index: 0 }));
	return {
		...{ id: WRONG, name: 'Wrong files at once', nodes: [webhook, ...callers] },
		connections: { Webhook: { main: [first] } },
	};
}

let world: World;
let files: WrongFile[] = [];
let failing: Workflow;

beforeAll(async () => {
	world = await startWorld({
		connected: false,
		env: { N8N_LOG_LEVEL: 'debug', EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all' },
		arrange: (emulator) => {
			const url = `${emulator.url}/2.0/users/me`;
			files = wrongFiles(emulator.configuration());
			const passphrase = files.findIndex(({ name }) => name === 'a wrong passphrase');
			failing = manyCalls(
				'wrongFileFailing',
				boxNode('jwt', { boxJwtApi: credentialAt(passphrase) }),
			);
			const wrong = files.map(({ configuration }, index) => ({
				...credentialAt(index),
				data: { configuration },
			}));
			return {
				jwtCredentials: [JWT, ...wrong],
				workflows: [
					manyCalls('manyHttpRequests', httpRequest(url, { boxJwtApi: JWT })),
					manyCalls('manyCallsWithKey', boxNode('jwt', { boxJwtApi: JWT })),
					wrongFilesAtOnce(files, url),
					failing,
				],
				published: true,
			};
		},
	});
});
afterAll(async () => await world?.close());

/** The access token that n8n has stored, once it does not run any more. */
async function storedToken(): Promise<string> {
	await world.n8n.stop();
	const output = join(world.setup.userFolder, 'exported.json');
	await world.n8n.cli([
		'export:credentials',
		`--id=${JWT.id}`,
		'--decrypted',
		`--output=${output}`,
	]);
	const [credential] = JSON.parse(await readFile(output, 'utf8')) as Array<{
		data: { accessToken: string };
	}>;
	return credential?.data.accessToken ?? '';
}

test("n8n's HTTP Request node calls Box with a key, also after the end of a token", async () => {
	const { emulator, n8n } = world;
	const right = Array.from({ length: ITEMS }, () => emulator.service.name);
	for (let expiry = 1; expiry <= EXPIRIES; expiry++) {
		expect(await call(n8n, 'manyHttpRequests', ITEMS)).toEqual(right);
		expect(emulator.tokenRequests()).toBe(expiry);
		emulator.expireAccessTokens();
	}
});

test('the HTTP Request node and the Box node have one token', async () => {
	const { emulator, n8n } = world;
	for (const [first, second] of [
		['manyHttpRequests', 'manyCallsWithKey'],
		['manyCallsWithKey', 'manyHttpRequests'],
	] as const) {
		emulator.expireAccessTokens();
		emulator.clearRequests();
		expect(await call(n8n, first, 1)).toEqual(await call(n8n, second, 1));
		expect(emulator.tokenRequests()).toBe(1);
	}
});

test('no part of a file, no assertion and no token is in an execution or in the log', async () => {
	const { emulator, n8n } = world;
	emulator.clearRequests();
	await call(n8n, WRONG, 1);
	await expect(call(n8n, failing.id, 1)).rejects.toThrow('n8n answered 500');
	// Only two of the files are good enough for Box to be asked, by each of two nodes at most.
	expect(emulator.tokenRequests()).toBeLessThanOrEqual(4);

	const rest = await n8n.rest();
	const ids = [WRONG, failing.id, 'manyHttpRequests', 'manyCallsWithKey'];
	const executions = await Promise.all(ids.map(async (id) => await readExecutions(rest, id)));
	const shown = executions.map((each) => JSON.stringify(each));
	for (const { name, message } of files) {
		for (const kind of ['Box', 'HTTP Request']) {
			const [execution] = executions[0] ?? [];
			const run = execution?.data.resultData.runData[`${kind}, ${name}`];
			expect(JSON.stringify(run)).toContain(JSON.stringify(message).slice(1, -1));
		}
	}
	expect(shown[1]).toContain('has a passphrase that does not open its private key');

	const configurations = files.map(({ configuration }) => configuration);
	const secrets = secretsIn(configurations, emulator.configuration());
	expect(secrets.length).toBeGreaterThan(50);
	const token = await storedToken();
	expect(token.length).toBeGreaterThan(10);
	const everything = [...shown, n8n.logs()];
	for (const text of everything) {
		expect([...secrets, token].filter((secret) => text.includes(secret))).toEqual([]);
		expect(ASSERTION.exec(text)?.[0]).toBeUndefined();
	}
});

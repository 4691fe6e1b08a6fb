import { freePort } from '../n8n/ports';
import type { RunningN8n } from '../n8n/server';
import type { Workflow, WorkflowNode } from '../n8n/setup';
import { startServer, startWorld, type World } from './support/world';

const EXPIRIES = 20;
const ITEMS = 25;
const PATH = 'calls';

let world: World;
let servers: RunningN8n[] = [];

function node(name: string, type: string, parameters: Record<string, unknown>): WorkflowNode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

/** Answers an HTTP call with what Box says of the connected user, once for each entry of its list. */
const workflow: Workflow = {
	id: 'manyCallsAtOnce0',
	name: 'Many calls at once',
	nodes: [
		{
			...node('Webhook', 'n8n-nodes-base.webhook', {
				httpMethod: 'POST',
				path: PATH,
				responseMode: 'lastNode',
				responseData: 'allEntries',
				options: {},
			}),
			webhookId: 'manyCallsAtOnce0',
		},
		node('Split Out', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.list', options: {} }),
		{
			...node('Box', 'n8n-nodes-box.box', {
				resource: 'user',
				operation: 'getMe',
				requestOptions: { concurrency: 20 },
			}),
			credentials: { boxApi: { id: null, name: '' } },
		},
	],
	connections: {
		Webhook: { main: [[{ node: 'Split Out', type: 'main', index: 0 }]] },
		'Split Out': { main: [[{ node: 'Box', type: 'main', index: 0 }]] },
	},
};

beforeAll(async () => {
	world = await startWorld({
		arrange: () => ({ workflows: [workflow], published: true }),
		// Box is kinder: it repeats the answer to a refresh until the new token is used.
		box: { rotation: 'strict' },
	});
	const second = await startServer({ ...world.setup, port: await freePort() });
	servers = [world.n8n, second];
});
afterAll(async () => {
	await servers[1]?.stop();
	await world?.close();
});

/** One execution of the workflow, by the production address of one of the servers. */
async function call({ url }: RunningN8n): Promise<string[]> {
	const list = Array.from({ length: ITEMS }, (_, number) => ({ number }));
	const answer = await fetch(`${url}/webhook/${PATH}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ list }),
	});
	const text = await answer.text();
	if (!answer.ok) throw new Error(`n8n answered ${answer.status}: ${text}`);
	return (JSON.parse(text) as Array<{ name: string }>).map(({ name }) => name);
}

test(`two n8n with one database, one credential and single-use refresh tokens: no call fails over ${EXPIRIES} expiries`, async () => {
	const { emulator } = world;
	const right = Array.from({ length: ITEMS }, () => 'Admin');
	for (let expiry = 0; expiry < EXPIRIES; expiry++) {
		emulator.expireAccessTokens();
		emulator.clearRequests();
		const executions = [...servers, ...servers].map(call);
		expect(await Promise.all(executions)).toEqual(executions.map(() => right));
		expect(emulator.tokenRequests()).toBeGreaterThanOrEqual(1);
		expect(emulator.tokenRequests()).toBeLessThanOrEqual(servers.length);
	}
	for (const server of servers) expect(server.logs()).not.toContain('invalid_grant');
});

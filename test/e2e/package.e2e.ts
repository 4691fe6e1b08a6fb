import type { INodeTypeDescription, ICredentialType } from 'n8n-workflow';

import { startWorld, type World } from './support/world';

let world: World;

beforeAll(async () => {
	world = await startWorld();
});
afterAll(async () => await world?.close());

async function nodeTypes(): Promise<INodeTypeDescription[]> {
	const rest = await world.n8n.rest();
	const all = await rest.document<INodeTypeDescription[]>('/types/nodes.json');
	return all.filter(({ name }) => name.startsWith('n8n-nodes-box.'));
}

describe('the installed package', () => {
	test('is loaded without a word in the log', () => {
		const lines = world.n8n.logs().split('\n');
		expect(
			lines.filter((line) =>
				/\bBox\b|n8n-nodes-box(?!-e2e)|boxApi|\b[Ww]arn|\b[Ee]rror/.test(line),
			),
		).toEqual([]);
	});

	test('brings the node, the node as a tool, and the trigger', async () => {
		const names = (await nodeTypes()).map(({ name }) => name);
		expect(names.sort()).toEqual([
			'n8n-nodes-box.box',
			'n8n-nodes-box.boxTool',
			'n8n-nodes-box.boxTrigger',
		]);
	});

	test('brings its credentials, beside that of the built-in nodes', async () => {
		const rest = await world.n8n.rest();
		const all = await rest.document<ICredentialType[]>('/types/credentials.json');
		const box = all.filter(({ name }) => /^box/.test(name));
		expect(box.map(({ name }) => name).sort()).toEqual(['boxApi', 'boxJwtApi', 'boxOAuth2Api']);
	});

	test('has descriptions well under 400 kB', async () => {
		const bytes = (await nodeTypes()).map((type) => Buffer.byteLength(JSON.stringify(type)));
		expect(Math.max(...bytes)).toBeLessThan(400_000);
	});

	test('has its icons, light and dark, where the editor looks for them', async () => {
		for (const { iconUrl } of await nodeTypes()) {
			if (typeof iconUrl !== 'object') throw new Error(`There is one icon only: ${iconUrl}`);
			for (const path of [iconUrl.light, iconUrl.dark]) {
				const answer = await fetch(`${world.n8n.url}/${path}`);
				expect(answer.headers.get('content-type')).toMatch(/^image\/svg/);
			}
		}
	});
});

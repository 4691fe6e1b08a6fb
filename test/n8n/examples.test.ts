import { readdirSync } from 'node:fs';

import { startEmulator, type Emulator } from '../emulator';
import { EXAMPLES, examples, loadExample } from './examples';
import { BOX_CREDENTIAL } from './setup';

let emulator: Emulator;

beforeEach(async () => {
	emulator = await startEmulator({ strictDownloads: true });
	for (const example of examples) example.prepare(emulator);
});

afterEach(async () => await emulator.close());

it('are all known', () => {
	const published = readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'));
	expect(examples.map(({ file }) => file).sort()).toEqual(published.sort());
});

it('have ids that differ, as long as those n8n makes', () => {
	const ids = examples.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	for (const id of [...ids, BOX_CREDENTIAL.id]) expect(id).toMatch(/^[A-Za-z0-9]{16}$/);
});

describe.each(examples)('$file', (example) => {
	it('takes nodes from this package and from n8n itself alone', () => {
		const { nodes } = loadExample(example, emulator);
		for (const { type } of nodes) expect(type).toMatch(/^(n8n-nodes-box|n8n-nodes-base)\.\w+$/);
	});

	it('says what it does', () => {
		const { nodes } = loadExample(example, emulator);
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes.map(({ parameters }) => parameters.content)).toEqual([
			expect.stringMatching(/^## .+\n.+\n\n\*\*Before you (publish|run) it:\*\*/),
		]);
	});

	it('gets the credential in every node of Box', () => {
		const { nodes } = loadExample(example, emulator);
		const ours = nodes.filter(({ type }) => type.startsWith('n8n-nodes-box.'));
		expect(ours).not.toEqual([]);
		for (const node of ours) expect(node.credentials).toEqual({ boxApi: BOX_CREDENTIAL });
	});

	it('has not been run when its Box is prepared', () => {
		expect(example.problems(emulator, 1)).not.toEqual([]);
	});
});

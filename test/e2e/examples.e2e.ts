import { examples, loadExample, type Example } from '../n8n/examples';
import type { Rest } from '../n8n/rest';
import { eventually } from './support/eventually';
import { listExecutions } from './support/executions';
import { startWorld, type World } from './support/world';

const manual = examples.filter(({ starts }) => starts === 'manual');
const [triggered] = examples.filter(({ starts }) => starts === 'trigger');

let world: World;
let rest: Rest;

beforeAll(async () => {
	world = await startWorld({
		arrange: (emulator) => {
			for (const example of examples) example.prepare(emulator);
			return { workflows: examples.map((example) => loadExample(example, emulator)) };
		},
	});
	rest = await world.n8n.rest();
});
afterAll(async () => await world?.close());

/** Runs a workflow as the editor's button does, from its manual trigger. */
async function runByHand({ id }: Example): Promise<void> {
	const before = await listExecutions(rest, id);
	const workflowData = await rest.editor('GET', `/workflows/${id}`);
	await rest.editor('POST', `/workflows/${id}/run`, {
		workflowData,
		triggerToStartFrom: { name: 'Try It' },
	});
	const [last] = await eventually(
		'the end of the execution',
		async () => await listExecutions(rest, id),
		(all) => all.length > before.length && all.every(({ finished }) => finished),
	);
	expect(last?.status).toBe('success');
}

test.each(manual.map((example) => [example.file, example] as const))(
	'%s does in Box what it says, the second time too',
	async (_file, example) => {
		await runByHand(example);
		expect(example.problems(world.emulator, 1)).toEqual([]);
		await runByHand(example);
		expect(example.problems(world.emulator, 2)).toEqual([]);
	},
);

test('copy-and-share-new-files.json, once it is published, starts with what somebody else uploads', async () => {
	if (!triggered?.provoke) throw new Error('No example starts with a trigger');
	const { emulator } = world;
	await rest.api('POST', `/workflows/${triggered.id}/activate`);
	await eventually(
		'a long poll',
		() => emulator.pollers(),
		(count) => count === 1,
	);
	triggered.provoke(emulator);
	const [execution] = await eventually(
		'an execution',
		async () => await listExecutions(rest, triggered.id),
		(all) => all.length > 0 && all.every(({ finished }) => finished),
	);
	expect(execution).toMatchObject({ status: 'success', mode: 'trigger' });
	expect(triggered.problems(emulator, 1)).toEqual([]);
});

import type { INodeParameters } from 'n8n-workflow';

import { byId, useBox } from '../../operations/support';
import { runTool } from '../../support/engine';

const box = useBox();

/** As the editor writes it if the model is to fill in a field. */
const fromAi = (key: string, type = 'string') =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${type}') }}`;

const call = async (
	parameters: INodeParameters,
	given: object,
	by: 'engine' | 'agent' = 'engine',
) => await runTool({ parameters, given, by, credential: box.credential });

const GET = { resource: 'file', operation: 'get', file: byId(fromAi('File')) };

describe('the node as a tool of an AI agent', () => {
	test.each(['engine', 'agent'] as const)('is called by the %s', async (by) => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
		for (const File of [id, '/a.txt', `https://app.box.com/file/${id}`]) {
			const { answer, error } = await call(GET, { File }, by);
			expect(error).toBeUndefined();
			expect(answer).toEqual([expect.objectContaining({ type: 'file', id, path: '/a.txt' })]);
		}
	});

	test('is described by what it does', async () => {
		const { tool } = await call(GET, { File: '12' });
		expect(tool).toMatchObject({ name: 'Box', description: 'Get a file in Box' });
	});

	test('is described by what the user says of it', async () => {
		const said = { descriptionType: 'manual', toolDescription: 'Reads the offer of a customer' };
		const { tool } = await call({ ...GET, ...said }, { File: '12' });
		expect(tool?.description).toBe('Reads the offer of a customer');
	});

	test('asks for all that the model is to give, in collections and rows too', async () => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: 'The end is near.' });
		const files = { values: [{ file: byId(fromAi('File')), content: fromAi('Content') }] };
		const parameters = {
			...{ resource: 'ai', operation: 'ask', itemsFrom: 'files', files },
			prompt: fromAi('Prompt'),
			options: { includeCitations: fromAi('Include_Citations', 'boolean') },
		};
		const given = { File: id, Content: '', Prompt: 'When is the end?', Include_Citations: true };
		const { tool, answer } = await call(parameters, given);
		expect(Object.keys(tool?.schema.shape ?? {}).sort()).toEqual(Object.keys(given).sort());
		expect(answer).toMatchObject([{ answer: 'The end is near.', citations: [{ id }] }]);
	});

	test.each(['engine', 'agent'] as const)(
		'tells the model what is wrong, and what to do, called by the %s',
		async (by) => {
			const { answer, error } = await call(GET, { File: 'offer' }, by);
			const told = error?.message ?? answer[0]?.error;
			expect(told).toContain("'File' is not the ID of a file: 'offer'. An ID of Box");
			expect(told).toContain('A path begins with a slash, such as /Reports/2026.');
			expect(String(told).split('A path begins')).toHaveLength(2);
			expect(box.calls()).toEqual([]);
		},
	);

	test('tells the model what Box refuses', async () => {
		const { answer } = await call(GET, { File: '404' });
		expect(answer[0]?.error).toMatch(/^Box knows no such item.*Check the ID/);
	});
});

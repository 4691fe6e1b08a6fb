import type { INodeParameters } from 'n8n-workflow';

import { searchList } from '../../support/engine';
import {
	boxError,
	byId,
	byPath,
	byUrl,
	items,
	only,
	refuses,
	useBox,
	type Sample,
} from '../support';

export const sample: Sample = async ({ run, file, emulator }) => {
	const { id } = emulator.addFile({ name: 'q.txt', content: 'The budget is 12,000.' });
	const options = { includeCitations: true };
	await run({ file: byId(id), prompt: 'What is the budget?', options });
	await run({ file: byId(file), prompt: 'What is the plan?' });
};

const box = useBox();
const ask = box.operation('ai', 'ask');

const CONTRACT = 'This is a contract. It ends on 31 March 2027.\nThe customer is ACME.';

const contract = () => box.emulator.addFile({ name: 'contract.txt', content: CONTRACT }).id;
const notes = () => box.emulator.addFile({ name: 'notes.md', content: 'ACME pays monthly.' }).id;

test('about one file', async () => {
	contract();
	const answer = await ask({ file: byPath('/contract.txt'), prompt: 'Who is the customer?' });
	expect(only(answer)).toEqual({
		answer: 'The customer is ACME.',
		created_at: expect.any(String),
		completion_reason: 'done',
		ai_agent_info: { models: [expect.any(Object)], processor: 'basic_text' },
	});
});

test('about several files, with the passages', async () => {
	const ids = [contract(), notes()];
	const files = { values: ids.map((id) => ({ file: byId(id) })) };
	const options = { includeCitations: true };
	const answer = await ask({ itemsFrom: 'files', files, prompt: 'ACME?', options });
	expect(only(answer)).toMatchObject({
		citations: [
			{ type: 'file', id: ids[0], name: 'contract.txt', content: 'The customer is ACME.' },
			{ type: 'file', id: ids[1], name: 'notes.md', content: 'ACME pays monthly.' },
		],
		ai_agent_info: { processor: 'basic_text_multi' },
	});
});

test.each<[string, (ids: string[]) => unknown]>([
	['a list', (ids) => ids],
	['a text with commas', (ids) => ids.join(', ')],
	['a list as JSON', (ids) => JSON.stringify(ids)],
	['a path and a URL', ([, id]) => ['/contract.txt', `https://app.box.com/file/${id}`]],
	['one twice', ([first, second]) => [first, second, '/contract.txt']],
])('about the files in %s', async (_, given) => {
	const ids = [contract(), notes()];
	const run = await ask(
		{ itemsFrom: 'list', fileList: '={{ $json.files }}', prompt: 'Pays?' },
		{ input: items({ files: given(ids) as string }) },
	);
	expect(only(run)).toMatchObject({
		answer: 'ACME pays monthly.',
		ai_agent_info: { processor: 'basic_text_multi' },
	});
});

test('about a hub', async () => {
	const { emulator } = box;
	const { id } = emulator.addHub({ title: 'Sales', fileIds: [contract(), notes()] });
	const hub = byUrl(`https://app.box.com/hubs/${id}`);
	const answer = await ask({ itemsFrom: 'hub', hub, prompt: 'Which customer?' });
	expect(only(answer)).toMatchObject({ answer: 'The customer is ACME.' });
});

test('the hubs to choose from', async () => {
	const { emulator, credential } = box;
	const { id } = emulator.addHub({ title: 'Sales' });
	emulator.addHub({ title: 'Marketing' });
	const found = await searchList({ method: 'searchHubs', credential, filter: 'sal' });
	expect(found.results).toEqual([{ name: 'Sales', value: id }]);
});

test('about a hub that Box has not indexed', async () => {
	const { id } = box.emulator.addHub({ title: 'Sales', fileIds: [notes()], isIndexed: false });
	const { error } = await ask({ itemsFrom: 'hub', hub: byId(id), prompt: 'Which customer?' });
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: "'Hub' has no content that Box AI can search",
		description: expect.stringContaining('Box AI for Hubs'),
		context: { itemIndex: 0 },
	});
});

test('a text instead of what is in the file', async () => {
	const options = { content: 'The customer is Globex.' };
	const prompt = 'Which customer?';
	const alone = await ask({ file: byId(contract()), prompt, options });
	expect(only(alone)).toMatchObject({ answer: 'The customer is Globex.' });
	const files = { values: [{ file: byId(notes()), content: 'The customer is Initech.' }] };
	const inRow = await ask({ itemsFrom: 'files', files, prompt });
	expect(only(inRow)).toMatchObject({ answer: 'The customer is Initech.' });
});

test('a follow-up question', async () => {
	const turn = { prompt: 'Who is the customer?', answer: 'ACME.', createdAt: '2026-01-31T09:00' };
	const options = { dialogueHistory: { values: [turn] } };
	const run = await ask({ file: byId(contract()), prompt: 'Sure?', options });
	expect(only(run)).toMatchObject({ answer: 'The customer is ACME.' });
});

test.each<[string, INodeParameters, object]>([
	['an agent by its ID', { aiAgentId: '14031' }, { processor: '14031' }],
	[
		'another model',
		{ aiAgent: '{ "basic_text": { "model": "google__gemini_2_5_pro" } }' },
		{ models: [{ name: 'google__gemini_2_5_pro', provider: 'google', supported_purpose: 'chat' }] },
	],
	['no settings', { aiAgent: '{}' }, { processor: 'basic_text' }],
])('with %s', async (_, options, info) => {
	const run = await ask({ file: byId(contract()), prompt: 'Which customer?', options });
	expect(only(run)).toMatchObject({ ai_agent_info: info });
});

describe('what Box refuses', () => {
	const attempt = async () => await ask({ file: byId(contract()), prompt: 'Which customer?' });

	test('without Box AI in the enterprise', async () => {
		box.emulator.app.hasBoxAi = false;
		const { error } = await attempt();
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '403' });
		expect(error?.message).toContain('The connected account may not use Box AI for this');
		expect(error?.description).toContain('Admin Console');
	});

	test('a file that is not there, of two', async () => {
		const files = { values: [{ file: byId(contract()) }, { file: byId('404') }] };
		const { error } = await ask({ itemsFrom: 'files', files, prompt: 'Which customer?' });
		expect(error).toMatchObject(
			boxError(
				404,
				"Box knows no such item, or this account may not see it ('Files › File 2', ID 404)",
			),
		);
	});

	test('a file without text', async () => {
		const { id } = box.emulator.addFile({ name: 'a.bin', content: 'x' });
		const { error } = await ask({ file: byId(id), prompt: 'Which customer?' });
		expect(error).toMatchObject({ httpCode: '400' });
		expect(error?.message).toContain("'a.bin' has no text");
	});
});

test('Box AI is asked again if the connection was lost', async () => {
	box.emulator.faults.add({ path: '/2.0/ai/ask', drop: true });
	const run = await ask({ file: byId(contract()), prompt: 'Which customer?' });
	expect(only(run)).toMatchObject({ answer: 'The customer is ACME.' });
});

test('a prompt that is too long', async () => {
	const { error } = await ask({ file: byId('12'), prompt: 'é'.repeat(10_001) });
	expect(error).toMatchObject({
		message: "'Prompt' has 10001 characters",
		description: 'Use at most 10000 characters.',
	});
	expect(box.calls()).toEqual([]);
	const run = await ask({ file: byId(contract()), prompt: `ACME ${'é'.repeat(9_995)}` });
	expect(only(run)).toMatchObject({ answer: 'The customer is ACME.' });
});

const rowsOf = (count: number) => ({
	values: Array.from({ length: count }, (_, number) => ({ file: byId(String(number + 1)) })),
});

refuses(box, ask, [
	[{ file: byId(''), prompt: 'Why?' }, "'File' is empty"],
	[{ file: byId('12'), prompt: ' ' }, "'Prompt' is empty"],
	[{ itemsFrom: 'files', prompt: 'Why?' }, "'Files' is empty"],
	[{ itemsFrom: 'files', files: rowsOf(26), prompt: 'Why?' }, "'Files' has 26 rows"],
	[{ itemsFrom: 'list', fileList: ' , ', prompt: 'Why?' }, "'List of Files' is empty"],
	[
		{ itemsFrom: 'list', fileList: '12, report', prompt: 'Why?' },
		"'List of Files' is not the ID of a file: 'report'",
	],
	[
		{
			itemsFrom: 'list',
			fileList: Array.from({ length: 26 }, (_, n) => n + 1).join(),
			prompt: 'Why?',
		},
		"'List of Files' has 26 entries",
	],
	[
		{ itemsFrom: 'hub', hub: byId('sales'), prompt: 'Why?' },
		"'Hub' is not the ID of a hub: 'sales'",
	],
	[
		{
			file: byId('12'),
			prompt: 'Why?',
			options: { aiAgentId: '1', aiAgent: '{ "basic_text": {} }' },
		},
		"'AI Agent Settings' does not go with 'AI Agent ID'",
	],
	[
		{ file: byId('12'), prompt: 'Why?', options: { aiAgent: '{ "type": "ai_agent_extract" }' } },
		"'AI Agent Settings' has another type than ai_agent_ask",
	],
]);

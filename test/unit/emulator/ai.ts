import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s Box AI', () => {
	let emulator: Emulator;
	let box: Api;
	let id: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		id = emulator.addFile({ name: 'a.txt', content: 'Total: 12\nThe end is near.' }).id;
	});

	afterEach(async () => await end(emulator));

	const post = async (path: string, body: object, client = box) =>
		await client.call('POST', `/2.0/ai/${path}`, body);
	const file = (more: object = {}) => ({ type: 'file', id, ...more });
	const question = (more: object = {}) => ({
		mode: 'single_item_qa',
		prompt: 'When is the end?',
		items: [file()],
		...more,
	});

	it('answers from what is in the files, and says from where', async () => {
		const { json } = await post('ask', question({ include_citations: true }));
		expect(json).toMatchObject({
			answer: 'The end is near.',
			completion_reason: 'done',
			citations: [{ content: 'The end is near.', type: 'file', id, name: 'a.txt' }],
		});
		const other = question({ items: [file({ content: 'Nobody knows.' })] });
		expect((await post('ask', other)).json).toMatchObject({ answer: 'The content does not say.' });
	});

	it.each<[string, string, object, string]>([
		['a misspelt name', 'ask', { mood: 'x' }, 'mood'],
		['several items for the mode of one', 'ask', { items: 2 }, 'mode'],
		['the same item twice', 'ask', { mode: 'multiple_item_qa', items: 'twice' }, 'items'],
		['no item', 'ask', { items: [] }, 'items'],
		['another type of item', 'ask', { items: [{ type: 'folder', id: '0' }] }, 'items.type'],
		['an empty prompt', 'ask', { prompt: '' }, 'prompt'],
		['a prompt that is too long', 'ask', { prompt: 'x'.repeat(10_001) }, 'prompt'],
		['an agent for something else', 'ask', { ai_agent: { type: 'ai_agent_extract' } }, 'type'],
		['a hub beside a file', 'ask', { mode: 'multiple_item_qa', items: 'hub' }, 'items'],
	])('refuses %s', async (_, path, { items, ...rest }: { items?: unknown }, name) => {
		const second = emulator.addFile({ name: 'b.txt', content: 'b' }).id;
		const given: Record<string, unknown> = {
			2: [file(), { type: 'file', id: second }],
			twice: [file(), file()],
			hub: [file(), { type: 'hubs', id: emulator.addHub({ title: 'Hub' }).id }],
		};
		const replaced = items === undefined ? {} : { items: given[String(items)] ?? items };
		const refused = await post(path, question({ ...rest, ...replaced }));
		expect(refused.status).toBe(400);
		expect(refused.text).toContain(name);
	});

	it('refuses what nobody may use or see', async () => {
		const other = api(emulator, emulator.connect(emulator.users.colleague.id).access_token);
		expect((await post('ask', question(), other)).status).toBe(404);
		expect((await post('ask', question({ items: [{ type: 'hubs', id: '1' }] }))).status).toBe(404);
		emulator.app.hasBoxAi = false;
		const refused = await post('ask', question());
		expect([refused.status, at(refused.json, 'code')]).toEqual([403, 'forbidden']);
	});

	it('answers nothing about a hub that is not indexed', async () => {
		const hub = emulator.addHub({ title: 'Hub', fileIds: [id], isIndexed: false });
		const items = [{ type: 'hubs', id: hub.id }];
		expect(await post('ask', question({ items }))).toMatchObject({ status: 204, text: '' });
	});

	it('answers with the sentence that has most of the question in it', async () => {
		const content = 'The Earth goes around the Sun. The Sun rises in the east.';
		const prompt = 'In which direction does the Sun rise?';
		const { json } = await post('ask', question({ prompt, items: [file({ content })] }));
		expect(json).toMatchObject({ answer: 'The Sun rises in the east.' });
	});

	it.each(['enterprise', 'enterprise_31000001'])('extracts by a template of %s', async (scope) => {
		emulator.addMetadataTemplate({
			displayName: 'Invoice',
			fields: [{ type: 'float', key: 'total', displayName: 'Total' }],
		});
		const metadata_template = { scope, template_key: 'invoice' };
		const found = await post('extract_structured', { items: [file()], metadata_template });
		expect(found.json).toMatchObject({ answer: { total: 12 } });
	});

	it('extracts lines of a key and a value', async () => {
		const free = await post('extract', { prompt: 'total', items: [file()] });
		expect(free.json).toMatchObject({ answer: '{"Total":"12"}' });
		const fields = [{ key: 'total', type: 'float' }];
		const found = await post('extract_structured', { items: [file()], fields });
		expect(found.json).toMatchObject({ answer: { total: 12 } });
	});

	it.each<[string, object]>([
		['no fields', {}],
		[
			'fields and a template',
			{
				fields: [{ key: 'a' }],
				metadata_template: {
					type: 'metadata_template',
					scope: 'global',
					template_key: 'properties',
				},
			},
		],
		['a field without a key', { fields: [{ type: 'float' }] }],
		['another name of a display name', { fields: [{ key: 'a', display_name: 'A' }] }],
		[
			'a scope that is none',
			{ metadata_template: { type: 'metadata_template', scope: 'mine', template_key: 'a' } },
		],
	])('extracts nothing with %s', async (_, body) => {
		expect((await post('extract_structured', { items: [file()], ...body })).status).toBe(400);
	});

	it('lists hubs, of its version', async () => {
		emulator.addHub({ title: 'Sales' });
		const headers = { 'box-version': '2025.0' };
		const { json } = await box.call('GET', '/2.0/hubs?limit=1', undefined, headers);
		expect(at(json, 'entries', 0)).toMatchObject({ type: 'hubs', title: 'Sales' });
		const refused = await box.call('GET', '/2.0/hubs');
		expect(at(refused.json, 'code')).toBe('invalid_api_version');
	});
});

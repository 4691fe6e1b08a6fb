import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, items, only, useBox } from '../../operations/support';

const box = useBox();

/** What a model is asked for; it has to answer with something. */
const V = "={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('v', ``, 'string') }}";

const SHARED_FOR_A_TIME = {
	file: byId('12'),
	email: 'ann@example.com',
	options: { expiresAt: V },
};

const file = () => box.emulator.addFile({ name: 'a.txt', content: 'x' });

const run = async (
	[resource, operation]: [string, string],
	parameters: INodeParameters,
	v: unknown,
) => await box.run(resource, operation, parameters, { input: items({ v } as IDataObject) });

const BLANK = ['', '  ', null, 'null'];

describe('what a model leaves out', () => {
	describe.each(BLANK)('by %j', (v) => {
		test('is not sent', async () => {
			const updateFields = { name: 'b.txt', description: V, tags: V };
			const parameters = { file: byId(file().id), updateFields };
			expect(only(await run(['file', 'update'], parameters, v))).toMatchObject({ name: 'b.txt' });
			expect(box.emulator.find('/b.txt')).toMatchObject({ description: '', tags: [] });
		});

		test.each<[string, [string, string], INodeParameters]>([
			['a limit', ['search', 'query'], { query: 'x', limit: V }],
			['a flag', ['search', 'query'], { query: 'x', returnAll: V }],
			['a choice', ['folder', 'create'], { name: 'Reports', parentFolder: byId('0') }],
			['some of a list', ['folder', 'getItems'], { folder: byId('0'), options: { itemTypes: V } }],
			['a list of fields', ['folder', 'get'], { folder: byId('0'), options: { fields: V } }],
		])('stands for %s that is not set', async (_, operation, parameters) => {
			expect((await run(operation, parameters, v)).error).toBeUndefined();
		});

		test('stands for a flag that is not set, in a collection', async () => {
			const parameters = { file: byId(file().id), access: 'open', options: { canDownload: V } };
			const { shared_link: link } = only(await run(['sharedLink', 'create'], parameters, v));
			expect(link).toMatchObject({ permissions: { can_download: true } });
		});

		test('stands for a date that is not set, in a collection', async () => {
			const additionalFields = { dueAt: V };
			const parameters = { file: byId(file().id), additionalFields };
			expect(only(await run(['task', 'create'], parameters, v))).toMatchObject({ due_at: null });
		});

		test('stands for a locator that is not set', async () => {
			const parameters = { file: byId(file().id), message: 'Hi', options: { replyTo: byId(V) } };
			expect(only(await run(['comment', 'create'], parameters, v))).toMatchObject({
				is_reply_comment: false,
			});
		});

		test.each<[string, [string, string], INodeParameters]>([
			["'File' is empty", ['file', 'get'], { file: byId(V) }],
			["'Folder Name' is empty", ['folder', 'create'], { name: V }],
			[
				"'Update Fields' is empty",
				['file', 'update'],
				{ file: byId('12'), updateFields: { name: V } },
			],
		])('but %s', async (message, operation, parameters) => {
			const { error } = await run(operation, parameters, v);
			expect(error?.message).toBe(message);
			expect(box.calls()).toEqual([]);
		});

		test.each<[string, [string, string], INodeParameters]>([
			['an etag', ['file', 'delete'], { file: byId('12'), options: { ifMatch: V } }],
			['a password', ['sharedLink', 'create'], { file: byId('12'), options: { password: V } }],
			['a user', ['file', 'get'], { file: byId('12'), requestOptions: { asUser: V } }],
			['an end', ['sharedLink', 'create'], { file: byId('12'), options: { unsharedAt: V } }],
			['an end', ['file', 'lock'], { file: byId('12'), options: { expiresAt: V } }],
			['an end', ['collaboration', 'create'], SHARED_FOR_A_TIME],
			['a link', ['file', 'get'], { file: byId('12'), options: { sharedLink: V } }],
		])('is refused for %s, which says who may do what', async (_, operation, parameters) => {
			const { error } = await run(operation, parameters, v);
			expect(error?.message).toMatch(/^'[^']+' is empty: its expression .* gives nothing$/);
			expect(box.calls()).toEqual([]);
		});
	});

	test.each([
		'={{ $json.v }}',
		"=Report {{ $fromAI('v') }}{{ $json.missing }}",
		"={{ $json.missing ?? $fromAI('v') }}",
	])('is an error if others fill it in, too: %s', async (expression) => {
		const parameters = { file: byId('12'), options: { unsharedAt: expression } };
		const { error } = await run(['sharedLink', 'create'], parameters, null);
		expect(error?.message).toMatch(/^'Expires At' is empty: its expression/);
	});
});

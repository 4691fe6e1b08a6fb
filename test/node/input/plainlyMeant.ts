import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, items, only, useBox } from '../../operations/support';

const box = useBox();

const V = '={{ $json.v }}';

const file = () => box.emulator.addFile({ name: 'a.txt', content: 'hello' });

async function link(access: string, options: INodeParameters, v: unknown): Promise<IDataObject> {
	const parameters = { file: byId(file().id), access, options };
	const run = await box.run('sharedLink', 'create', parameters, {
		input: items({ v } as IDataObject),
	});
	return only(run).shared_link as IDataObject;
}

describe('what an AI agent, or text around an expression, gives', () => {
	test.each(['true', 'True', 'TRUE', ' true ', true])('%j as true', async (v) => {
		expect(await link('open', { canEdit: V }, v)).toMatchObject({
			permissions: { can_edit: true },
		});
	});

	test.each(['false', 'False', ' false\n', false])('%j as false', async (v) => {
		expect(await link('open', { canDownload: V }, v)).toMatchObject({
			permissions: { can_download: false },
		});
	});

	test.each(['yes', '1', 1, 0, []])('but not %j', async (v) => {
		const parameters = { file: byId('12'), options: { canEdit: V } };
		const input = items({ v });
		const { error } = await box.run('sharedLink', 'create', parameters, { input });
		expect(error?.message).toBe("'Can Edit' is neither true nor false");
		expect(box.calls()).toEqual([]);
	});

	test.each([
		['= {{ $json.v }}', 'company'],
		['={{ $json.v }} ', 'company'],
		[V, 'Company'],
	])('%j, %j as a choice', async (access, v) => {
		expect(await link(access, {}, v)).toMatchObject({ access: 'company' });
	});

	test.each(['2077-01-01T00:00:00Z', '3376684800', '3376684800000', ' 3376684800 '])(
		'%j as a time',
		async (v) => {
			const { unshared_at: time } = await link('open', { unsharedAt: V }, v);
			expect(Date.parse(String(time))).toBe(3_376_684_800_000);
		},
	);

	test('a vanity name between spaces', async () => {
		const name = { vanityName: '= {{ $json.v }} ' };
		expect(await link('open', name, 'quarterly-report')).toMatchObject({
			vanity_name: 'quarterly-report',
		});
	});

	test('an ID as a BigInt', async () => {
		const { id } = file();
		const parameters = { file: byId('={{ BigInt($json.v) }}') };
		const run = await box.run('file', 'get', parameters, { input: items({ v: id }) });
		expect(only(run)).toMatchObject({ id });
	});

	test('some of a list of choices', async () => {
		file();
		box.emulator.addFolder({ name: 'Reports' });
		const parameters = { folder: byId('0'), options: { itemTypes: V } };
		const input = items({ v: '["File", " web_link"]' });
		const run = await box.run('folder', 'getItems', parameters, { input });
		expect(only(run)).toMatchObject({ name: 'a.txt' });
	});

	test('a name that is a comma', async () => {
		const run = await box.run('folder', 'create', { name: V }, { input: items({ v: ',' }) });
		expect(only(run)).toMatchObject({ name: ',' });
	});
});

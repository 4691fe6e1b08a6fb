import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, byPath, items, only, useBox } from './support';

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

	test.each(['= {{ $json.v }}', '={{ $json.v }} '])('%j as a choice', async (access) => {
		expect(await link(access, {}, 'company')).toMatchObject({ access: 'company' });
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

	test('a name that is a comma', async () => {
		const run = await box.run('folder', 'create', { name: V }, { input: items({ v: ',' }) });
		expect(only(run)).toMatchObject({ name: ',' });
	});
});

describe('what cannot be meant', () => {
	const refusal = async (
		resource: string,
		operation: string,
		parameters: INodeParameters,
		json: IDataObject = {},
	) => {
		const { error } = await box.run(resource, operation, parameters, { input: items(json) });
		expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
		expect(error?.description).toMatch(/\w+/);
		expect(box.calls()).toEqual([]);
		return error?.message;
	};

	test.each([
		'={{ "Report " + $json.o }}',
		'={{ `Report ${$json.o}` }}',
		'={{ $json.list.join("-") }}',
		'={{ $json.list }} 2026',
	])('an object in a text: %s', async (name) => {
		const message = await refusal('folder', 'create', { name }, { o: { a: 1 }, list: [{ a: 1 }] });
		expect(message).toContain("'Folder Name' has an object in its text: ");
	});

	test.each<[string, INodeParameters]>([
		['Folder', { folder: byId('={{ "/Clients/" + $json.missing }}') }],
		['Folder', { folder: byId('={{ `/Clients/${$json.missing}/2026` }}') }],
		['As User (ID)', { folder: byId('12'), options: { asUser: '={{ String($json.missing) }}' } }],
		['If-Match (Etag)', { folder: byId('12'), options: { ifMatch: '={{ "" + $json.missing }}' } }],
	])('undefined in the text of %s', async (label, parameters) => {
		expect(await refusal('folder', 'delete', parameters)).toContain(
			`'${label}' has 'undefined' in its text: {{ `,
		);
	});

	test.each([' folder', 'folder '])('a gap in the path of the item, of the type %j', async (v) => {
		const folder = byPath('=/Clients/{{ $json.missing }}');
		expect(await refusal('sharedLink', 'create', { itemType: V, folder }, { v })).toBe(
			"'Folder' is empty: its expression {{ $json.missing }} gives nothing",
		);
	});

	test('undefined in a password', async () => {
		const options = { password: '={{ "Secret-" + $json.missing }}' };
		expect(await refusal('sharedLink', 'create', { file: byId('12'), options })).toBe(
			"'Password' has 'undefined' in its text: {{ '***' + $json.missing }}",
		);
	});

	test('a list of which a part is missing', async () => {
		const updateFields = { tags: '=draft, {{ $json.missing }}' };
		expect(await refusal('file', 'update', { file: byId('12'), updateFields })).toBe(
			"'Tags' is empty: its expression {{ $json.missing }} gives nothing",
		);
		expect(
			await refusal('file', 'update', {
				file: byId('12'),
				updateFields: { tags: '={{ ["a", , "b"] }}' },
			}),
		).toBe("'Tags' has nothing as its entry 2");
	});

	test.each([
		['2036-07-01T00:00:00+99:99'],
		['20360701'],
		['12345678901'],
		['={{ Interval.after($now, { days: 1 }) }}'],
	])('%j as a time', async (unsharedAt) => {
		expect(
			await refusal('sharedLink', 'create', { file: byId('12'), options: { unsharedAt } }),
		).toBe("'Expires At' is not a date and time");
	});

	test.each(['"1', '"1","2"', '1"'])('%s as an etag', async (ifMatch) => {
		expect(await refusal('file', 'delete', { file: byId('12'), options: { ifMatch } })).toContain(
			"'If-Match (Etag)' is not an etag: ",
		);
	});

	test('a locator as a whole that names nothing', async () => {
		const folder = '={{ { mode: "id", value: $json.missing } }}';
		expect(await refusal('folder', 'delete', { folder })).toContain(
			"'Folder' is empty: its expression {{ {",
		);
	});
});

describe('a password that is written in an expression is in no error', () => {
	test.each([
		'={{ "Secret-1" + $json.none.pw }}',
		"={{ $json.none || undefined /* 'Secret-2' */ }}",
		'={{ $json.none && `Secret-3` }}',
		'=Secret-4{{ $json.pw.trim().none() }}',
		'=Secret-5{{ $json.none }}',
		'={{ $json.pw.toNumber() }}',
		'={{ new URL($json.pw) }}',
		'={{ (() => { throw new Error($json.pw) })() }}',
		'={{ "Secret-6" + $json }}',
		'=Secret-7{{ "Secret-8" }}{{ $json }}',
		'={{ [$json.pw] }}',
		'={{ "Secret-9" + $json.none }}',
		'={{ "Secret-\\"10" + $json.none }}',
		"={{ $('Elsewhere').item.json['Secret-11'] }}",
	])('%s', async (password) => {
		const parameters = { file: byId('12'), access: 'open', options: { password } };
		const input = items({ pw: 'Secret-0' });
		for (const continueOnFail of [false, true]) {
			const run = await box.run('sharedLink', 'create', parameters, { input, continueOnFail });
			const said = JSON.stringify([
				run.error,
				run.error?.message,
				run.error?.description,
				run.json,
			]);
			expect(said).toContain("'Password'");
			expect(said).not.toContain('Secret-');
		}
		expect(box.calls()).toEqual([]);
	});
});

describe('a password that Box repeats is in no error', () => {
	const repeating = {
		type: 'error',
		status: 400,
		code: 'bad_request',
		message: "Invalid value 'Secret-123' for password",
		context_info: {
			errors: [{ reason: 'invalid_parameter', name: 'password', message: "Not 'Secret-123'" }],
		},
		request_id: 'abc',
	};

	test.each<[string, string, INodeParameters]>([
		['sharedLink', 'create', { access: 'open', options: { password: V } }],
		[
			'file',
			'get',
			{ options: { sharedLink: 'https://app.box.com/s/abc', sharedLinkPassword: V } },
		],
	])('of %s %s', async (resource, operation, parameters) => {
		box.emulator.faults.add({ path: '/2.0/files', status: 400, body: repeating, times: 2 });
		for (const continueOnFail of [false, true]) {
			const input = items({ v: 'Secret-123' });
			const file = { file: byId('12'), ...parameters };
			const run = await box.run(resource, operation, file, { input, continueOnFail });
			const said = JSON.stringify([
				run.error,
				run.error?.message,
				run.error?.description,
				run.json,
			]);
			expect(said).toContain("Not '***'");
			expect(said).not.toContain('Secret-123');
		}
	});
});

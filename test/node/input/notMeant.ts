import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, byPath, items, useBox } from '../../operations/support';

const box = useBox();

const V = '={{ $json.v }}';

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
		[
			'As User (ID)',
			{ folder: byId('12'), requestOptions: { asUser: '={{ String($json.missing) }}' } },
		],
		['If-Match (Etag)', { folder: byId('12'), options: { ifMatch: '={{ "" + $json.missing }}' } }],
	])('undefined in the text of %s', async (label, parameters) => {
		expect(await refusal('folder', 'delete', parameters)).toContain(
			`'${label}' has 'undefined' in its text: {{ `,
		);
	});

	test.each([' folder', 'folder ', 'Folder'])(
		'a gap in the path of the item, of the type %j',
		async (v) => {
			const folder = byPath('=/Clients/{{ $json.missing }}');
			expect(await refusal('sharedLink', 'create', { itemType: V, folder }, { v })).toBe(
				"'Folder' is empty: its expression {{ $json.missing }} gives nothing",
			);
		},
	);

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

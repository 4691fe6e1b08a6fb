import { byPath, items, only, useBox } from '../../operations/support';

// So many items take long to check against Box's document, which other tests do.
const box = useBox({ openapi: '' });

const COUNT = 5000;
const name = (number: number) => `${10_000 + number}.txt`;

/** Files in /Data/Many, and how often each kind of call was made since. */
function many() {
	const { emulator } = box;
	const data = emulator.addFolder({ name: 'Data' });
	const folder = emulator.addFolder({ name: 'Many', parentId: data.id });
	const files = emulator.addManyFiles({ count: COUNT, parentId: folder.id, name });
	const asked = (): Record<string, number> => {
		const counts: Record<string, number> = {};
		for (const { method, path } of emulator.requests()) {
			const kind = `${method} ${path.replace('/2.0', '').replace(/\/[1-9]\d*/, '/:id')}`;
			counts[kind] = (counts[kind] ?? 0) + 1;
		}
		return counts;
	};
	return { folder, files, asked };
}

/** Every 50th file, the last ones first. */
const numbers = Array.from({ length: 100 }, (_, index) => COUNT - 1 - 50 * index);
const input = items(...numbers.map((number) => ({ name: name(number), number })));
const file = byPath('=/Data/Many/{{ $json.name }}');

test('100 of 5,000: the pages of each folder, and a call an item', async () => {
	const { files, asked } = many();
	const { json } = await box.run('file', 'get', { file }, { input });
	expect(json.map(({ id }) => id)).toEqual(numbers.map((number) => files[number]?.id));
	expect(asked()).toEqual({
		'GET /folders/0/items': 1,
		'GET /folders/:id/items': 1 + 5,
		'GET /files/:id': 100,
	});
});

test('one after the other: no more', async () => {
	const { asked } = many();
	const requestOptions = { concurrency: 1 };
	await box.run('file', 'get', { file, requestOptions }, { input });
	expect(asked()).toEqual({
		'GET /folders/0/items': 1,
		'GET /folders/:id/items': 1 + 5,
		'GET /files/:id': 100,
	});
});

test('one alone is asked for by its name', async () => {
	const { files, asked } = many();
	const found = only(await box.run('file', 'get', { file: byPath('/Data/Many/14999.txt') }));
	expect(found.id).toBe(files[4999]?.id);
	expect(asked()).toEqual({
		'GET /folders/0/items': 1,
		'GET /folders/:id/items': 2,
		'OPTIONS /files/content': 1,
		'GET /files/:id': 1,
	});
});

test('all of them missing', async () => {
	const { asked } = many();
	const parameters = { file: byPath('=/Data/Many/no {{ $json.name }}') };
	const { json } = await box.run('file', 'get', parameters, { input, continueOnFail: true });
	expect(json).toHaveLength(100);
	expect(json[0]).toMatchObject({
		error: `'File' does not exist: /Data/Many/no ${name(4999)}`,
		details: {
			description: `There is no file 'no ${name(4999)}' in '/Data/Many' that this account can see.`,
		},
	});
	const { 'OPTIONS /files/content': names = 0, ...pages } = asked();
	expect(pages).toEqual({ 'GET /folders/0/items': 1, 'GET /folders/:id/items': 1 + 5 });
	expect(names).toBeLessThan(100);
});

test.each([
	['renamed', 'update', { updateFields: { name: '=new {{ $json.name }}' } }, 'PUT /files/:id'],
	['moved', 'move', { parent: byPath('/Data/') }, 'PUT /files/:id'],
	['copied', 'copy', { parent: byPath('/Data/') }, 'POST /files/:id/copy'],
	['deleted', 'delete', {}, 'DELETE /files/:id'],
] as const)('100 that are %s', async (_, operation, parameters, call) => {
	const { asked } = many();
	const run = await box.run('file', operation, { file, ...parameters }, { input });
	expect(run.error).toBeUndefined();
	expect(run.items).toHaveLength(100);
	expect(asked()).toEqual({
		'GET /folders/0/items': 1,
		'GET /folders/:id/items': 1 + 5,
		[call]: 100,
	});
});

test('100 uploads into new folders: each is created once', async () => {
	const { asked } = many();
	const parameters = {
		binaryData: false,
		fileContent: 'x',
		name: '={{ $json.name }}',
		parent: byPath('=/Data/Many/new {{ $json.number % 4 }}/inner'),
		options: { createMissingParents: true },
		requestOptions: { concurrency: 1 },
	};
	const run = await box.run('file', 'upload', parameters, { input });
	expect(run.error).toBeUndefined();
	const { 'GET /folders/:id/items': pages, ...rest } = asked();
	expect(rest).toEqual({
		'GET /folders/0/items': 1,
		'POST /folders': 4,
		'POST /api/files/content': 100,
	});
	expect(pages).toBe(1 + 5 + 2);
});

test('what an item does is seen by the items after it', async () => {
	const { files } = many();
	const parameters = {
		file: byPath('=/Data/Many/{{ $json.from }}'),
		updateFields: { name: '={{ $json.to }}' },
		requestOptions: { concurrency: 1 },
	};
	const steps = [
		{ from: name(1), to: 'b' },
		{ from: 'b', to: 'c' },
		{ from: name(2), to: 'b' },
		{ from: name(1), to: 'd' },
		{ from: 'b', to: name(1) },
		{ from: name(1), to: 'e' },
	];
	const run = await box.run('file', 'update', parameters, {
		input: items(...steps),
		continueOnFail: true,
	});
	const [, one, two] = files;
	expect(run.json.map(({ id, error }) => id ?? error)).toEqual([
		one?.id,
		one?.id,
		two?.id,
		`'File' does not exist: /Data/Many/${name(1)}`,
		two?.id,
		two?.id,
	]);
});

test('each item through the eyes of its own user', async () => {
	const { colleague, admin } = box.emulator.users;
	const ids = [admin.id, colleague.id].map(
		(as) => box.emulator.addFile({ name: 'same.txt', content: '', as }).id,
	);
	const users = [admin, colleague, admin, colleague];
	const run = await box.run(
		'file',
		'get',
		{ file: byPath('/same.txt'), requestOptions: { asUser: '={{ $json.user }}' } },
		{ input: items(...users.map(({ id }) => ({ user: id }))) },
	);
	expect(run.json.map(({ id }) => id)).toEqual([...ids, ...ids]);
	expect(box.calls().filter((call) => call === 'GET /2.0/folders/0/items')).toHaveLength(2);
});

test('nothing is remembered from one execution to the next', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: '' });
	for (let run = 0; run < 2; run++) {
		box.emulator.clearRequests();
		await box.run('file', 'get', { file: byPath('/a.txt') });
		expect(box.calls()).toEqual(['GET /2.0/folders/0/items', `GET /2.0/files/${id}`]);
	}
});

import { byId, items, manyFiles, useBox } from '../../operations/support';

const box = useBox();

const { ids, getFile, inputOf, received } = manyFiles(box);

describe('several at once', () => {
	test('the results keep the order of the input, however late the first one is', async () => {
		const list = ids(6);
		// The first item's answer is lost and comes with another attempt, after all the others.
		box.emulator.faults.add({ path: `/2.0/files/${list[0]}`, drop: true });
		const run = await box.run('file', 'get', getFile, { input: inputOf(list) });
		expect(run.json.map(({ id }) => id)).toEqual(list);
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
			list.map((_, item) => ({ item })),
		);
		expect(box.calls().at(-1)).toBe(`GET /2.0/files/${list[0]}`);
	});

	test.each([
		['sixteen by default', undefined, 16],
		['as many as the option says', 3, 3],
		['one by one', 1, 1],
		['at least one', 0, 1],
	])('%s', async (_, concurrency, expected) => {
		const list = ids(20);
		box.emulator.faults.add({ path: '/2.0/files', stall: true, times: 20 });
		const stop = new AbortController();
		const run = box.run(
			'file',
			'get',
			{ ...getFile, requestOptions: concurrency === undefined ? {} : { concurrency } },
			{ input: inputOf(list), signal: stop.signal },
		);
		await received(expected);
		// Had it started more items, they would have come with these: all go out in one turn.
		await fetch(`${box.emulator.url}/2.0/users/me`);
		const started = box.calls().filter((call) => call.includes('/files/'));
		stop.abort();
		await run;
		expect(started).toEqual(list.slice(0, expected).map((id) => `GET /2.0/files/${id}`));
	});
});

describe('nothing is shared between items', () => {
	test('each has its own parameters, options and headers', async () => {
		const { admin, colleague } = box.emulator.users;
		const mine = box.emulator.addFile({ name: 'mine.txt', content: '1' });
		const hers = box.emulator.addFile({ name: 'hers.txt', content: '22', as: colleague.id });
		const run = await box.run(
			'file',
			'get',
			{
				...getFile,
				options: { fields: '={{ $json.fields }}' },
				requestOptions: { asUser: '={{ $json.user }}' },
			},
			{
				input: items(
					{ id: mine.id, fields: 'name', user: admin.id },
					{ id: hers.id, fields: 'size', user: colleague.id },
					{ id: mine.id, fields: '', user: admin.id },
				),
			},
		);
		expect(run.json[0]).not.toHaveProperty('size');
		expect(run.json[1]).toMatchObject({ id: hers.id, size: 2 });
		expect(run.json[2]).toMatchObject({ name: 'mine.txt', size: 1, path: '/mine.txt' });
		const asked = box.emulator.requests();
		expect(asked.map(({ query }) => query?.fields)).toEqual(['name', 'size', undefined]);
		expect(asked.map(({ headers }) => headers['as-user'])).toEqual([
			admin.id,
			colleague.id,
			admin.id,
		]);
	});
});

describe('one failed among many', () => {
	const input = (good: string[]) => items({ id: good[0] }, { id: '404' }, { id: good[1] });

	test('ends the node with its error, which names the item', async () => {
		const { error, items: out } = await box.run('file', 'get', getFile, { input: input(ids(2)) });
		expect(error).toMatchObject({ name: 'NodeApiError', context: { itemIndex: 1 } });
		expect(out).toEqual([]);
	});

	test('starts no further items', async () => {
		const good = ids(2);
		const parameters = { ...getFile, requestOptions: { concurrency: 1 } };
		const { error } = await box.run('file', 'get', parameters, { input: input(good) });
		expect(error).toMatchObject({ context: { itemIndex: 1 } });
		expect(box.calls()).toEqual([`GET /2.0/files/${good[0]}`, 'GET /2.0/files/404']);
	});

	test('is an item of its own with Continue On Fail; the others go on', async () => {
		const good = ids(2);
		const run = await box.run('file', 'get', getFile, {
			input: input(good),
			continueOnFail: true,
		});
		expect(run.error).toBeUndefined();
		expect(run.json).toMatchObject([
			{ id: good[0] },
			{
				error: "Box knows no such item, or this account may not see it ('File', ID 404)",
				details: {
					description: expect.stringContaining('Check the ID'),
					status: 404,
					code: 'not_found',
					requestId: expect.stringMatching(/^\w+$/),
				},
			},
			{ id: good[1] },
		]);
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2].map((item) => ({ item })),
		);
	});

	test('goes to the error output', async () => {
		const good = ids(2);
		const run = await box.run('file', 'get', getFile, {
			input: input(good),
			onError: 'continueErrorOutput',
		});
		expect(run.error).toBeUndefined();
		const [success, failure] = run.outputs;
		expect(success?.map(({ json }) => json.id)).toEqual(good);
		expect(failure).toHaveLength(1);
		expect(failure?.[0]).toMatchObject({
			json: { error: expect.stringContaining("('File', ID 404)") },
			pairedItem: { item: 1 },
		});
	});

	test('an expression that cannot be evaluated is that item alone', async () => {
		const [id = ''] = ids(1);
		const run = await box.run(
			'file',
			'get',
			{ file: byId('={{ $json.deep.id }}') },
			{ input: items({ deep: { id } }, { deep: null }), continueOnFail: true },
		);
		expect(run.json).toMatchObject([{ id }, { error: expect.any(String) }]);
		expect(run.items[1]?.pairedItem).toEqual({ item: 1 });
	});
});

test('an operation that does not exist, as an import can have it', async () => {
	const { error } = await box.run('file', 'explode');
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: "'Operation' is unknown: 'explode' of 'file'",
	});
});

test('no items, no calls', async () => {
	const run = await box.run('file', 'get', getFile, { input: [] });
	expect(run.error).toBeUndefined();
	expect(box.calls()).toEqual([]);
});

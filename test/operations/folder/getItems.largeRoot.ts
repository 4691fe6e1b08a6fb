import type { INodeParameters } from 'n8n-workflow';

import { fromList, useBox } from '../support';

// So many items take long to check against Box's document, which other tests do.
const box = useBox({ openapi: '' });

const getItems = async (parameters: INodeParameters) =>
	await box.run('folder', 'getItems', { folder: fromList('0'), ...parameters });

/** More than Box reads by offset. */
const COUNT = 11_250;
const name = (number: number) => `${100_000 + number}.txt`;

// The emulator forgets everything before each test.
beforeEach(() => {
	const { emulator } = box;
	emulator.addManyFiles({ count: COUNT, name, createdAt: (number) => 1000 * (COUNT - number) });
	emulator.addFolder({ name: 'zzz' });
});

const all = Array.from({ length: COUNT }, (_, number) => name(number));

test.each([
	['name', 'ASC', ['zzz', ...all]],
	['date', 'ASC', ['zzz', ...all.toReversed()]],
	['id', 'DESC', ['zzz', ...all.toReversed()]],
	['size', 'ASC', ['zzz', ...all]],
])('all of them, sorted by %s %s', async (sort, direction, expected) => {
	const run = await getItems({ returnAll: true, options: { sort, direction } });
	expect(run.json.map((item) => item.name)).toEqual(expected);
	expect(run.hints).toEqual([]);
	expect(new Set(run.json.slice(1).map((item) => Object.keys(item).join())).size).toBe(1);
});

test('with the fields that were asked for alone', async () => {
	const options = { sort: 'date', fields: 'etag' };
	const { json } = await getItems({ returnAll: true, options });
	expect(json).toHaveLength(COUNT + 1);
	expect(Object.keys(json.at(-1) ?? {})).toEqual(['type', 'id', 'name', 'etag']);
});

test('a limit is met with as few calls as before', async () => {
	const { json } = await getItems({ limit: 50, options: { sort: 'name' } });
	expect(json).toHaveLength(50);
	expect(box.calls()).toHaveLength(1);
});

test('a limit behind the last offset', async () => {
	const { json } = await getItems({ limit: 11_200, options: { sort: 'name' } });
	expect(json.at(-1)?.name).toBe(all[11_198]);
});

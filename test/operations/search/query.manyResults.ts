import { byId, useBox } from '../support';

// So many items take long to check against Box's document, which other tests do.
const box = useBox({ openapi: '' });

const search = async (parameters = {}) =>
	await box.run('search', 'query', { query: 'found', returnAll: true, ...parameters });

const DAY = 24 * 3600 * 1000;
const START = Date.UTC(2026, 0, 1);

function addFiles(count: number, createdAt?: (number: number) => number): string[] {
	const name = (number: number) => `found ${100_000 + number}.txt`;
	return box.emulator.addManyFiles({ count, name, createdAt }).map(({ id }) => id);
}

const idsOf = ({ json }: Awaited<ReturnType<typeof search>>) => json.map(({ id }) => String(id));

test('all of what lies behind the last offset, each once and without a hint', async () => {
	const ids = addFiles(10_450, (number) => START + number * DAY);
	const run = await search();
	expect(idsOf(run).slice(0, 10_000)).toEqual(ids.slice(0, 10_000));
	expect(idsOf(run).sort()).toEqual(ids.sort());
	expect(run.hints).toEqual([]);
});

test('also where most were created at once', async () => {
	const ids = addFiles(21_000, (number) => START + (number < 500 ? number * DAY : number % 900));
	const run = await search({ options: { fields: 'name' } });
	expect(idsOf(run).sort()).toEqual(ids.sort());
	expect(Object.keys(run.json.at(-1) ?? {})).not.toContain('created_at');
	expect(run.hints).toEqual([]);
});

test('with the filters that were set', async () => {
	const folder = box.emulator.addFolder({ name: 'Folder' });
	const name = (number: number) => `found ${number}`;
	const createdAt = (number: number) => START + number * DAY;
	box.emulator.addManyFiles({ count: 10_300, parentId: folder.id, name, createdAt });
	addFiles(500);
	const filters = { ancestorFolders: { folders: [{ folder: byId(folder.id) }] } };
	const run = await search({ filters });
	expect(new Set(idsOf(run)).size).toBe(10_300);
	expect(run.hints).toEqual([]);
});

test('within the range that was asked for, whatever the form of the results', async () => {
	const createdAt = (number: number) => START + Math.floor(number / 40) * DAY;
	const ids = addFiles(12_000, createdAt);
	const filters = {
		createdAfter: new Date(START + DAY).toISOString(),
		createdBefore: '2026-10-20',
	};
	const isMeant = (number: number) =>
		createdAt(number) >= START + DAY && createdAt(number) <= Date.UTC(2026, 9, 20);
	const meant = ids.filter((_, number) => isMeant(number));
	expect(meant.length).toBeGreaterThan(10_200);
	expect(meant.length).toBeLessThan(ids.length);
	const options = { includeRecentSharedLinks: true };
	const run = await search({ filters, options });
	expect(idsOf(run).sort()).toEqual(meant.sort());
	expect(run.hints).toEqual([]);
});

test('where no date tells them apart, a hint says how many there are', async () => {
	addFiles(10_450, () => START);
	const run = await search();
	expect(run.json).toHaveLength(10_200);
	expect(run.hints).toMatchObject([
		{
			message: expect.stringContaining(
				'Box finds 10450 items, but lets only 10200 of them be read.',
			),
			type: 'warning',
			location: 'outputPane',
		},
	]);
});

test('a limit is met with as few calls as before, and a large one is met', async () => {
	addFiles(10_450, (number) => START + number * DAY);
	expect((await search({ returnAll: false, limit: 50 })).json).toHaveLength(50);
	expect(box.calls()).toHaveLength(1);
	expect((await search({ returnAll: false, limit: 10_200 })).json).toHaveLength(10_200);
	expect(box.calls()).toHaveLength(1 + 51);
	const run = await search({ returnAll: false, limit: 10_300 });
	expect(new Set(idsOf(run)).size).toBe(10_300);
	expect(run.hints).toEqual([]);
});

test('a total that counts what the user may not see gives no hint', async () => {
	addFiles(3);
	const entries = [{ type: 'file', id: '1', name: 'found' }];
	const body = { entries, total_count: 250, limit: 200, offset: 0 };
	box.emulator.faults.add({ path: '/2.0/search', status: 200, body });
	const run = await search();
	expect(run.error).toBeUndefined();
	expect(run.hints).toEqual([]);
});

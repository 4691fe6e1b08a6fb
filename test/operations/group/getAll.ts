import { boxError, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	emulator.addGroup({ name: 'Legal' });
	await run();
	await run({ options: { fields: 'name,description' } });
};

const box = useBox();
const getAll = box.operation('group', 'getAll');

const add = (...names: string[]) => names.forEach((name) => box.emulator.addGroup({ name }));

test('the groups of the enterprise', async () => {
	add('Legal', 'Sales');
	const { json } = await getAll();
	expect(json).toMatchObject([
		{ type: 'group', name: 'Legal' },
		{ type: 'group', name: 'Sales' },
	]);
});

test('those whose name begins with a text', async () => {
	add('Legal', 'Sales', 'Sales EMEA');
	const { json } = await getAll({ filters: { filterTerm: 'sales' } });
	expect(json.map(({ name }) => name)).toEqual(['Sales', 'Sales EMEA']);
	const all = await getAll({ filters: { filterTerm: '' } });
	expect(all.json).toHaveLength(3);
});

test('no more than the limit, of which Box is told', async () => {
	add('A', 'B', 'C');
	const { json } = await getAll({ limit: 2, options: { fields: 'name' } });
	expect(json.map(({ name }) => name)).toEqual(['A', 'B']);
	expect(box.emulator.requests()[0]?.query).toEqual({ limit: '2', offset: '0', fields: 'name' });
});

test('all of them, page by page', async () => {
	add(...Array.from({ length: 1_100 }, (_, number) => `Group ${number}`));
	const { json } = await getAll({ returnAll: true });
	expect(new Set(json.map(({ id }) => id)).size).toBe(1_100);
	expect(box.calls()).toHaveLength(2);
});

test('more than Box lets be read: those, and a hint', async () => {
	const entries = Array.from({ length: 1_000 }, (_, number) => ({
		...{ type: 'group', id: String(number + 1), name: `Group ${number}` },
	}));
	for (let offset = 0; offset <= 10_000; offset += 1_000) {
		const page = entries.map((group) => ({ ...group, id: String(Number(group.id) + offset) }));
		const body = { total_count: 25_000, entries: page, limit: 1_000, offset };
		box.emulator.faults.add({ path: '/2.0/groups', status: 200, body });
	}
	const run = await getAll({ returnAll: true });
	expect(run.error).toBeUndefined();
	expect(run.json).toHaveLength(11_000);
	expect(run.hints).toMatchObject([
		{
			message:
				"Box has 25000 of these, but lets only the first 11000 be read. Get the others by the filter 'Name'.",
		},
	]);
});

test('none gives no item', async () => {
	expect(await getAll()).toMatchObject({ json: [], error: undefined });
});

test('an account that is no administrator', async () => {
	const { error } = await getAll({}, { credential: box.as(box.emulator.users.colleague.id) });
	expect(error).toMatchObject(boxError(403, 'The connected account may not manage groups'));
});

refuses(box, getAll, [[{ limit: 0 }, "'Limit' is not a whole number of 1 or more"]]);

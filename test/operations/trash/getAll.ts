import { boxError, refuses, toTrash, TRASHABLE, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	await toTrash(emulator, ...TRASHABLE.map(([type, make]) => make(emulator, `Old ${type}`)));
	await run();
	await run({ options: { fields: 'name,size,path_collection,trashed_at,purged_at,url' } });
};

const box = useBox();
const getAll = box.operation('trash', 'getAll');

/** Puts files with these names into the trash. */
async function trashed(...names: string[]): Promise<void> {
	const files = names.map((name) => box.emulator.addFile({ name, content: name }));
	await toTrash(box.emulator, ...files);
}

const namesOf = (json: Array<{ name?: unknown }>) => json.map(({ name }) => name);

test('files, folders and web links, as Box sorts them', async () => {
	await toTrash(box.emulator, ...TRASHABLE.map(([type, make]) => make(box.emulator, type)));
	const { json } = await getAll();
	expect(json).toMatchObject([
		{ type: 'folder', name: 'folder' },
		{ type: 'file', name: 'file' },
		{ type: 'web_link', name: 'web_link', url: 'https://example.com/' },
	]);
});

test('no more than the limit, of which Box is told', async () => {
	await trashed('a', 'b', 'c');
	const { json } = await getAll({ limit: 2 });
	expect(namesOf(json)).toEqual(['a', 'b']);
	expect(box.emulator.requests().map(({ query }) => query)).toMatchObject([
		{ usemarker: 'true', limit: '2' },
	]);
});

test('all of them, page by page', async () => {
	const files = box.emulator.addManyFiles({ count: 1_100, name: (number) => `${number}.txt` });
	for (const file of files) file.trashedAt = Date.now();
	box.emulator.clearRequests();
	const { json } = await getAll({ returnAll: true });
	expect(new Set(json.map(({ id }) => id)).size).toBe(1_100);
	expect(box.calls()).toHaveLength(2);
});

test.each([
	[{ sort: 'size', direction: 'DESC' }, ['long', 'bb', 'a']],
	[{ sort: 'size' }, ['a', 'bb', 'long']],
	[{ sort: 'date' }, ['bb', 'long', 'a']],
	[{ sort: 'name', direction: 'ASC' }, ['a', 'bb', 'long']],
	[{ direction: 'DESC' }, ['long', 'bb', 'a']],
])('sorted: %j', async (options, names) => {
	await trashed('bb', 'long', 'a');
	const sorted = await getAll({ options });
	expect(namesOf(sorted.json)).toEqual(names);
	expect(namesOf((await getAll({ limit: 1, options })).json)).toEqual(names.slice(0, 1));
});

test('more than a page of them, sorted, by offset', async () => {
	const files = box.emulator.addManyFiles({ count: 1_100, name: (number) => `${number}.txt` });
	for (const file of files) file.trashedAt = Date.now();
	box.emulator.clearRequests();
	const { json } = await getAll({
		returnAll: true,
		simplify: false,
		options: { direction: 'DESC' },
	});
	expect(json).toHaveLength(1_100);
	expect(namesOf(json).slice(0, 2)).toEqual(['999.txt', '998.txt']);
	expect(box.emulator.requests().map(({ query }) => query)).toEqual([
		{ sort: 'name', direction: 'DESC', limit: '1000', offset: '0' },
		{ sort: 'name', direction: 'DESC', limit: '1000', offset: '1000' },
	]);
});

test('more than Box gives if they are sorted', async () => {
	const files = box.emulator.addManyFiles({ count: 11_100, name: (number) => `${number}.txt` });
	for (const file of files) file.trashedAt = Date.now();
	const run = await getAll({ returnAll: true, options: { sort: 'date' } });
	expect(run.json).toHaveLength(11_000);
	expect(run.hints).toMatchObject([
		{
			message:
				"Box has 11100 of these, but lets only the first 11000 be read. Remove 'Sort By' and 'Sort Direction' from the options to get all.",
		},
	]);
	expect((await getAll({ returnAll: true })).json).toHaveLength(11_100);
});

test('the fields that are asked for', async () => {
	await trashed('a.txt');
	const { json } = await getAll({ options: { fields: 'name,trashed_at' } });
	expect(json).toEqual([
		{
			...{ type: 'file', id: expect.any(String), etag: expect.any(String), name: 'a.txt' },
			trashed_at: expect.any(String),
		},
	]);
});

test('none gives no item', async () => {
	expect(await getAll()).toMatchObject({ json: [], error: undefined });
});

test('each account has its own', async () => {
	await trashed('a.txt');
	const requestOptions = { asUser: box.emulator.users.colleague.id };
	expect((await getAll({ requestOptions })).json).toEqual([]);
});

test('an app that may not read', async () => {
	box.emulator.faults.add({
		path: '/2.0/folders/trash/items',
		status: 403,
		headers: { 'www-authenticate': 'Bearer realm="Service", error="insufficient_scope"' },
		body: '',
	});
	const { error } = await getAll();
	expect(error).toMatchObject(boxError(403, 'The app in Box lacks the scope for this'));
});

refuses(box, getAll, [
	[{ limit: 0 }, "'Limit' is not a whole number of 1 or more"],
	[{ options: { sort: '={{ "id" }}' } }, "'Sort By' is none of date, name, size"],
	[{ options: { direction: '={{ "up" }}' } }, "'Sort Direction' is none of ASC, DESC"],
]);

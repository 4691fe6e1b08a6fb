import type { INodeParameters } from 'n8n-workflow';

import { byId, useBox } from '../support';

// So many items take long to check against Box's document, which other tests do.
const box = useBox({ openapi: '' });

const getItems = async (id: string, parameters: INodeParameters) =>
	await box.run('folder', 'getItems', { folder: byId(id), ...parameters });

const name = (number: number) => `${10_000 + number}.txt`;
const namesOf = (json: object[]) => json.map((item) => (item as { name?: string }).name);
const numbers = (count: number) => Array.from({ length: count }, (_, number) => name(number));

/** A folder with so many files. */
function large(count: number): string {
	const { id } = box.emulator.addFolder({ name: 'Large' });
	box.emulator.addManyFiles({ count, parentId: id, name });
	return id;
}

/** `/Tree` with so many folders, each with as many files. */
function tree(folders: number, files: number): { id: string; paths: string[] } {
	const { id } = box.emulator.addFolder({ name: 'Tree' });
	const paths: string[] = [];
	for (let folder = 0; folder < folders; folder++) {
		const { id: parentId } = box.emulator.addFolder({ name: name(folder), parentId: id });
		paths.push(`/Tree/${name(folder)}`);
		if (files > 0) box.emulator.addManyFiles({ count: files, parentId, name });
		for (const file of numbers(files)) paths.push(`/Tree/${name(folder)}/${file}`);
	}
	return { id, paths };
}

/** How many listings were asked for. */
const listings = () => box.calls().filter((call) => call.endsWith('/items')).length;

test('all of 10,000, each once and in order', async () => {
	const { json } = await getItems(large(10_000), { returnAll: true });
	expect(namesOf(json)).toEqual(numbers(10_000));
	expect(listings()).toBe(11);
});

test('more than Box reads by offset', async () => {
	const { json } = await getItems(large(11_500), { returnAll: true });
	expect(namesOf(json)).toEqual(numbers(11_500));
	expect(listings()).toBe(1 + 12);
});

test('a limit beyond a page', async () => {
	const { json } = await getItems(large(5000), { limit: 2500 });
	expect(namesOf(json)).toEqual(numbers(2500));
	expect(listings()).toBe(3);
});

test('a limit of one type reads on only as far as it has to', async () => {
	const options = { itemTypes: ['file'] };
	expect((await getItems(large(5000), { limit: 1200, options })).json).toHaveLength(1200);
	expect(listings()).toBe(2);
});

test('a folder that changes while it is read: what stays in it comes once', async () => {
	const { emulator } = box;
	const id = large(3000);
	const path = `/2.0/folders/${id}/items`;
	const entries = numbers(3000).map((each) => emulator.find(`/Large/${each}`)!);
	// The second page is that of a moment later, when the first item was gone.
	const later = entries.slice(1).slice(999, 1999);
	const body = {
		entries: later.map((item) => ({ type: item.type, id: item.id, name: item.name })),
		total_count: 2999,
		limit: 1000,
		offset: 999,
	};
	emulator.faults.add({ path, skip: 1, status: 200, body });
	const { json } = await getItems(id, { returnAll: true });
	expect(namesOf(json)).toEqual(numbers(3000));
});

test('500 folders: in order, each listed once', async () => {
	const { id, paths } = tree(500, 20);
	const { json } = await getItems(id, { returnAll: true, options: { recursive: true } });
	expect(json.map(({ path }) => path)).toEqual(paths);
	expect(listings()).toBe(501);
});

test('folders in folders, to a depth', async () => {
	const { emulator } = box;
	const { id } = emulator.addFolder({ name: 'Top' });
	const paths: string[] = [];
	const fill = (parentId: string, path: string, level: number) => {
		for (const folder of ['a', 'b', 'c']) {
			const inner = `${path}/${folder}`;
			const { id: innerId } = emulator.addFolder({ name: folder, parentId });
			if (level <= 4) paths.push(inner);
			if (level < 5) fill(innerId, inner, level + 1);
		}
	};
	fill(id, '/Top', 1);
	const options = { recursive: true, depth: 4 };
	const { json } = await getItems(id, { returnAll: true, options });
	expect(json.map(({ path }) => path)).toEqual(paths);
	expect(listings()).toBe(1 + 3 + 9 + 27);
});

test.each([
	[1, 1],
	[50, 7],
	[200, 25],
])('a limit of %i in many folders lists no more than %i of them', async (limit, most) => {
	const { id, paths } = tree(100, 20);
	const { json } = await getItems(id, { limit, options: { recursive: true } });
	expect(json.map(({ path }) => path)).toEqual(paths.slice(0, limit));
	expect(listings()).toBeLessThanOrEqual(most);
});

test('what fails further on does not come before its turn', async () => {
	const { id, paths } = tree(30, 2);
	const last = box.emulator.find(`/Tree/${name(29)}`)!;
	box.emulator.faults.add({ path: `/2.0/folders/${last.id}/items`, status: 400, times: 2 });
	const parameters = { limit: 50, options: { recursive: true } };
	expect((await getItems(id, parameters)).json.map(({ path }) => path)).toEqual(paths.slice(0, 50));
	const all = await getItems(id, { returnAll: true, options: { recursive: true } });
	expect(all.error?.description).toContain(`The folder '/Tree/${name(29)}'`);
});

test('is cancelled with all that is being read', async () => {
	const { id } = tree(40, 1);
	box.emulator.faults.add({ path: '^/2.0/folders/\\d+/items$', skip: 1, stall: true, times: 99 });
	const stop = new AbortController();
	const run = box.run(
		'folder',
		'getItems',
		{ folder: byId(id), returnAll: true, options: { recursive: true } },
		{ signal: stop.signal },
	);
	await box.emulator.waitFor(({ path }) => path !== `/2.0/folders/${id}/items`);
	stop.abort();
	expect((await run).items).toEqual([]);
	expect(listings()).toBeLessThanOrEqual(21);
});

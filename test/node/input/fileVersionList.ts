import { byId, byPath, only, useBox, versioned } from '../../operations/support';
import { searchList } from '../../support/engine';

const box = useBox();

const list = async (method: string, file: string, filter?: string) =>
	await searchList({
		method,
		parameters: { file: byId(file) },
		filter,
		credential: box.credential,
	});

test('the past versions of the file that is chosen: number, name, date, size, person', async () => {
	const { past } = await versioned(box.emulator, 'a.txt', 'first', 'x'.repeat(1500), 'third');
	const { results } = await searchList({
		method: 'searchFileVersions',
		parameters: { file: byPath('/a.txt') },
		credential: box.credential,
	});
	expect(results.map(({ value }) => value)).toEqual([...past].reverse());
	const time = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d [-+]\d\d:\d\d`;
	expect(results[0]?.name).toMatch(new RegExp(`^2: a\\.txt, ${time}, 1\\.5 kB, Admin$`));
	expect(results[1]?.name).toMatch(new RegExp(`^1: a\\.txt, ${time}, 5 B, Admin$`));
});

test('what fits what is typed', async () => {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'first', 'x'.repeat(1500), 'third');
	const { results } = await list('searchFileVersions', id, '1.5 KB');
	expect(results.map(({ value }) => value)).toEqual([past[1]]);
});

test('deleted versions say so, and are what can be restored', async () => {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'first', 'second', 'third');
	const [first = ''] = past;
	only(await box.run('fileVersion', 'delete', { file: byId(id), fileVersion: byId(first) }));
	const { results } = await list('searchFileVersions', id);
	expect(results.map(({ name }) => name.endsWith(' (deleted)'))).toEqual([false, true]);
	const trashed = await list('searchTrashedFileVersions', id);
	expect(trashed.results.map(({ value }) => value)).toEqual([first]);
});

test('of no file that is known yet', async () => {
	expect(await list('searchFileVersions', '')).toEqual({ results: [] });
	expect(box.calls()).toEqual([]);
});

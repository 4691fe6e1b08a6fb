import { boxError, byId, byPath, refuses, useBox, versioned, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id } = await versioned(emulator, 'report.txt', 'first', 'second');
	await run({ file: byId(id) });
};

const box = useBox();
const getAll = box.operation('fileVersion', 'getAll');

test('the past versions of a file, the newest first', async () => {
	const { past } = await versioned(box.emulator, 'a.txt', 'one', 'two', 'three');
	const { json } = await getAll({ file: byPath('/a.txt') });
	expect(json.map(({ id }) => id)).toEqual([...past].reverse());
	expect(json[0]).toMatchObject({ type: 'file_version', version_number: '2', size: 3 });
});

test('the deleted ones, too, which say so', async () => {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'one', 'two', 'three');
	const [first = ''] = past;
	await box.run('fileVersion', 'delete', { file: byId(id), fileVersion: byId(first) });
	const { json } = await getAll({ file: byId(id) });
	expect(json.map(({ trashed_at: trashedAt }) => trashedAt !== null)).toEqual([false, true]);
});

test('no more than the limit, of which Box is told; all, page by page', async () => {
	const { id } = await versioned(box.emulator, 'a.txt', '1', '2', '3', '4');
	expect((await getAll({ file: byId(id), limit: 2 })).json).toHaveLength(2);
	expect(box.emulator.requests()[0]?.query).toMatchObject({ limit: '2', offset: '0' });
	expect((await getAll({ file: byId(id), returnAll: true })).json).toHaveLength(3);
});

test('the fields that are asked for', async () => {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'one', 'two');
	const { json } = await getAll({ file: byId(id), options: { fields: 'size' } });
	expect(json).toEqual([{ type: 'file_version', id: past[0], size: 3 }]);
});

test('a file that was never changed has none', async () => {
	const { id } = await versioned(box.emulator, 'a.txt', 'one');
	expect(await getAll({ file: byId(id) })).toMatchObject({ json: [], error: undefined });
});

test('a file that is not there', async () => {
	const { error } = await getAll({ file: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such item, or this account may not see it ('File', ID 404)"),
	);
});

refuses(box, getAll, [
	[{ file: byId('') }, "'File' is empty"],
	[{ file: byId('12'), limit: 0 }, "'Limit' is not a whole number of 1 or more"],
]);

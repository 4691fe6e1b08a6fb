import {
	boxError,
	byId,
	chosen,
	items,
	only,
	refuses,
	toTrash,
	TRASHABLE,
	useBox,
	type Sample,
} from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const file = emulator.addFile({ name: 'a.txt', content: 'x' });
	await toTrash(emulator, file);
	await run(chosen(file));
};

const box = useBox();
const deletePermanently = box.operation('trash', 'deletePermanently');

test.each(TRASHABLE)('a %s is gone for good', async (type, make) => {
	const item = make(box.emulator, 'Old plan');
	await toTrash(box.emulator, item);
	expect(only(await deletePermanently(chosen(item)))).toEqual({ deleted: true });
	expect(box.calls()).toEqual([`DELETE /2.0/${type}s/${item.id}/trash`]);
	const { error } = await box.run('trash', 'get', chosen(item));
	expect(error).toMatchObject({ httpCode: '404' });
});

test('a folder goes with all that is in it', async () => {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Folder' });
	const file = emulator.addFile({ name: 'a.txt', content: 'x', parentId: folder.id });
	await toTrash(emulator, folder);
	only(await deletePermanently(chosen(folder)));
	const { error } = await box.run('file', 'get', { file: byId(file.id) });
	expect(error).toMatchObject({ httpCode: '404' });
});

test('all that the list of the trash gives, in one run', async () => {
	await toTrash(box.emulator, ...TRASHABLE.map(([type, make]) => make(box.emulator, type)));
	const { json } = await box.run('trash', 'getAll', { returnAll: true });
	const run = await deletePermanently(
		{
			itemType: '={{ $json.type }}',
			...Object.fromEntries(
				['file', 'folder', 'webLink'].map((name) => [name, byId('={{ $json.id }}')]),
			),
		},
		{ input: items(...json) },
	);
	expect(run.json).toEqual(TRASHABLE.map(() => ({ deleted: true })));
	expect((await box.run('trash', 'getAll')).json).toEqual([]);
});

test('a folder that Box goes on to delete after it has answered 503', async () => {
	const folder = box.emulator.addFolder({ name: 'Folder' });
	await toTrash(box.emulator, folder);
	const lost = { method: 'DELETE', status: 503, headers: { 'retry-after': '0' }, after: true };
	box.emulator.faults.add(lost);
	expect(only(await deletePermanently(chosen(folder)))).toEqual({ deleted: true });
	expect(box.emulator.requests().map(({ status }) => status)).toEqual([503, 404]);
});

test('what is not in the trash stays', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { error } = await deletePermanently(chosen(file));
	expect(error).toMatchObject(
		boxError(404, `The item is not in the trash ('File', ID ${file.id})`),
	);
	expect(box.emulator.find('/a.txt')?.id).toBe(file.id);
});

test('what is not in the trash is not said to be deleted, even after a failed attempt', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const lost = { method: 'DELETE', status: 503, headers: { 'retry-after': '0' } };
	box.emulator.faults.add({ ...lost, path: `/2.0/files/${file.id}/trash` });
	const { error, items: out } = await deletePermanently(chosen(file));
	expect(out).toEqual([]);
	expect(error?.message).toBe(`The item is not in the trash ('File', ID ${file.id})`);
});

test('somebody else’s stays', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	await toTrash(box.emulator, file);
	const credential = box.as(box.emulator.users.colleague.id);
	const { error } = await deletePermanently(chosen(file), { credential });
	expect(error).toMatchObject({ httpCode: '404' });
	expect((await box.run('trash', 'getAll')).json).toHaveLength(1);
});

test('the root folder is not asked about', async () => {
	const { error } = await deletePermanently({ itemType: 'folder', folder: byId('0') });
	expect(error?.message).toBe("'Folder' is the root folder, which cannot be in the trash");
	expect(box.calls()).toEqual([]);
});

refuses(box, deletePermanently, [
	[{}, "'File' is empty"],
	[{ itemType: '={{ "note" }}' }, "'Item Type' is none of file, folder, web_link"],
	[{ file: byId('a.txt') }, "'File' is not the ID of a file: 'a.txt'"],
]);

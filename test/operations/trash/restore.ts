import {
	boxError,
	byId,
	chosen,
	fromList,
	only,
	refuses,
	toTrash,
	TRASHABLE,
	useBox,
	type Sample,
} from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	await toTrash(emulator, { type: 'file', id: file });
	await run({ file: byId(file) });
	for (const [, make] of TRASHABLE) {
		const item = make(emulator, 'Old plan');
		await toTrash(emulator, item);
		await run({ ...chosen(item), options: { name: `Restored ${item.type}` } });
	}
};

const box = useBox();
const restore = box.operation('trash', 'restore');

async function trashed(): Promise<{ id: string }> {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	await toTrash(box.emulator, file);
	return file;
}

test('a file, to where it was', async () => {
	const { id } = await trashed();
	expect(only(await restore({ file: fromList(id) }))).toMatchObject({
		type: 'file',
		path: '/a.txt',
	});
	expect(box.emulator.find('/a.txt')?.id).toBe(id);
});

test('under another name, as its own is taken', async () => {
	const { id } = await trashed();
	box.emulator.addFile({ name: 'a.txt', content: 'new' });
	const { error } = await restore({ file: byId(id) });
	expect(error).toMatchObject({ httpCode: '409' });
	expect(error?.description).toMatch(/^Enter another 'Name' in the options/);
	const options = { name: 'a (restored).txt' };
	expect(only(await restore({ file: byId(id), options }))).toMatchObject({
		path: '/a (restored).txt',
	});
});

test('the root folder, which is never there', async () => {
	const { error } = await restore({ itemType: 'folder', folder: byId('0') });
	expect(error?.message).toBe("'Folder' is the root folder, which cannot be in the trash");
	expect(box.calls()).toEqual([]);
});

test('to another folder, as its own is gone', async () => {
	const { emulator } = box;
	const gone = emulator.addFolder({ name: 'Gone' });
	const other = emulator.addFolder({ name: 'Other' });
	const file = emulator.addFile({ name: 'a.txt', content: 'x', parentId: gone.id });
	await toTrash(emulator, file, gone);
	const { error } = await restore({ file: byId(file.id) });
	expect(error).toMatchObject({ httpCode: '404' });
	expect(error?.description).toContain("choose a 'Parent Folder' in the options");
	const options = { parent: byId(other.id) };
	expect(only(await restore({ file: byId(file.id), options }))).toMatchObject({
		path: '/Other/a.txt',
	});
});

test('a web link, with the address that it leads to', async () => {
	const link = box.emulator.addWebLink({ name: 'Site', url: 'https://example.com/a' });
	await toTrash(box.emulator, link);
	expect(only(await restore(chosen(link)))).toMatchObject({
		...{ type: 'web_link', id: link.id, path: '/Site' },
		url: 'https://example.com/a',
	});
});

test('a file that is not in the trash', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { error } = await restore({ file: byId(id) });
	expect(error).toMatchObject(boxError(404, `The item is not in the trash ('File', ID ${id})`));
});

refuses(box, restore, [
	[{ file: byId('/a.txt') }, "'File' is not the ID of a file: '/a.txt'"],
	[{ file: byId('12'), options: { name: 'a/b' } }, "'Name' contains a slash: 'a/b'"],
	[{ itemType: 'web_link' }, "'Web Link' is empty"],
]);

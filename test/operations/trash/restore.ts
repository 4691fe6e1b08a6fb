import { boxError, byId, fromList, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file, folder }) => {
	const deleted = async (path: string) => await remove(emulator, path);
	await deleted(`/2.0/files/${file}`);
	await run({ file: byId(file) });
	await deleted(`/2.0/folders/${folder}?recursive=true`);
	await run({ itemType: 'folder', folder: byId(folder) });
};

const box = useBox();
const restore = box.operation('trash', 'restore');

async function remove(
	{ url, connect }: Pick<typeof box.emulator, 'url' | 'connect'>,
	path: string,
): Promise<void> {
	const headers = { Authorization: `Bearer ${connect().access_token}` };
	await fetch(url + path, { method: 'DELETE', headers });
}

async function trashed(): Promise<{ id: string }> {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	await remove(box.emulator, `/2.0/files/${file.id}`);
	box.emulator.clearRequests();
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

test('to another folder, as its own is gone', async () => {
	const { emulator } = box;
	const gone = emulator.addFolder({ name: 'Gone' });
	const other = emulator.addFolder({ name: 'Other' });
	const file = emulator.addFile({ name: 'a.txt', content: 'x', parentId: gone.id });
	await remove(emulator, `/2.0/files/${file.id}`);
	await remove(emulator, `/2.0/folders/${gone.id}`);
	const options = { parent: byId(other.id) };
	expect(only(await restore({ file: byId(file.id), options }))).toMatchObject({
		path: '/Other/a.txt',
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

import { byId, only, useBox } from '../support';

const box = useBox();

test('with all that is in it', async () => {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Folder' });
	const file = emulator.addFile({ name: 'a.txt', parentId: folder.id, content: 'x' });
	const to = emulator.addFolder({ name: 'To' });
	const run = await box.run('folder', 'move', { folder: byId(folder.id), parent: byId(to.id) });
	expect(only(run)).toMatchObject({ id: folder.id, path: '/To/Folder' });
	expect(run.items[0]?.pairedItem).toEqual({ item: 0 });
	expect(emulator.find('/To/Folder/a.txt')?.id).toBe(file.id);
});

test('not into itself or below', async () => {
	const outer = box.emulator.addFolder({ name: 'Outer' });
	const inner = box.emulator.addFolder({ name: 'Inner', parentId: outer.id });
	for (const parent of [outer, inner]) {
		const { error } = await box.run('folder', 'move', {
			folder: byId(outer.id),
			parent: byId(parent.id),
		});
		expect(error).toMatchObject({
			httpCode: '400',
			message: 'A folder cannot be put into itself or into a folder below it',
		});
	}
});

test('where the name is taken', async () => {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Folder' });
	const to = emulator.addFolder({ name: 'To' });
	const taken = emulator.addFile({ name: 'folder', parentId: to.id, content: '' });
	const { error } = await box.run('folder', 'move', {
		folder: byId(folder.id),
		parent: byId(to.id),
	});
	expect(error?.message).toBe(
		`The name is already taken in that folder: the file 'folder' (ID ${taken.id}) has it`,
	);
});

test('the root folder stays where it is', async () => {
	const to = box.emulator.addFolder({ name: 'To' });
	const { error } = await box.run('folder', 'move', { folder: byId('0'), parent: byId(to.id) });
	expect(error?.message).toBe("'Folder' is the root folder, which cannot be moved");
	expect(box.calls()).toEqual([]);
});

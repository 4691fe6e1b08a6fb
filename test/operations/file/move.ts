import { byId, byPath, only, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, file, archive }) =>
	await run({ file: byId(file), parent: byId(archive) });

const box = useBox();

test('into another folder', async () => {
	const { emulator } = box;
	const from = emulator.addFolder({ name: 'From' });
	const to = emulator.addFolder({ name: 'To' });
	const file = emulator.addFile({ name: 'a.txt', parentId: from.id, content: 'x' });
	const run = await box.run('file', 'move', { file: byId(file.id), parent: byId(to.id) });
	expect(only(run)).toMatchObject({ id: file.id, path: '/To/a.txt' });
	expect(emulator.find('/To/a.txt')?.id).toBe(file.id);
	expect(emulator.find('/From/a.txt')).toBeUndefined();
});

test('to the root folder, with the fields that were asked for', async () => {
	const { emulator } = box;
	const from = emulator.addFolder({ name: 'From' });
	const file = emulator.addFile({ name: 'a.txt', parentId: from.id, content: 'x' });
	const run = await box.run('file', 'move', {
		file: byPath('/From/a.txt'),
		parent: byPath('/'),
		options: { fields: 'parent' },
	});
	expect(only(run)).toMatchObject({ id: file.id, parent: { id: '0' } });
	expect(only(run)).not.toHaveProperty('size');
});

test('under a new name, in one call', async () => {
	const { emulator } = box;
	const to = emulator.addFolder({ name: 'To' });
	emulator.addFile({ name: 'a.txt', parentId: to.id, content: '' });
	const file = emulator.addFile({ name: 'a.txt', content: 'x' });
	const run = await box.run('file', 'move', {
		file: byId(file.id),
		parent: byId(to.id),
		options: { name: 'b.txt' },
	});
	expect(only(run)).toMatchObject({ id: file.id, path: '/To/b.txt' });
	expect(box.calls()).toEqual([`PUT /2.0/files/${file.id}`]);
});

test('a new name that Box forbids is refused before anything is sent', async () => {
	const { error } = await box.run('file', 'move', {
		file: byId('12'),
		parent: byId('13'),
		options: { name: 'a/b' },
	});
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: "'New Name' contains a slash: 'a/b'",
	});
	expect(box.calls()).toEqual([]);
});

test('where the name is taken', async () => {
	const { emulator } = box;
	const to = emulator.addFolder({ name: 'To' });
	const taken = emulator.addFolder({ name: 'a.txt', parentId: to.id });
	const file = emulator.addFile({ name: 'a.txt', content: 'x' });
	const { error } = await box.run('file', 'move', { file: byId(file.id), parent: byId(to.id) });
	expect(error).toMatchObject({
		httpCode: '409',
		message: `The name is already taken in that folder: the folder 'a.txt' (ID ${taken.id}) has it`,
	});
	expect(emulator.find('/a.txt')?.id).toBe(file.id);
});

test('a target that does not exist is told apart from the file', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { error } = await box.run('file', 'move', { file: byId(file.id), parent: byId('404') });
	expect(error?.message).toBe(
		"Box knows no such item, or this account may not see it ('Parent Folder', ID 404)",
	);
	const other = await box.run('file', 'move', { file: byId('405'), parent: byId('0') });
	expect(other.error?.message).toContain("('File', ID 405)");
});

test('a target in the trash: Box does not say which of the two, so neither does the message', async () => {
	const { emulator } = box;
	const to = emulator.addFolder({ name: 'To' });
	const file = emulator.addFile({ name: 'a.txt', content: 'x' });
	only(await box.run('folder', 'delete', { folder: byId(to.id) }));
	const { error } = await box.run('file', 'move', { file: byId(file.id), parent: byId(to.id) });
	expect(error?.message).toBe(
		`The item is in the trash ('File', ID ${file.id}, or 'Parent Folder', ID ${to.id})`,
	);
});

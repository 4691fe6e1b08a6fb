import { byId, only, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, folder, archive }) =>
	await run({ folder: byId(folder), parent: byId(archive) });

const box = useBox();

test('with all that is in it', async () => {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Folder' });
	const inner = emulator.addFolder({ name: 'Inner', parentId: folder.id });
	emulator.addFile({ name: 'a.txt', parentId: inner.id, content: 'x' });
	const to = emulator.addFolder({ name: 'To' });
	const run = await box.run('folder', 'copy', { folder: byId(folder.id), parent: byId(to.id) });
	expect(only(run)).toMatchObject({ name: 'Folder', path: '/To/Folder' });
	expect(only(run).id).not.toBe(folder.id);
	expect(emulator.find('/To/Folder/Inner/a.txt')).toBeDefined();
	expect(emulator.find('/Folder/Inner/a.txt')).toBeDefined();
});

test('beside the original, under a name of its own', async () => {
	const folder = box.emulator.addFolder({ name: 'Folder' });
	const run = await box.run('folder', 'copy', {
		folder: byId(folder.id),
		parent: byId('0'),
		options: { name: 'Copy', fields: 'name' },
	});
	expect(only(run)).toMatchObject({ name: 'Copy' });
	expect(box.emulator.find('/Copy')).toBeDefined();
});

test('of a large folder, which Box copies later', async () => {
	const folder = box.emulator.addFolder({ name: 'Folder' });
	box.emulator.faults.add({ path: '/copy$', status: 202, body: '' });
	const to = box.emulator.addFolder({ name: 'To' });
	const run = await box.run('folder', 'copy', { folder: byId(folder.id), parent: byId(to.id) });
	expect(only(run)).toEqual({ accepted: true });
	expect(run.hints.map(({ message }) => message)).toEqual([
		`Box copies the folder with the ID ${folder.id} later, and does not say when it is done`,
	]);
});

test('where the name is taken', async () => {
	const folder = box.emulator.addFolder({ name: 'Folder' });
	const { error } = await box.run('folder', 'copy', { folder: byId(folder.id), parent: byId('0') });
	expect(error?.message).toBe(
		`The name is already taken in that folder: the folder 'Folder' (ID ${folder.id}) has it`,
	);
});

test('a name that Box forbids is refused before anything is sent', async () => {
	const { error } = await box.run('folder', 'copy', {
		folder: byId('12'),
		parent: byId('0'),
		options: { name: '..' },
	});
	expect(error).toMatchObject({ name: 'NodeOperationError', message: "'Name' is '..'" });
	expect(box.calls()).toEqual([]);
});

test('the root folder cannot be copied', async () => {
	const to = box.emulator.addFolder({ name: 'To' });
	const { error } = await box.run('folder', 'copy', { folder: byId('0'), parent: byId(to.id) });
	expect(error?.message).toBe("'Folder' is the root folder, which cannot be copied");
});

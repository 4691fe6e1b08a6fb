import { byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, folder, archive }) =>
	await run({ folder: byId(folder), parent: byId(archive) });

const box = useBox();

test('with all that is in it', async () => {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Folder' });
	const file = emulator.addFile({ name: 'a.txt', parentId: folder.id, content: 'x' });
	const to = emulator.addFolder({ name: 'To' });
	const run = await box.run('folder', 'move', { folder: byId(folder.id), parent: byId(to.id) });
	expect(only(run)).toMatchObject({ id: folder.id, path: '/To/Folder' });
	expect(emulator.find('/To/Folder/a.txt')?.id).toBe(file.id);
});

describe('under a new name', () => {
	const tooMuch = {
		method: 'PUT',
		status: 403,
		body: { type: 'error', status: 403, code: 'operation_limit_exceeded', message: 'Too much' },
	};

	function folders() {
		const to = box.emulator.addFolder({ name: 'To' });
		const folder = box.emulator.addFolder({ name: 'Folder' });
		const move = async () =>
			await box.run('folder', 'move', {
				folder: byId(folder.id),
				parent: byId(to.id),
				options: { name: 'New' },
			});
		return { folder, to, move };
	}

	test('in one call', async () => {
		const { folder, move } = folders();
		expect(only(await move())).toMatchObject({ id: folder.id, path: '/To/New' });
		expect(box.calls()).toHaveLength(1);
	});

	test('in two, where Box moves it only alone', async () => {
		const { folder, move } = folders();
		box.emulator.faults.add(tooMuch);
		expect(only(await move())).toMatchObject({ id: folder.id, path: '/To/New' });
		expect(box.emulator.tree()).toBe('To/\n  New/');
		expect(box.calls()).toHaveLength(3);
	});

	test('it says that it was moved, where the name is taken then', async () => {
		const { folder, to, move } = folders();
		const taken = box.emulator.addFile({ name: 'new', parentId: to.id, content: '' });
		box.emulator.faults.add(tooMuch);
		expect((await move()).error).toMatchObject({
			httpCode: '409',
			message: `The name is already taken in that folder: the file 'new' (ID ${taken.id}) has it`,
			description: expect.stringContaining('The folder was moved, but could not be renamed.'),
		});
		expect(box.emulator.find('/To/Folder')?.id).toBe(folder.id);
	});

	test('a folder that is too much for Box even alone', async () => {
		const { folder, to, move } = folders();
		box.emulator.faults.add({ ...tooMuch, times: 2 });
		expect((await move()).error).toMatchObject({
			message: `The folder has more items than Box can change at once ('Folder', ID ${folder.id}, or 'Parent Folder', ID ${to.id})`,
			description: expect.stringContaining('and could not be moved'),
		});
	});

	test('it says that it was not moved, where the old name is in the way', async () => {
		const { folder, to, move } = folders();
		box.emulator.addFile({ name: 'folder', parentId: to.id, content: '' });
		box.emulator.faults.add(tooMuch);
		expect((await move()).error).toMatchObject({
			httpCode: '409',
			description: expect.stringContaining('and could not be moved'),
		});
		expect(box.emulator.find('/Folder')?.id).toBe(folder.id);
	});
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

refuses(box, async (parameters) => await box.run('folder', 'move', parameters), [
	[{ folder: byId('12'), parent: byId('abc') }, "'Parent Folder' is not the ID of a folder: 'abc'"],
]);

import { byId, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, folder }) =>
	await run({ folder: byId(folder), options: { recursive: true } });

const box = useBox();

test('an empty folder, to the trash', async () => {
	const folder = box.emulator.addFolder({ name: 'Folder' });
	const run = await box.run('folder', 'delete', { folder: byId(folder.id) });
	expect(run.items).toEqual([{ json: { deleted: true }, pairedItem: { item: 0 } }]);
	expect(box.emulator.find('/Folder')).toBeUndefined();
});

test('a folder with something in it: not unless it is meant', async () => {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Folder' });
	const inner = emulator.addFolder({ name: 'Inner', parentId: folder.id });
	emulator.addFile({ name: 'a.txt', parentId: inner.id, content: 'x' });
	const { error } = await box.run('folder', 'delete', { folder: byId(folder.id) });
	expect(error).toMatchObject({
		httpCode: '400',
		message: `The folder is not empty ('Folder', ID ${folder.id})`,
		description: expect.stringContaining("'Recursive'"),
	});
	expect(emulator.find('/Folder/Inner/a.txt')).toBeDefined();

	const run = await box.run('folder', 'delete', {
		folder: byId(folder.id),
		options: { recursive: true },
	});
	expect(run.json).toEqual([{ deleted: true }]);
	expect(emulator.tree()).toBe('');
	expect(emulator.requests().at(-1)?.query).toEqual({ recursive: 'true' });
});

test('a large folder, which Box goes on to delete after it has answered 503', async () => {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Folder' });
	emulator.addFile({ name: 'a.txt', parentId: folder.id, content: 'x' });
	emulator.faults.add({
		...{ method: 'DELETE', status: 503, headers: { 'retry-after': '0' }, after: true },
	});
	emulator.faults.add({
		...{ method: 'DELETE', status: 409, headers: { 'retry-after': '0' } },
		body: { type: 'error', status: 409, code: 'operation_blocked_temporary', message: 'Blocked' },
	});
	const run = await box.run('folder', 'delete', {
		folder: byId(folder.id),
		options: { recursive: true },
	});
	expect(run.error).toBeUndefined();
	expect(run.json).toEqual([{ deleted: true }]);
	expect(emulator.requests().map(({ status }) => status)).toEqual([503, 409, 404]);
});

test('only if nobody else has changed it', async () => {
	const folder = box.emulator.addFolder({ name: 'Folder' });
	const { error } = await box.run('folder', 'delete', {
		folder: byId(folder.id),
		options: { ifMatch: '99' },
	});
	expect(error).toMatchObject({ httpCode: '412' });
	expect(box.emulator.find('/Folder')).toBeDefined();
});

test('the root folder is not deleted, whatever Box would say', async () => {
	const { error } = await box.run('folder', 'delete', {
		folder: byId('0'),
		options: { recursive: true },
	});
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: "'Folder' is the root folder, which cannot be deleted",
	});
	expect(box.calls()).toEqual([]);
});

refuses(box, async (parameters) => await box.run('folder', 'delete', parameters), [
	[{ folder: byId('abc') }, "'Folder' is not the ID of a folder: 'abc'"],
]);

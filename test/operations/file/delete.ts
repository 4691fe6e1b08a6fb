import { boxError, byId, items, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, file }) => await run({ file: byId(file) });

const box = useBox();

test('to the trash', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const run = await box.run('file', 'delete', { file: byId(file.id) });
	expect(run.items).toEqual([{ json: { deleted: true }, pairedItem: { item: 0 } }]);
	expect(box.emulator.find('/a.txt')).toBeUndefined();
	expect(file.trashedAt).not.toBeNull();
});

test('each item its own', async () => {
	const files = ['a', 'b'].map((name) => box.emulator.addFile({ name, content: name }));
	const kept = box.emulator.addFile({ name: 'c', content: 'c' });
	const run = await box.run(
		'file',
		'delete',
		{ file: byId('={{ $json.id }}') },
		{ input: items(...files.map(({ id }) => ({ id }))) },
	);
	expect(run.json).toEqual([{ deleted: true }, { deleted: true }]);
	expect(box.emulator.tree()).toBe('c  1 bytes');
	expect(kept.trashedAt).toBeNull();
});

test('only if nobody else has changed it', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { error } = await box.run('file', 'delete', {
		file: byId(file.id),
		options: { ifMatch: '99' },
	});
	expect(error).toMatchObject({ httpCode: '412' });
	expect(box.emulator.find('/a.txt')).toBeDefined();
});

test('what is in the trash already', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	await box.run('file', 'delete', { file: byId(file.id) });
	const { error } = await box.run('file', 'delete', { file: byId(file.id) });
	expect(error?.message).toBe(`The item is in the trash ('File', ID ${file.id})`);
});

test('no permission', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const credential = box.asViewerOf(file);
	const { error } = await box.run('file', 'delete', { file: byId(file.id) }, { credential });
	expect(error).toMatchObject({
		...boxError(403, `The connected account has no permission for this ('File', ID ${file.id})`),
		description: expect.stringContaining('Ask the owner'),
	});
	expect(file.trashedAt).toBeNull();
});

refuses(box, async (parameters) => await box.run('file', 'delete', parameters), [
	[{ file: byId('abc') }, "'File' is not the ID of a file: 'abc'"],
	[{ file: byId('12'), options: { ifMatch: '1 2' } }, "'If-Match (Etag)' is not an etag: '1 2'"],
]);

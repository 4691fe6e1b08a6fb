import { binaryItem } from '../../support/engine';
import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, file, archive }) =>
	await run({ file: byId(file), parent: byId(archive) });

const box = useBox();

test('a copy in another folder, of the same name', async () => {
	const { emulator } = box;
	const to = emulator.addFolder({ name: 'To' });
	const file = emulator.addFile({ name: 'a.txt', content: 'same' });
	const run = await box.run('file', 'copy', { file: byId(file.id), parent: byId(to.id) });
	const copy = only(run);
	expect(copy).toMatchObject({ name: 'a.txt', path: '/To/a.txt', size: 4 });
	expect(copy.id).not.toBe(file.id);
	expect(emulator.content(String(copy.id)).toString()).toBe('same');
	expect(emulator.find('/a.txt')?.id).toBe(file.id);
});

test('beside the original, under a name of its own', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const run = await box.run('file', 'copy', {
		file: byId(file.id),
		parent: byId('0'),
		options: { name: 'b.txt', fields: 'name' },
	});
	expect(only(run)).toEqual(expect.objectContaining({ type: 'file', name: 'b.txt' }));
	expect(only(run)).not.toHaveProperty('size');
});

test('of an older version', async () => {
	const { emulator } = box;
	const file = emulator.addFile({ name: 'a.txt', content: 'first' });
	const before = only(await box.run('file', 'get', { file: byId(file.id), simplify: false }));
	const version = String((before.file_version as { id: string }).id);
	const input = [await binaryItem('second', { fileName: 'a.txt' })];
	only(await box.run('file', 'upload', { parent: byId('0'), ifExists: 'newVersion' }, { input }));
	const run = await box.run('file', 'copy', {
		file: byId(file.id),
		parent: byId('0'),
		options: { name: 'old.txt', version },
	});
	expect(emulator.content(String(only(run).id)).toString()).toBe('first');
	expect(emulator.content(file.id).toString()).toBe('second');
});

test('through a shared link, into a folder of my own', async () => {
	const { emulator } = box;
	const file = emulator.addFile({ name: 'shared.txt', content: 'ours' });
	const link = only(await box.run('sharedLink', 'create', { file: byId(file.id), access: 'open' }));
	const { url } = link.shared_link as { url: string };
	const { outsider } = emulator.users;
	const run = await box.run(
		'file',
		'copy',
		{
			file: byId(file.id),
			parent: byId('0'),
			options: { sharedLink: url.replace(emulator.url, 'https://acme.app.box.com') },
		},
		{ credential: box.as(outsider.id) },
	);
	only(run);
	expect(emulator.find('/shared.txt', outsider.id)).toBeDefined();
});

test('where the name is taken', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { error } = await box.run('file', 'copy', { file: byId(file.id), parent: byId('0') });
	expect(error?.message).toBe(
		`The name is already taken in that folder: the file 'a.txt' (ID ${file.id}) has it`,
	);
});

test('a version that the file does not have', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const parameters = {
		file: byId(id),
		parent: byId('0'),
		options: { name: 'b.txt', version: '404' },
	};
	const { error } = await box.run('file', 'copy', parameters);
	expect(error).toMatchObject(boxError(404, "The file has no such version ('Version ID', ID 404)"));
});

refuses(
	box,
	async (options) =>
		await box.run('file', 'copy', { file: byId('12'), parent: byId('0'), options }),
	[
		[{ name: 'a\\b' }, "'Name' contains a slash: 'a\\b'"],
		[{ version: 'one' }, "'Version ID' is not an ID: 'one'"],
	],
);

test('a name that is taken', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { error } = await box.run('file', 'copy', {
		file: byId(file.id),
		parent: byId('0'),
		options: { name: 'A.txt' },
	});
	expect(error).toMatchObject({ httpCode: '409' });
	expect(error?.description).toContain("Enter another 'Name'");
});

import { boxError, byId, items, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, shared }) => await run({ file: byId(shared) });

const box = useBox();

test('the link opens no more', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	only(await box.run('sharedLink', 'create', { file: byId(id), access: 'open' }));
	const run = await box.run('sharedLink', 'remove', { file: byId(id) });
	expect(only(run)).toMatchObject({ type: 'file', id, name: 'a.txt', shared_link: null });
	expect(box.emulator.find('/a.txt')?.sharedLink).toBeNull();
});

test('of a file and of a folder in one run, also where there is none', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const folder = box.emulator.addFolder({ name: 'Folder' });
	only(await box.run('sharedLink', 'create', { itemType: 'folder', folder: byId(folder.id) }));
	const run = await box.run(
		'sharedLink',
		'remove',
		{
			itemType: '={{ $json.type }}',
			file: byId('={{ $json.id }}'),
			folder: byId('={{ $json.id }}'),
		},
		{ input: items({ type: 'file', id: file.id }, { type: 'folder', id: folder.id }) },
	);
	expect(run.json).toMatchObject([
		{ type: 'file', shared_link: null },
		{ type: 'folder', shared_link: null },
	]);
});

test('of a web link', async () => {
	const { id } = box.emulator.addWebLink({ name: 'Site' });
	const site = { itemType: 'web_link', webLink: byId(id) };
	only(await box.run('sharedLink', 'create', { ...site, access: 'open' }));
	expect(box.emulator.find('/Site')?.sharedLink).toMatchObject({ access: 'open' });
	expect(only(await box.run('sharedLink', 'remove', site))).toMatchObject({
		...{ type: 'web_link', id, name: 'Site', shared_link: null },
	});
	expect(box.emulator.find('/Site')?.sharedLink).toBeNull();
});

test('no permission', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const credential = box.asViewerOf(file);
	const { error } = await box.run('sharedLink', 'remove', { file: byId(file.id) }, { credential });
	const message = `The connected account has no permission for this ('File', ID ${file.id})`;
	expect(error).toMatchObject(boxError(403, message));
});

refuses(box, async (parameters) => await box.run('sharedLink', 'remove', parameters), [
	[{ file: byId('abc') }, "'File' is not the ID of a file: 'abc'"],
]);

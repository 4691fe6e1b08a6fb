import { byId, byPath, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, shared }) => await run({ file: byId(shared) });

const box = useBox();

test('the link of a file', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const made = only(await box.run('sharedLink', 'create', { file: byId(id), access: 'company' }));
	const run = await box.run('sharedLink', 'get', { file: byId(id) });
	expect(only(run)).toEqual(
		made.etag === only(run).etag ? made : { ...made, etag: only(run).etag },
	);
});

test('no link is no error', async () => {
	const { id } = box.emulator.addFolder({ name: 'Folder' });
	const run = await box.run('sharedLink', 'get', { itemType: 'folder', folder: byId(id) });
	expect(only(run)).toMatchObject({ type: 'folder', id, name: 'Folder', shared_link: null });
});

test('the link of a web link, by path', async () => {
	const { id } = box.emulator.addWebLink({ name: 'Site' });
	const site = { itemType: 'web_link', webLink: byPath('/Site') };
	expect(only(await box.run('sharedLink', 'get', site))).toMatchObject({ id, shared_link: null });
	const made = only(await box.run('sharedLink', 'create', { ...site, access: 'open' }));
	expect(only(await box.run('sharedLink', 'get', site))).toEqual(made);
});

test('a web link that does not exist', async () => {
	const { error } = await box.run('sharedLink', 'get', {
		itemType: 'web_link',
		webLink: byId('404'),
	});
	expect(error).toMatchObject({
		httpCode: '404',
		message: "Box knows no such item, or this account may not see it ('Web Link', ID 404)",
	});
});

test('a file in the trash has none', async () => {
	const file = box.emulator.addFile({ name: 'gone.txt', content: 'x' });
	await box.run('sharedLink', 'create', { file: byId(file.id) });
	await box.run('file', 'delete', { file: byId(file.id) });
	const run = await box.run('sharedLink', 'get', { file: byId(file.id) });
	expect(only(run)).toMatchObject({ id: file.id, shared_link: null });
});

refuses(box, async (parameters) => await box.run('sharedLink', 'get', parameters), [
	[{ file: byId('abc') }, "'File' is not the ID of a file: 'abc'"],
]);

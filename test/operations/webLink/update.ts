import type { INodeParameters } from 'n8n-workflow';

import { boxError, byId, byPath, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, folder }) => {
	const { id } = emulator.addWebLink({ name: 'Site', parentId: folder });
	await run({ webLink: byId(id), updateFields: { description: 'Plans' } });
};

const box = useBox();

const update = async (id: string, updateFields: INodeParameters, options: INodeParameters = {}) =>
	await box.run('webLink', 'update', { webLink: byId(id), updateFields, options });

test('the address, name and description', async () => {
	const { id } = box.emulator.addWebLink({ name: 'Site' });
	const changes = { url: 'http://example.com/b', name: 'Other', description: 'Of 2026' };
	expect(only(await update(id, changes))).toMatchObject({ id, path: '/Other', ...changes });
});

test('one alone, to what is empty', async () => {
	const { id } = box.emulator.addWebLink({ name: 'Site' });
	only(await update(id, { description: 'Of 2026' }));
	expect(only(await update(id, { description: '' }))).toMatchObject({
		...{ name: 'Site', url: 'https://example.com/', description: '' },
	});
});

test('moved to another folder, and renamed', async () => {
	const { emulator } = box;
	const { id } = emulator.addWebLink({ name: 'Site' });
	emulator.addFolder({ name: 'Reports' });
	const run = await update(id, { parent: byPath('/Reports'), name: 'Other' });
	expect(only(run)).toMatchObject({ id, path: '/Reports/Other' });
	expect(emulator.find('/Site')).toBeUndefined();
});

test('only if nobody else has changed it, with the fields that are asked for', async () => {
	const { id } = box.emulator.addWebLink({ name: 'Site' });
	const { error } = await update(id, { name: 'Other' }, { ifMatch: '99' });
	expect(error).toMatchObject(
		boxError(412, `The item was changed since the given etag was read ('Web Link', ID ${id})`),
	);
	expect(only(await update(id, { name: 'Other' }, { ifMatch: '0', fields: 'name' }))).toEqual({
		...{ type: 'web_link', id, etag: '1', name: 'Other' },
	});
});

test('a name that is taken', async () => {
	box.emulator.addFolder({ name: 'reports' });
	const { id } = box.emulator.addWebLink({ name: 'Site' });
	const { error } = await update(id, { name: 'Reports' });
	expect(error).toMatchObject({ httpCode: '409' });
	expect(error?.description).toMatch(/^Enter another 'Name'/);
});

test('no permission', async () => {
	const folder = box.emulator.addFolder({ name: 'Ours' });
	const { id } = box.emulator.addWebLink({ name: 'Site', parentId: folder.id });
	const { error } = await box.run(
		'webLink',
		'update',
		{ webLink: byId(id), updateFields: { name: 'Mine' } },
		{ credential: box.asViewerOf(folder) },
	);
	const message = `The connected account has no permission for this ('Web Link', ID ${id})`;
	expect(error).toMatchObject(boxError(403, message));
});

refuses(box, async (updateFields) => await update('12', updateFields), [
	[{}, "'Update Fields' is empty"],
	[{ parent: byId('') }, "'Update Fields' is empty"],
	[{ url: '' }, "'URL' is empty"],
	[{ url: 'example.com' }, "'URL' is not a web address: 'example.com'"],
	[{ name: ' ' }, "'Name' is empty"],
	[{ parent: byId('first') }, "'Parent Folder' is not the ID of a folder: 'first'"],
]);

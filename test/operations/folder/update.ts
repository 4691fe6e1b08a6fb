import type { INodeParameters } from 'n8n-workflow';

import { byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, folder }) =>
	await run({ folder: byId(folder), updateFields: { description: 'Plans' } });

const box = useBox();

const update = async (id: string, updateFields: INodeParameters, options: INodeParameters = {}) =>
	await box.run('folder', 'update', { folder: byId(id), updateFields, options });

test('name, description and tags', async () => {
	const folder = box.emulator.addFolder({ name: 'Old' });
	const run = await update(folder.id, { name: 'New', description: 'Of 2026', tags: 'a,b' });
	expect(only(run)).toMatchObject({ id: folder.id, name: 'New', path: '/New' });
	expect(box.emulator.find('/New')).toMatchObject({ description: 'Of 2026', tags: ['a', 'b'] });
});

test('tags are added and removed without touching the others', async () => {
	const { id } = box.emulator.addFolder({ name: 'Folder' });
	only(await update(id, { tags: 'a,b' }));
	only(await update(id, { tags: 'c', tagsMode: 'add', canNonOwnersInvite: false }));
	only(await update(id, { tags: 'a', tagsMode: 'remove' }));
	expect(box.emulator.find('/Folder')).toMatchObject({
		tags: ['b', 'c'],
		canNonOwnersInvite: false,
	});
});

test('its settings, each by itself', async () => {
	const folder = box.emulator.addFolder({ name: 'Folder' });
	only(await update(folder.id, { canNonOwnersInvite: false }));
	expect(box.emulator.find('/Folder')).toMatchObject({
		canNonOwnersInvite: false,
		restrictedToEnterprise: false,
	});
	only(await update(folder.id, { isCollaborationRestrictedToEnterprise: true }));
	expect(box.emulator.find('/Folder')).toMatchObject({
		canNonOwnersInvite: false,
		restrictedToEnterprise: true,
	});
});

test('only if nobody else has changed it', async () => {
	const folder = box.emulator.addFolder({ name: 'Folder' });
	const { error } = await update(folder.id, { name: 'Other' }, { ifMatch: '99' });
	expect(error).toMatchObject({
		httpCode: '412',
		message: `The item was changed since the given etag was read ('Folder', ID ${folder.id})`,
	});
	const { etag } = only(await box.run('folder', 'get', { folder: byId(folder.id) }));
	only(await update(folder.id, { name: 'Other' }, { ifMatch: String(etag), fields: 'name' }));
	expect(box.emulator.find('/Other')).toBeDefined();
});

test('the root folder cannot be changed', async () => {
	const { error } = await update('0', { name: 'Mine' });
	expect(error?.message).toBe("'Folder' is the root folder, which cannot be changed");
	expect(box.calls()).toEqual([]);
});

refuses(box, async (updateFields) => await update('12', updateFields), [
	[{}, "'Update Fields' is empty"],
	[{ name: ' ' }, "'Name' is empty"],
	[{ tagsMode: 'remove' }, "'Tags Mode' needs 'Tags'"],
	[{ canNonOwnersInvite: '={{ "maybe" }}' }, "'Non-Owners Can Invite' is neither true nor false"],
]);

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

test('whether its collaborators see each other, which goes with inviting', async () => {
	const { id } = box.emulator.addFolder({ name: 'Folder' });
	const hidden = { canNonOwnersViewCollaborators: false };
	const { error } = await update(id, hidden);
	expect(error).toMatchObject({
		httpCode: '400',
		message: expect.stringContaining('can_non_owners_view_collaborators'),
	});
	only(await update(id, { ...hidden, canNonOwnersInvite: false }));
	expect(box.emulator.find('/Folder')).toMatchObject({
		...{ canNonOwnersInvite: false, canNonOwnersViewCollaborators: false },
	});
	only(await update(id, { canNonOwnersViewCollaborators: true }));
	expect(box.emulator.find('/Folder')).toMatchObject({
		...{ canNonOwnersInvite: false, canNonOwnersViewCollaborators: true },
	});
});

test('who may upload to it by email', async () => {
	const { id } = box.emulator.addFolder({ name: 'Folder' });
	const email = expect.stringContaining('@');
	for (const access of ['collaborators', 'open']) {
		const run = await update(id, { uploadByEmail: access });
		expect(only(run)).toMatchObject({ folder_upload_email: { access, email } });
	}
	const kept = await update(id, { description: 'Of 2026' });
	expect(only(kept)).toMatchObject({ folder_upload_email: { access: 'open' } });
	const off = await update(id, { uploadByEmail: 'nobody' });
	expect(only(off)).toMatchObject({ folder_upload_email: null });
});

test('its sync state', async () => {
	const { id } = box.emulator.addFolder({ name: 'Folder' });
	const run = await update(id, { syncState: 'partially_synced' }, { fields: 'sync_state' });
	expect(only(run)).toMatchObject({ sync_state: 'partially_synced' });
});

test('only if nobody else has changed it', async () => {
	const folder = box.emulator.addFolder({ name: 'Folder' });
	const { error } = await update(folder.id, { name: 'Other' }, { ifMatch: '99' });
	expect(error).toMatchObject({
		httpCode: '412',
		message: `The item was changed since the given etag was read ('Folder', ID ${folder.id})`,
	});
	const { etag } = only(
		await box.run('folder', 'get', { folder: byId(folder.id), simplify: false }),
	);
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
	[{ uploadByEmail: '={{ "all" }}' }, "'Upload by Email' is none of open, collaborators, nobody"],
	[
		{ canNonOwnersInvite: true, canNonOwnersViewCollaborators: false },
		"'Non-Owners Can Invite' requires 'Non-Owners Can See Collaborators'",
	],
	[{ tagsMode: 'remove' }, "'Tags Mode' needs 'Tags'"],
	[{ canNonOwnersInvite: '={{ "maybe" }}' }, "'Non-Owners Can Invite' is neither true nor false"],
]);

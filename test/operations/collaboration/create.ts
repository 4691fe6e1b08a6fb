import type { INodeParameters } from 'n8n-workflow';

import { boxError, byId, byPath, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, folder }) => {
	const invited = { itemType: 'folder', folder: byId(folder), role: 'viewer' };
	await run({ ...invited, email: emulator.users.colleague.login });
	const { id } = emulator.addGroup({ name: 'Editors' });
	await run({ ...invited, shareWith: 'group', group: byId(id) });
};

const box = useBox();
const create = box.operation('collaboration', 'create');

const shared = (parameters: INodeParameters = {}) => {
	const { id } = box.emulator.addFolder({ name: 'Reports' });
	return { itemType: 'folder', folder: byId(id), ...parameters };
};

test('a person by email, as an editor unless told otherwise', async () => {
	const { login } = box.emulator.users.colleague;
	expect(only(await create(shared({ email: login })))).toMatchObject({
		type: 'collaboration',
		accessible_by: { login },
		role: 'editor',
	});
});

test('a user, by ID or by the email address that the list would show', async () => {
	const { id, login } = box.emulator.users.colleague;
	const viewer = { shareWith: 'user', role: 'viewer' };
	expect(only(await create(shared({ ...viewer, user: byId(id) })))).toMatchObject({
		accessible_by: { id },
	});
	box.emulator.reset();
	const byEmail = { __rl: true, mode: 'email', value: login.toUpperCase() };
	expect(only(await create(shared({ ...viewer, user: byEmail })))).toMatchObject({
		accessible_by: { id },
	});
});

test('a group, on a file that a path names', async () => {
	const group = box.emulator.addGroup({ name: 'Editors' });
	box.emulator.addFile({ name: 'a.txt', content: '' });
	const whom = { shareWith: 'group', group: byId(group.id), role: 'viewer' };
	expect(only(await create({ file: byPath('/a.txt'), ...whom }))).toMatchObject({
		item: { type: 'file', name: 'a.txt' },
		accessible_by: { type: 'group', id: group.id },
	});
});

test('options are sent, and only those that are set', async () => {
	const { login } = box.emulator.users.colleague;
	const options = {
		...{ isAccessOnly: true, canViewPath: true, expiresAt: '2040-01-31', notify: false },
		fields: 'is_access_only,can_view_path,expires_at',
	};
	expect(only(await create(shared({ email: login, options })))).toEqual({
		...{ type: 'collaboration', id: expect.any(String) },
		is_access_only: true,
		can_view_path: true,
		expires_at: expect.stringMatching(/^2040-01-3/),
	});
	const request = box.emulator.requests().find(({ method }) => method === 'POST');
	expect(request?.query).toEqual({ notify: 'false', fields: options.fields });
});

test('somebody whom Box does not know yet is invited', async () => {
	expect(only(await create(shared({ email: 'new@example.org' })))).toMatchObject({
		status: 'pending',
		invite_email: 'new@example.org',
		item: null,
	});
});

test('who has access already', async () => {
	const { login } = box.emulator.users.colleague;
	const parameters = shared({ email: login });
	await create(parameters);
	const { error } = await create(parameters);
	expect(error).toMatchObject({
		httpCode: '400',
		message: expect.stringContaining('The person or the group has access already, or is invited'),
	});
	expect(error?.description).toContain('use the operation Update');
});

test('somebody of another enterprise, where the folder is not for such', async () => {
	const folder = box.emulator.addFolder({ name: 'Ours' });
	await box.run('folder', 'update', {
		folder: byId(folder.id),
		updateFields: { isCollaborationRestrictedToEnterprise: true },
	});
	const email = box.emulator.users.outsider.login;
	const { error } = await create({ itemType: 'folder', folder: byId(folder.id), email });
	expect(error?.message).toContain('Only people of the same enterprise may get access');
});

test('the root folder', async () => {
	const { error } = await create({ itemType: 'folder', folder: byId('0'), email: 'a@b.c' });
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: "'Folder' is the root folder, which cannot be shared",
	});
});

test('a group that Box does not know', async () => {
	const { error } = await create(shared({ shareWith: 'group', group: byId('404') }));
	expect(error).toMatchObject({ name: 'NodeApiError', context: { itemIndex: 0 } });
	expect(error?.message).toContain("'Group', ID 404");
});

test('an account that may not share the folder', async () => {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Reports' });
	const { error } = await create(
		{ itemType: 'folder', folder: byId(folder.id), email: emulator.users.admin.login },
		{ credential: box.asViewerOf(folder) },
	);
	expect(error).toMatchObject(
		boxError(403, `The connected account has no permission for this ('Folder', ID ${folder.id})`),
	);
});

refuses(box, create, [
	[{ file: byId('12') }, "'Email' is empty"],
	[{ file: byId('12'), email: 'Ann' }, "'Email' is not an email address: 'Ann'"],
	[
		{ file: byId('12'), email: '={{ $json.email }}' },
		"'Email' is empty: its expression {{ $json.email }} gives nothing",
	],
	[
		{ file: byId('12'), email: 'a@b.c', options: { canViewPath: true } },
		"'Can View Path' is for folders only",
	],
	[{ file: byId('12'), shareWith: 'user' }, "'User' is empty"],
	[
		{ file: byId('12'), shareWith: 'user', user: byId('Ann') },
		"'User' is not the ID of a user: 'Ann'",
	],
	[
		{ file: byId('12'), email: 'a@b.c', role: '={{ "owner" }}' },
		"'Role' is none of co-owner, editor, previewer, previewer uploader, uploader, viewer, viewer uploader",
	],
]);

import type { INodeParameters } from 'n8n-workflow';
import { byId, byPath, fromList, items, only, useBox } from '../support';

const box = useBox();

const create = async (name: string, parameters: INodeParameters = {}) =>
	await box.run('folder', 'create', { name, ...parameters });

test('in the root folder', async () => {
	const run = await create('Reports');
	expect(only(run)).toMatchObject({
		type: 'folder',
		name: 'Reports',
		path: '/Reports',
		parent: { id: '0' },
	});
	expect(run.items[0]?.pairedItem).toEqual({ item: 0 });
	expect(box.emulator.find('/Reports')?.id).toBe(only(run).id);
	expect(box.calls()).toEqual(['POST /2.0/folders']);
});

test('in another folder, with the fields that were asked for', async () => {
	const parent = box.emulator.addFolder({ name: 'Parent' });
	const run = await create('Child', { parent: byId(parent.id), options: { fields: 'name' } });
	expect(only(run)).toMatchObject({ name: 'Child' });
	expect(only(run)).not.toHaveProperty('owned_by');
	expect(box.emulator.find('/Parent/Child')).toBeDefined();
});

test('with its missing parents', async () => {
	const reports = box.emulator.addFolder({ name: 'Reports' });
	const options = { createMissingParents: true };
	const run = await create('q3', { parent: byPath('/reports/2026/Finance'), options });
	expect(only(run)).toMatchObject({ path: '/Reports/2026/Finance/q3' });
	expect(box.emulator.find('/Reports')?.id).toBe(reports.id);
	expect(box.emulator.tree().trimEnd()).toBe('Reports/\n  2026/\n    Finance/\n      q3/');
});

test('many items create the same missing parents at once', async () => {
	const names = ['a', 'b', 'c', 'd', 'e', 'f'];
	const run = await box.run(
		'folder',
		'create',
		{
			name: '={{ $json.name }}',
			parent: byPath('/New/Deep'),
			options: { createMissingParents: true },
		},
		{ input: items(...names.map((name) => ({ name }))) },
	);
	expect(run.error).toBeUndefined();
	expect(run.json.map(({ path }) => path)).toEqual(names.map((name) => `/New/Deep/${name}`));
	expect(box.emulator.tree().split('\n')).toHaveLength(8);
});

test('a file where a parent should be', async () => {
	const file = box.emulator.addFile({ name: 'Reports', content: '' });
	const run = await create('q3', {
		parent: byPath('/Reports/2026'),
		options: { createMissingParents: true },
	});
	expect(run.error?.message).toContain(`the file 'Reports' (ID ${file.id}) has it`);
});

test('a parent that cannot be named so', async () => {
	const run = await create('q3', {
		parent: byPath('/Reports/2026 /x'),
		options: { createMissingParents: true },
	});
	expect(run.error?.message).toBe("'Parent Folder' ends in a space: '2026 '");
	expect(box.calls()).toEqual([]);
});

test('a parent that is missing, without the option', async () => {
	const { error } = await create('q3', { parent: byPath('/Reports/2026') });
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: "'Parent Folder' does not exist: /Reports/2026",
		description: expect.stringContaining("no folder 'Reports' in the root folder"),
	});
});

test('a name that is taken: the error says which item has it', async () => {
	const folder = box.emulator.addFolder({ name: 'Reports' });
	const { error } = await create('reports', { parent: fromList('0') });
	expect(error).toMatchObject({
		name: 'NodeApiError',
		httpCode: '409',
		message: `The name is already taken in that folder: the folder 'Reports' (ID ${folder.id}) has it`,
	});
});

test('the existing folder, where that is wanted', async () => {
	const folder = box.emulator.addFolder({ name: 'Reports' });
	const run = await create('reports', { options: { returnExisting: true } });
	expect(only(run)).toMatchObject({ id: folder.id, name: 'Reports', path: '/Reports' });
	expect(only(await create('New', { options: { returnExisting: true } }))).toMatchObject({
		name: 'New',
	});
});

test('a file is never returned as the existing folder', async () => {
	box.emulator.addFile({ name: 'Reports', content: '' });
	const { error } = await create('Reports', { options: { returnExisting: true } });
	expect(error).toMatchObject({ httpCode: '409' });
});

test('no permission in the parent', async () => {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Ours' });
	const userId = emulator.users.colleague.id;
	emulator.addCollaboration({ itemType: 'folder', itemId: folder.id, userId, role: 'viewer' });
	const { error } = await box.run(
		'folder',
		'create',
		{ name: 'Mine', parent: byId(folder.id) },
		{ credential: box.as(userId) },
	);
	expect(error).toMatchObject({
		httpCode: '403',
		message: `The connected account has no permission for this ('Parent Folder', ID ${folder.id})`,
	});
});

test.each([
	['', "'Folder Name' is empty"],
	['={{ "" }}', `'Folder Name' is empty: its expression {{ "" }} gives nothing`],
	[
		'={{ $json.missing }}',
		"'Folder Name' is empty: its expression {{ $json.missing }} gives nothing",
	],
	['a/b', "'Folder Name' contains a slash: 'a/b'"],
	['.', "'Folder Name' is '.'"],
	['={{ ["a"] }}', "'Folder Name' is not a text"],
	['={{ "a\\tb" }}', "'Folder Name' contains a character that cannot be printed"],
])('the name %s is refused before anything is sent', async (name, message) => {
	const { error } = await create(name);
	expect(error).toMatchObject({ name: 'NodeOperationError', message, context: { itemIndex: 0 } });
	expect(box.calls()).toEqual([]);
});

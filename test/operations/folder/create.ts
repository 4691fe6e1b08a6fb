import type { INodeParameters } from 'n8n-workflow';

import { boxError, byId, byPath, fromList, items, only, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, folder }) =>
	await run({ name: 'New', parent: byId(folder) });

const box = useBox();

const create = async (name: string, parameters: INodeParameters = {}) =>
	await box.run('folder', 'create', { name, ...parameters });

test('in the root folder', async () => {
	const run = await create('Reports');
	expect(only(run)).toMatchObject({
		type: 'folder',
		name: 'Reports',
		path: '/Reports',
		url: `https://app.box.com/folder/${String(only(run).id)}`,
	});
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

test('with an address for uploads, and a sync state', async () => {
	const additionalFields = { uploadByEmail: 'collaborators', syncState: 'synced' };
	const options = { fields: 'folder_upload_email,sync_state' };
	expect(only(await create('Inbox', { additionalFields, options }))).toMatchObject({
		folder_upload_email: { access: 'collaborators', email: expect.stringContaining('@') },
		sync_state: 'synced',
	});
	expect(only(await create('Outbox'))).toMatchObject({ folder_upload_email: null });
});

test('the existing folder stays as it is, whatever a new one would have had', async () => {
	const { id } = box.emulator.addFolder({ name: 'Inbox' });
	const run = await create('Inbox', {
		additionalFields: { uploadByEmail: 'open' },
		options: { returnExisting: true },
		simplify: false,
	});
	expect(only(run)).toMatchObject({ id, etag: '0', folder_upload_email: null });
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

test.each(['/a.txt/q3', '/A.TXT/q3/x', '/Reports/link/q3'])(
	'parents that lead through what is no folder: %s',
	async (path) => {
		const { emulator } = box;
		emulator.addFile({ name: 'a.txt', content: 'x' });
		const parentId = emulator.addFolder({ name: 'Reports' }).id;
		emulator.addWebLink({ name: 'link', url: 'https://example.com', parentId });
		const options = { createMissingParents: true, returnExisting: true };
		const { error } = await create('new', { parent: byPath(path), options });
		expect(error?.message).toBe(`'Parent Folder' does not exist: ${path}`);
		expect(error?.description).toMatch(
			/^There is no folder '.*' in .*: '.*' is a (file|web link)\.$/,
		);
	},
);

test('no second parent beside one whose name has the other Unicode form', async () => {
	const cafe = 'Café'.normalize('NFD');
	box.emulator.addFolder({ name: cafe });
	for (const [index, typed] of ['Café', 'CAFÉ'].entries()) {
		const run = await create(`${index}`, {
			parent: byPath(`/${typed}/Märkte`),
			options: { createMissingParents: true },
		});
		expect(only(run)).toMatchObject({ path: `/${cafe}/Märkte/${index}` });
	}
});

test('no parent of the name that Box takes the wanted one for', async () => {
	const other = box.emulator.addFolder({ name: '資料1' });
	const run = await create('q3', {
		parent: byPath('/資料①/2026'),
		options: { createMissingParents: true },
	});
	expect(run.error).toMatchObject({
		httpCode: '409',
		message: `The name is already taken in that folder: the folder '資料1' (ID ${other.id}) has it`,
		description: expect.stringContaining("The folder '/資料①' could not be created."),
	});
	expect(box.emulator.tree()).toBe('資料1/');
});

/** A conflict as Box may tell of it: a list or an object, of items with or without their names. */
const conflicts: Array<[string, (id: string, file: string) => unknown]> = [
	['an object', (id) => ({ type: 'folder', id, name: 'New' })],
	[
		'a list, the folder last',
		(id, file) => [
			{ type: 'file', id: file, name: 'x' },
			{ type: 'folder', id, name: 'New' },
		],
	],
	['without a name', (id) => [{ type: 'folder', id }]],
	['without type and name', (id) => ({ id })],
	['not at all', () => undefined],
	['an empty list', () => []],
];

test.each(conflicts)('a folder that somebody made meanwhile: %s', async (_, told) => {
	const file = box.emulator.addFile({ name: 'x', content: '' });
	const folder = box.emulator.addFolder({ name: 'New' });
	const options = { createMissingParents: true, returnExisting: true };
	const body = {
		type: 'error',
		status: 409,
		code: 'item_name_in_use',
		context_info: { conflicts: told(folder.id, file.id) },
	};
	// The folder is not there yet when the path is looked up.
	const empty = { entries: [], limit: 1000, next_marker: '' };
	box.emulator.faults.add({ path: '/2.0/folders/0/items', status: 200, body: empty });
	box.emulator.faults.add({ method: 'POST', path: '/2.0/folders', status: 409, body });
	const run = await create('q3', { parent: byPath('/New'), options });
	expect(only(run)).toMatchObject({ path: '/New/q3' });
	box.emulator.faults.add({ method: 'POST', path: '/2.0/folders', status: 409, body });
	expect(only(await create('New', { options }))).toMatchObject({ id: folder.id });
});

test('a conflict of which Box tells next to nothing', async () => {
	const body = {
		type: 'error',
		status: 409,
		code: 'item_name_in_use',
		context_info: { conflicts: [{ type: 'constructor', id: '12' }] },
	};
	box.emulator.faults.add({ method: 'POST', path: '/2.0/folders', status: 409, body });
	const { error } = await create('New', { options: { returnExisting: true } });
	expect(error?.message).toBe('The name is already taken in that folder: the item (ID 12) has it');
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

test('the existing folder, in the other Unicode form', async () => {
	const folder = box.emulator.addFolder({ name: 'Café'.normalize('NFD') });
	const run = await create('café', { options: { returnExisting: true } });
	expect(only(run)).toMatchObject({ id: folder.id });
	expect(box.emulator.tree()).toBe(`${folder.name}/`);
});

test('a folder of another name is never returned as the existing one', async () => {
	const other = box.emulator.addFolder({ name: '資料1' });
	const { error } = await create('資料①', { options: { returnExisting: true } });
	expect(error).toMatchObject({
		httpCode: '409',
		message: `The name is already taken in that folder: the folder '資料1' (ID ${other.id}) has it`,
	});
});

test('a file is never returned as the existing folder', async () => {
	box.emulator.addFile({ name: 'Reports', content: '' });
	const { error } = await create('Reports', { options: { returnExisting: true } });
	expect(error).toMatchObject({ httpCode: '409' });
});

test('no permission in the parent', async () => {
	const folder = box.emulator.addFolder({ name: 'Ours' });
	const credential = box.asViewerOf(folder);
	const parameters = { name: 'Mine', parent: byId(folder.id) };
	const { error } = await box.run('folder', 'create', parameters, { credential });
	const message = `The connected account has no permission for this ('Parent Folder', ID ${folder.id})`;
	expect(error).toMatchObject(boxError(403, message));
});

test.each([
	[' ', "'Folder Name' is empty"],
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

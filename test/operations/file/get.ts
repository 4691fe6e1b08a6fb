import { byId, items, only, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, file, shared }) => {
	await run({ file: byId(file) });
	await run({ file: byId(shared) });
};

const box = useBox();

test('all that Box knows, with the path', async () => {
	const reports = box.emulator.addFolder({ name: 'Reports' });
	const file = box.emulator.addFile({ name: 'q3.pdf', parentId: reports.id, content: 'third' });
	const run = await box.run('file', 'get', { file: byId(file.id), simplify: false });
	expect(only(run)).toMatchObject({
		type: 'file',
		id: file.id,
		name: 'q3.pdf',
		size: 5,
		path: '/Reports/q3.pdf',
		parent: { id: reports.id },
	});
	expect(box.calls()).toEqual([`GET /2.0/files/${file.id}`]);
});

test('the fields that were asked for, and no path without what it is made of', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'a' });
	const run = await box.run('file', 'get', {
		file: byId(file.id),
		options: { fields: 'size,owned_by' },
	});
	const json = only(run);
	expect(json).toMatchObject({ id: file.id, size: 1, owned_by: { name: 'Admin' } });
	expect(json).not.toHaveProperty('path');
});

test('each item names its own file', async () => {
	const files = ['a', 'b', 'c'].map((name) => box.emulator.addFile({ name, content: name }));
	const run = await box.run(
		'file',
		'get',
		{ file: byId('={{ $json.file }}') },
		{ input: items(...files.map(({ id }) => ({ file: Number(id) }))) },
	);
	expect(run.json.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
	expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 1, 2].map((item) => ({ item })),
	);
});

test('as a user who can see it', async () => {
	const { colleague } = box.emulator.users;
	const file = box.emulator.addFile({ name: 'hers.txt', content: '', as: colleague.id });
	const alone = await box.run('file', 'get', { file: byId(file.id) });
	expect(alone.error).toMatchObject({ httpCode: '404' });
	const run = await box.run('file', 'get', {
		file: byId(file.id),
		requestOptions: { asUser: colleague.id },
	});
	expect(only(run)).toMatchObject({ name: 'hers.txt' });
});

test('through a shared link with a password', async () => {
	const { emulator } = box;
	const file = emulator.addFile({ name: 'shared.txt', content: 'x' });
	const link = await box.run('sharedLink', 'create', {
		file: byId(file.id),
		access: 'open',
		options: { password: 'Secret-123' },
	});
	const url = String((only(link).shared_link as { url: string }).url);
	const sharedLink = url.replace(emulator.url, 'https://app.box.com');
	const credential = box.as(emulator.users.outsider.id);
	const get = async (options: Record<string, string>) =>
		await box.run('file', 'get', { file: byId(file.id), options }, { credential });
	expect((await get({})).error).toMatchObject({ httpCode: '404' });
	expect((await get({ sharedLink })).error).toMatchObject({
		httpCode: '403',
		message: 'The password of the shared link is wrong or missing',
	});
	const run = await get({ sharedLink, sharedLinkPassword: 'Secret-123' });
	expect(only(run)).toMatchObject({ name: 'shared.txt' });
});

test('a file that does not exist', async () => {
	const { error } = await box.run('file', 'get', { file: byId('404') });
	expect(error).toMatchObject({
		name: 'NodeApiError',
		httpCode: '404',
		message: "Box knows no such item, or this account may not see it ('File', ID 404)",
		context: { itemIndex: 0 },
	});
	expect(error?.description).toMatch(
		/^Check the ID.* Box answered 404 not_found: Not Found \(request ID \w+\)\.$/,
	);
});

test('a file in the trash', async () => {
	const file = box.emulator.addFile({ name: 'gone.txt', content: '' });
	await box.run('file', 'delete', { file: byId(file.id) });
	const run = await box.run('file', 'get', { file: byId(file.id) });
	expect(only(run)).toMatchObject({ item_status: 'trashed', path: '/Trash/gone.txt' });
});

test('with representations', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const get = async (options: Record<string, string>) =>
		only(await box.run('file', 'get', { file: byId(file.id), options }));
	const representations = '[extracted_text]';
	const json = await get({ representations });
	expect(json).toMatchObject({
		...{ name: 'a.txt', path: '/a.txt', size: 1, owner: 'admin@example.com' },
		representations: { entries: [{ representation: 'extracted_text', status: { state: 'none' } }] },
	});
	expect(await get({ representations, fields: 'size' })).toEqual({
		type: 'file',
		id: file.id,
		etag: '0',
		size: 1,
		representations: json.representations,
	});
	const raw = async (options: Record<string, string>) =>
		only(await box.run('file', 'get', { file: byId(file.id), simplify: false, options }));
	expect(await raw({ representations })).toEqual({
		...(await raw({})),
		representations: json.representations,
	});
});

import type { INodeParameters } from 'n8n-workflow';

import { byId, byPath, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, folder }) => await run({ folder: byId(folder) });

const box = useBox();

test('all that Box knows, with the path', async () => {
	const reports = box.emulator.addFolder({ name: 'Reports' });
	const folder = box.emulator.addFolder({ name: '2026', parentId: reports.id });
	box.emulator.addFile({ name: 'a.txt', parentId: folder.id, content: 'x' });
	const run = await box.run('folder', 'get', { folder: byId(folder.id), simplify: false });
	expect(only(run)).toMatchObject({
		type: 'folder',
		id: folder.id,
		path: '/Reports/2026',
		size: 1,
		item_collection: { total_count: 1 },
	});
});

test('the items that are wanted of it, sorted', async () => {
	const { id } = box.emulator.addFolder({ name: 'Reports' });
	for (const name of ['a', 'bbb', 'cc']) {
		box.emulator.addFile({ name, content: name, parentId: id });
	}
	const options = { itemSort: 'size', itemDirection: 'DESC', itemOffset: 1, itemLimit: 1 };
	const get = async (options: INodeParameters) =>
		only(await box.run('folder', 'get', { folder: byId(id), simplify: false, options }));
	expect(await get(options)).toMatchObject({
		item_collection: { total_count: 3, offset: 1, limit: 1, entries: [{ name: 'cc' }] },
	});
	expect(await get({ itemLimit: 0 })).toMatchObject({
		item_collection: { total_count: 3, entries: [] },
	});
});

test('the root folder', async () => {
	const run = await box.run('folder', 'get', { folder: byPath('/') });
	expect(only(run)).toMatchObject({ id: '0', name: 'All Files', path: '/' });
});

test('the fields that were asked for', async () => {
	const folder = box.emulator.addFolder({ name: 'Reports' });
	const run = await box.run('folder', 'get', {
		folder: byId(folder.id),
		options: { fields: 'can_non_owners_invite' },
	});
	expect(only(run)).toMatchObject({ can_non_owners_invite: true });
	expect(only(run)).not.toHaveProperty('size');
});

test("an item inside of somebody's shared folder", async () => {
	const { emulator } = box;
	const shared = emulator.addFolder({ name: 'Shared' });
	const inner = emulator.addFolder({ name: 'Inner', parentId: shared.id });
	const link = only(
		await box.run('sharedLink', 'create', {
			itemType: 'folder',
			folder: byId(shared.id),
			access: 'open',
		}),
	);
	const { url } = link.shared_link as { url: string };
	const run = await box.run(
		'folder',
		'get',
		{
			folder: byId(inner.id),
			options: { sharedLink: url.replace(emulator.url, 'https://app.box.com') },
		},
		{ credential: box.as(emulator.users.outsider.id) },
	);
	expect(only(run)).toMatchObject({ name: 'Inner' });
});

test('the ID of a file', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { error } = await box.run('folder', 'get', { folder: byId(file.id) });
	expect(error).toMatchObject({
		httpCode: '404',
		message: `Box knows no such item, or this account may not see it ('Folder', ID ${file.id})`,
	});
});

test('a folder below one in the trash', async () => {
	const outer = box.emulator.addFolder({ name: 'Outer' });
	const inner = box.emulator.addFolder({ name: 'Inner', parentId: outer.id });
	only(await box.run('folder', 'delete', { folder: byId(outer.id), options: { recursive: true } }));
	const { error } = await box.run('folder', 'get', { folder: byId(inner.id) });
	expect(error?.message).toBe(`The item is in the trash ('Folder', ID ${inner.id})`);
});

refuses(box, async (options) => await box.run('folder', 'get', { folder: byId('12'), options }), [
	[{ itemLimit: 1001 }, "'Items Limit' is not a whole number from 0 to 1000"],
	[{ itemSort: '={{ "age" }}' }, "'Items Sort By' is none of date, id, name, size"],
]);

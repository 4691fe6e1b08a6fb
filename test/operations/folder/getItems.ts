import type { INodeParameters } from 'n8n-workflow';

import { byId, items, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, folder }) => await run({ folder: byId(folder) });

const box = useBox();

const getItems = async (id: string, parameters: INodeParameters = {}) =>
	await box.run('folder', 'getItems', { folder: byId(id), ...parameters });

/** /Reports with a file, and with a folder that holds a file and a folder with a file. */
function reports() {
	const { emulator } = box;
	const top = emulator.addFolder({ name: 'Reports' });
	const year = emulator.addFolder({ name: '2026', parentId: top.id });
	const month = emulator.addFolder({ name: 'March', parentId: year.id });
	emulator.addFile({ name: 'all.txt', parentId: top.id, content: '1' });
	emulator.addFile({ name: 'year.txt', parentId: year.id, content: '22' });
	emulator.addFile({ name: 'month.txt', parentId: month.id, content: '333' });
	return { top, year, month };
}

function fill(folderId: string, count: number): string[] {
	const names = Array.from({ length: count }, (_, number) => `${10_000 + number}.txt`);
	for (const name of names) box.emulator.addFile({ name, parentId: folderId, content: '' });
	return names;
}

test('files and folders of the root folder, by default', async () => {
	const { top } = reports();
	const run = await box.run('folder', 'getItems');
	expect(run.json).toMatchObject([{ type: 'folder', id: top.id, name: 'Reports' }]);
	expect(run.json[0]).toMatchObject({ path: '/Reports', size: expect.any(Number) });
	expect(run.items[0]?.pairedItem).toEqual({ item: 0 });
});

test('an empty folder gives nothing, and no error', async () => {
	const run = await getItems(box.emulator.addFolder({ name: 'Empty' }).id);
	expect(run.error).toBeUndefined();
	expect(run.items).toEqual([]);
});

test('a limit of 50 unless another is set, and no more is read than is needed', async () => {
	const folder = box.emulator.addFolder({ name: 'Many' });
	const names = fill(folder.id, 60);
	expect((await getItems(folder.id)).json.map(({ name }) => name)).toEqual(names.slice(0, 50));
	expect(box.emulator.requests().at(-1)?.query).toMatchObject({ limit: '50' });
	expect((await getItems(folder.id, { limit: 7 })).json).toHaveLength(7);
	expect(box.emulator.requests().at(-1)?.query).toMatchObject({ limit: '7' });
});

test('all of more than a page', async () => {
	const folder = box.emulator.addFolder({ name: 'Many' });
	const names = fill(folder.id, 1203);
	const { json } = await getItems(folder.id, { returnAll: true });
	expect(json.map(({ name }) => name)).toEqual(names);
	expect(box.calls()).toHaveLength(2);
});

test('all of the root folder, sorted, and more than a page', async () => {
	const names = fill('0', 1005);
	const { json } = await getItems('0', {
		returnAll: true,
		options: { sort: 'name', direction: 'DESC' },
	});
	expect(json.map(({ name }) => name)).toEqual([...names].reverse());
});

test('recursive: each with its path, a folder before what is in it', async () => {
	const { top } = reports();
	const { json } = await getItems(top.id, { returnAll: true, options: { recursive: true } });
	expect(json.map(({ path }) => path)).toEqual([
		'/Reports/2026',
		'/Reports/2026/March',
		'/Reports/2026/March/month.txt',
		'/Reports/2026/year.txt',
		'/Reports/all.txt',
	]);
});

test('recursive from the root folder, with a limit', async () => {
	reports();
	const { json } = await getItems('0', { limit: 3, options: { recursive: true } });
	expect(json.map(({ path }) => path)).toEqual([
		'/Reports',
		'/Reports/2026',
		'/Reports/2026/March',
	]);
});

test('recursive to a depth', async () => {
	const { top } = reports();
	const { json } = await getItems(top.id, {
		returnAll: true,
		options: { recursive: true, depth: 2 },
	});
	expect(json.map(({ path }) => path)).toEqual([
		'/Reports/2026',
		'/Reports/2026/March',
		'/Reports/2026/year.txt',
		'/Reports/all.txt',
	]);
});

test('files alone, also out of folders that are left out', async () => {
	const { top } = reports();
	const { json } = await getItems(top.id, {
		limit: 2,
		options: { recursive: true, itemTypes: ['file'], fields: 'size' },
	});
	expect(json).toMatchObject([
		{ path: '/Reports/2026/March/month.txt', size: 3 },
		{ path: '/Reports/2026/year.txt', size: 2 },
	]);
});

describe('recursive, with a folder that cannot be read', () => {
	const denied = (folderId: string, skip = 0) =>
		box.emulator.faults.add({
			path: `/2.0/folders/${folderId}/items`,
			status: 403,
			body: {
				type: 'error',
				status: 403,
				code: 'access_denied_insufficient_permissions',
				message: 'Access denied - insufficient permission',
				request_id: 'abc123',
			},
			times: 9,
			skip,
		});
	const recursive = { recursive: true };
	const skipping = { recursive: true, ifUnreadable: 'skip' };

	test('an error that names the folder', async () => {
		const { top, month } = reports();
		denied(month.id);
		const { error } = await getItems(top.id, { returnAll: true, options: recursive });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: '403',
			message: `The connected account has no permission for this ('/Reports/2026/March', ID ${month.id})`,
		});
		expect(error?.description).toContain("'If a Folder Cannot Be Read'");
		expect(error?.description).toContain('request ID abc123');
	});

	test('all that can be read, by the option, and what could not', async () => {
		const { top, month } = reports();
		denied(month.id);
		const run = await getItems(top.id, { returnAll: true, options: skipping });
		expect(run.json.map(({ path, unreadable }) => [path, unreadable])).toEqual([
			['/Reports/2026', undefined],
			['/Reports/2026/March', true],
			['/Reports/2026/year.txt', undefined],
			['/Reports/all.txt', undefined],
		]);
		expect(run.hints.map(({ message }) => message)).toEqual([
			`This account may not read these folders, so their items are missing: '/Reports/2026/March' (ID ${month.id})`,
		]);
	});

	test('what was read of it before', async () => {
		const { top, month } = reports();
		fill(month.id, 1001);
		denied(month.id, 1);
		const run = await getItems(top.id, { returnAll: true, options: skipping });
		expect(run.json).toHaveLength(1004);
		expect(run.json[1]).toMatchObject({ path: '/Reports/2026/March', unreadable: true });
		expect(run.hints).toHaveLength(1);
	});

	test('the hint says which input items it is about', async () => {
		const { top, year, month } = reports();
		denied(month.id);
		const run = await box.run(
			'folder',
			'getItems',
			{ folder: byId('={{ $json.id }}'), returnAll: true, options: skipping },
			{ input: items({ id: top.id }, { id: year.id }) },
		);
		expect(run.hints.map(({ message }) => message.slice(0, 30))).toEqual([
			'Items 0, 1: This account may n',
		]);
	});

	test('one that was deleted meanwhile is left out', async () => {
		const { top, year } = reports();
		for (const code of ['not_found', 'trashed']) {
			const body = { type: 'error', status: 404, code, message: code };
			box.emulator.faults.add({ path: `/2.0/folders/${year.id}/items`, status: 404, body });
			const run = await getItems(top.id, { returnAll: true, options: recursive });
			expect(run.json.map(({ path }) => path)).toEqual(['/Reports/2026', '/Reports/all.txt']);
			expect(run.hints).toEqual([]);
		}
	});

	test('the folder itself has to be there, and to be readable', async () => {
		const { top } = reports();
		denied(top.id);
		const { error } = await getItems(top.id, { options: skipping });
		expect(error?.message).toBe(
			`The connected account has no permission for this ('Folder', ID ${top.id})`,
		);
		expect((await getItems('404', { options: skipping })).error).toMatchObject({ httpCode: '404' });
	});

	test.each([403, 404])('a proxy that answers %i does not speak for Box', async (status) => {
		const { top, year } = reports();
		const path = `/2.0/folders/${year.id}/items`;
		box.emulator.faults.add({ path, status, body: '<html>Blocked</html>' });
		const { error } = await getItems(top.id, { returnAll: true, options: skipping });
		expect(error).toMatchObject({ httpCode: String(status) });
	});

	test('a fault of Box is no folder that cannot be read, and names it as well', async () => {
		const { top, year } = reports();
		const body = { type: 'error', status: 400, code: 'bad_request', message: 'Bad Request' };
		box.emulator.faults.add({ path: `/2.0/folders/${year.id}/items`, status: 400, body });
		const { error } = await getItems(top.id, { returnAll: true, options: skipping });
		expect(error).toMatchObject({
			httpCode: '400',
			description: expect.stringContaining(
				`The folder '/Reports/2026' (ID ${year.id}) could not be read.`,
			),
		});
	});

	test('in the name of a user, who may see less', async () => {
		const { emulator } = box;
		const { top, year } = reports();
		const userId = emulator.users.colleague.id;
		emulator.addCollaboration({ itemType: 'folder', itemId: top.id, userId, role: 'viewer' });
		denied(year.id);
		const requestOptions = { asUser: userId };
		const { error } = await getItems(top.id, {
			returnAll: true,
			options: recursive,
			requestOptions,
		});
		expect(error?.message).toBe(
			`The connected account has no permission for this ('/Reports/2026', ID ${year.id}; as the user ${userId})`,
		);
	});
});

/** Answers a listing once: a folder as it may be seen while it changes. */
const listed = (folderId: string, ...entries: object[]) =>
	box.emulator.faults.add({
		path: `/2.0/folders/${folderId}/items`,
		status: 200,
		body: { entries, limit: 1000, next_marker: '' },
	});

test('recursive: a folder that is in itself, or comes again, is gone through once', async () => {
	const { top, year } = reports();
	const again = [top, year].map(({ type, id, name }) => ({ type, id, name }));
	listed(year.id, ...again);
	const { json } = await getItems(top.id, { returnAll: true, options: { recursive: true } });
	expect(json.map(({ path }) => path)).toEqual([
		'/Reports/2026',
		'/Reports/2026/Reports',
		'/Reports/2026/2026',
		'/Reports/all.txt',
	]);
});

test('recursive: what has no name has no path', async () => {
	const { top, month } = reports();
	listed(top.id, { type: 'folder', id: month.id, name: null });
	const { json } = await getItems(top.id, {
		returnAll: true,
		simplify: false,
		options: { recursive: true },
	});
	expect(json).toMatchObject([{ id: month.id }, { name: 'month.txt' }]);
	expect(json.some((item) => 'path' in item)).toBe(false);
});

test('a direction alone is that of the name, in the root folder too', async () => {
	const names = fill('0', 3);
	const { json } = await getItems('0', { options: { direction: 'DESC' } });
	expect(json.map(({ name }) => name)).toEqual(names.reverse());
});

test('web links, which the editor of n8n can choose as well', async () => {
	const { emulator } = box;
	const { access_token } = emulator.connect();
	await fetch(`${emulator.url}/2.0/web_links`, {
		method: 'POST',
		headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
		body: JSON.stringify({ url: 'https://example.com', name: 'Site', parent: { id: '0' } }),
	});
	const { json } = await getItems('0', { options: { itemTypes: ['web_link'] } });
	expect(json).toMatchObject([{ type: 'web_link', name: 'Site' }]);
});

test('sorted by size', async () => {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Sizes' });
	for (const [name, content] of [
		['a', '22'],
		['b', '1'],
		['c', '333'],
	] as const) {
		emulator.addFile({ name, content, parentId: folder.id });
	}
	const { json } = await getItems(folder.id, { options: { sort: 'size', direction: 'DESC' } });
	expect(json.map(({ name }) => name)).toEqual(['c', 'a', 'b']);
});

test('each input item its own folder', async () => {
	const { top, year } = reports();
	const run = await box.run(
		'folder',
		'getItems',
		{ folder: byId('={{ $json.id }}') },
		{ input: items({ id: top.id }, { id: year.id }) },
	);
	expect(run.items.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
		['2026', { item: 0 }],
		['all.txt', { item: 0 }],
		['March', { item: 1 }],
		['year.txt', { item: 1 }],
	]);
});

test('a folder that does not exist', async () => {
	const { error } = await getItems('404');
	expect(error?.message).toContain("('Folder', ID 404)");
});

refuses(box, async (parameters) => await getItems('12', parameters), [
	[{ limit: 0 }, "'Limit' is not a whole number of 1 or more"],
	[{ limit: '={{ "many" }}' }, "'Limit' is not a whole number of 1 or more"],
	[{ options: { depth: 0, recursive: true } }, "'Depth' is not a whole number of 1 or more"],
	[
		{ options: { itemTypes: ['={{ "note" }}'] } },
		"'Item Types' has 'note', which is none of file, folder, web_link",
	],
	[{ options: { sort: '={{ "colour" }}' } }, "'Sort By' is none of date, id, name, size"],
	[{ options: { direction: '={{ "up" }}' } }, "'Sort Direction' is none of ASC, DESC"],
]);

import type { INodeParameters } from 'n8n-workflow';

import { byId, byPath, items, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, shared }) => {
	await run({ query: 'plan' });
	const { json } = await box.run('sharedLink', 'get', { file: byId(shared) });
	const { url } = json[0]?.shared_link as { url: string };
	await box.run('sharedLink', 'resolve', { sharedLink: url });
	await run({ query: 'plan', options: { includeRecentSharedLinks: true } });
};

const box = useBox();

const search = async (query: string, parameters: INodeParameters = {}) =>
	await box.run('search', 'query', { query, ...parameters });

const inFolders = (...folders: INodeParameters[]) => ({
	ancestorFolders: { folders: folders.map((folder) => ({ folder })) },
});

test('files, folders and web links by text, each with its path', async () => {
	const reports = box.emulator.addFolder({ name: 'Reports' });
	const file = box.emulator.addFile({ name: 'report.txt', parentId: reports.id, content: 'x' });
	box.emulator.addFile({ name: 'other.txt', content: 'y' });
	const run = await search('report');
	expect(run.json).toMatchObject([
		{ type: 'folder', id: reports.id, path: '/Reports' },
		{ type: 'file', id: file.id, path: '/Reports/report.txt' },
	]);
	expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
});

test('nothing found is no error', async () => {
	const run = await search('nothing');
	expect(run.error).toBeUndefined();
	expect(run.items).toEqual([]);
});

test('of one type, in folders, with the fields that were asked for', async () => {
	const { emulator } = box;
	const a = emulator.addFolder({ name: 'a' });
	const b = emulator.addFolder({ name: 'b' });
	for (const parentId of [a.id, b.id, '0']) {
		emulator.addFolder({ name: 'found folder', parentId });
		emulator.addFile({ name: 'found.txt', parentId, content: 'x' });
	}
	const run = await search('found', {
		filters: { type: 'file', ...inFolders(byId(a.id), byPath('/B')) },
		options: { fields: 'parent' },
	});
	expect(run.json.map(({ type, parent }) => [type, (parent as { id: string }).id])).toEqual([
		['file', a.id],
		['file', b.id],
	]);
	expect(run.json[0]).not.toHaveProperty('size');
});

test('a limit of 50 unless another is set, and all of several pages', async () => {
	const names = Array.from({ length: 405 }, (_, number) => `found ${number}.txt`);
	for (const name of names) box.emulator.addFile({ name, content: '' });
	expect((await search('found')).json).toHaveLength(50);
	expect(box.calls()).toHaveLength(1);
	expect((await search('found', { limit: 201 })).json).toHaveLength(201);
	const { json } = await search('found', { returnAll: true });
	expect(json.map(({ name }) => name)).toEqual(names);
});

test('each item its own words', async () => {
	for (const name of ['red.txt', 'green.txt']) box.emulator.addFile({ name, content: '' });
	const run = await box.run(
		'search',
		'query',
		{ query: '={{ $json.word }}' },
		{ input: items({ word: 'green' }, { word: 'red' }) },
	);
	expect(run.items.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
		['green.txt', { item: 0 }],
		['red.txt', { item: 1 }],
	]);
});

test('a folder that does not exist', async () => {
	const { error } = await search('x', { filters: inFolders(byId('404')) });
	expect(error).toMatchObject({
		httpCode: '404',
		message:
			"Box knows no such item, or this account may not see it ('In Folders › Folder 1', ID 404)",
	});
});

test.each([
	['={{ [null] }}', "'In Folders › Folder 1' is empty"],
	['={{ ["12"] }}', "'In Folders › Folder 1' is empty"],
	['={{ [{ folder: null }] }}', "'In Folders › Folder 1' is empty"],
])('the folders %s from an expression', async (folders, message) => {
	const { error } = await search('x', { filters: { ancestorFolders: { folders } } });
	expect(error).toMatchObject({ name: 'NodeOperationError', message });
	expect(box.calls()).toEqual([]);
});

refuses(box, async (parameters) => await search('x', parameters), [
	[
		{ query: '={{ $json.missing }}' },
		"'Search Text' is empty: its expression {{ $json.missing }} gives nothing",
	],
	[{ filters: { ancestorFolders: {} } }, "'In Folders' is empty"],
	[{ filters: { ancestorFolders: '={{ $json.missing }}' } }, "'In Folders' is empty"],
	[{ filters: { type: '={{ "note" }}' } }, "'Item Type' is none of file, folder, web_link"],
	[
		{ filters: inFolders(byId('={{ "abc" }}')) },
		"'In Folders › Folder 1' is not the ID of a folder: 'abc'",
	],
	[
		{ filters: { ancestorFolders: { folders: [{ folder: '={{ null }}' }] } } },
		"'In Folders › Folder 1' is empty: its expression {{ null }} gives nothing",
	],
	[{ limit: -1 }, "'Limit' is not a whole number of 1 or more"],
]);

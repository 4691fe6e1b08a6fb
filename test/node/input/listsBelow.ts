import type { INodeListSearchResult, INodeParameters } from 'n8n-workflow';

import { byId, byPath, useBox } from '../../operations/support';
import { searchList } from '../../support/engine';

const box = useBox();

/** What the list shows while the editor holds these parameters. */
const list = async (method: string, parameters: INodeParameters, filter?: string, token?: string) =>
	await searchList({
		method,
		parameters,
		filter,
		paginationToken: token,
		credential: box.credential,
	});

const namesOf = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);

const aFile = (name = 'a.txt') => box.emulator.addFile({ name, content: 'x' });

test('the comments on the file that is chosen, with who wrote them', async () => {
	const fileId = aFile().id;
	const { id } = box.emulator.addComment({ fileId, message: 'Looks good' });
	box.emulator.addComment({ fileId, message: 'Not yet' });
	box.emulator.addComment({ fileId: aFile('b.txt').id, message: 'Elsewhere' });
	const file = byPath('/a.txt');
	expect(await list('searchComments', { file })).toEqual({
		results: [
			{ name: 'Admin: Looks good', value: id },
			{ name: 'Admin: Not yet', value: expect.any(String) },
		],
	});
	expect(namesOf(await list('searchComments', { file }, 'NOT'))).toEqual(['Admin: Not yet']);
});

test('a text in one Unicode form is found by the other, in any case', async () => {
	const fileId = aFile().id;
	box.emulator.addComment({ fileId, message: 'Menü prüfen'.normalize('NFD') });
	const templates = { displayName: 'Verträge'.normalize('NFD'), templateKey: 'contracts' };
	box.emulator.addMetadataTemplate({
		...templates,
		fields: [{ type: 'string', key: 'country', displayName: 'Länder'.normalize('NFD') }],
	});
	const template = byId('enterprise.contracts');
	for (const [method, parameters, filter] of [
		['searchComments', { file: byId(fileId) }, 'PRÜF'],
		['searchMetadataTemplates', {}, 'vertr\u00e4ge'],
		['searchTemplateFields', { template }, 'L\u00c4NDER'],
	] as const) {
		expect((await list(method, parameters, filter)).results).toHaveLength(1);
	}
});

test('comments page by page, and through pages without a match', async () => {
	const fileId = aFile().id;
	for (let number = 1; number <= 150; number++) {
		box.emulator.addComment({ fileId, message: `Comment ${number}` });
	}
	const file = byId(fileId);
	const first = await list('searchComments', { file });
	expect(first.results).toHaveLength(100);
	const token = String(first.paginationToken);
	expect((await list('searchComments', { file }, '', token)).results).toHaveLength(50);
	expect(namesOf(await list('searchComments', { file }, '150'))).toEqual(['Admin: Comment 150']);
});

test('the tasks on the file that is chosen, and what they ask for', async () => {
	const fileId = aFile().id;
	const { id } = box.emulator.addTask({ fileId, message: 'Check it' });
	const other = box.emulator.addTask({ fileId, action: 'complete' });
	const file = byId(fileId);
	expect((await list('searchTasks', { file })).results).toEqual([
		{ name: 'Review: Check it', value: id },
		{ name: `Complete: ID ${other.id}`, value: other.id },
	]);
	expect(namesOf(await list('searchTasks', { file }, 'check'))).toEqual(['Review: Check it']);
});

test('the assignments of the task that is chosen, and how far they are', async () => {
	const { admin, colleague } = box.emulator.users;
	const file = aFile();
	box.asViewerOf(file);
	const assignees = [admin.id, colleague.id];
	const { id, assignments } = box.emulator.addTask({ fileId: file.id, assignees });
	const found = await list('searchTaskAssignments', { file: byId(file.id), task: byId(id) });
	expect(found.results).toEqual([
		{ name: 'Admin (incomplete)', value: assignments[0]?.id },
		{ name: 'Colleague (incomplete)', value: assignments[1]?.id },
	]);
	const colleagues = await list('searchTaskAssignments', { task: byId(id) }, 'coll');
	expect(namesOf(colleagues)).toEqual(['Colleague (incomplete)']);
});

test.each([
	['searchComments', {}],
	['searchTasks', { file: byId('') }],
	['searchTasks', { file: byId('={{ $json.id }}') }],
	['searchTaskAssignments', { file: byId('12'), task: '={{ $json.task }}' }],
])('%s of nothing that is known yet: %j', async (method, parameters) => {
	expect(await list(method, parameters)).toEqual({ results: [] });
	expect(box.calls()).toEqual([]);
});

test('of a file that is not there', async () => {
	await expect(list('searchTasks', { file: byId('404') })).rejects.toMatchObject({
		httpCode: '404',
	});
	await expect(list('searchTasks', { file: byId('a.txt') })).rejects.toMatchObject({
		message: "'File' is not the ID of a file: 'a.txt'",
	});
});

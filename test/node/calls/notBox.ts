import type { INodeParameters } from 'n8n-workflow';

import { byId, byPath, useBox } from '../../operations/support';
import { binaryItem, searchList } from '../../support/engine';

const box = useBox();

const file = { file: byId('12') };
const folder = { folder: byId('12') };
const parent = { parent: byId('13') };
const description = { updateFields: { description: 'x' } };

/** Operations that only ask, and those that may have changed something. */
const reads: Array<[string, string, INodeParameters]> = [
	['file', 'get', file],
	['file', 'get', { file: byPath('/a.txt') }],
	['file', 'download', file],
	['folder', 'get', folder],
	['folder', 'getItems', { ...folder, returnAll: true }],
	['folder', 'getItems', { folder: byId('0'), returnAll: true, options: { sort: 'name' } }],
	['search', 'query', { query: 'x', returnAll: true }],
	['sharedLink', 'get', file],
	['user', 'getMe', {}],
	['event', 'getAll', { returnAll: true }],
	['event', 'getPosition', {}],
];
const writes: Array<[string, string, INodeParameters]> = [
	['file', 'copy', { ...file, ...parent }],
	['file', 'delete', file],
	['file', 'move', { ...file, ...parent }],
	['file', 'update', { ...file, ...description }],
	['folder', 'copy', { ...folder, ...parent }],
	['folder', 'create', { name: 'x', ...parent }],
	['folder', 'delete', folder],
	['folder', 'move', { ...folder, ...parent }],
	['folder', 'update', { ...folder, ...description }],
	['sharedLink', 'create', file],
	['sharedLink', 'remove', file],
];

/** Answers with a status of success that Box gives to none of these calls. */
const ANSWERS = ['', '{}', '[]', 'null', '{"status":"maintenance"}', '<html>Log in</html>'].flatMap(
	(body) => [200, 201, 202, 203, 206].map((status) => ({ status, body })),
);

/** Box copies a large folder later, and has nothing to say of it then. */
const LATER = { of: 'folder copy', status: 202, body: '' };

async function refused(resource: string, operation: string, parameters: INodeParameters) {
	const found = [];
	for (const answer of ANSWERS) {
		const isLater = answer.status === LATER.status && answer.body === LATER.body;
		if (isLater && `${resource} ${operation}` === LATER.of) continue;
		box.emulator.faults.clear();
		box.emulator.faults.add({ path: '/.*', times: 99, ...answer });
		const run = await box.run(resource, operation, parameters);
		expect(run.items).toEqual([]);
		found.push(run.error);
	}
	return found;
}

test.each(reads)('%s %s takes nothing else for an answer of Box: %o', async (...operation) => {
	for (const error of await refused(...operation)) {
		expect(error?.message).toBe('What answered is not Box');
		expect(error?.description).toContain('Check the hosts in the credential');
	}
});

test.each(writes)('%s %s says that its outcome is unknown: %o', async (...operation) => {
	for (const error of await refused(...operation)) {
		expect(error?.message).toBe('What answered is not Box');
		expect(error?.description).toContain('Box may have made the change');
	}
});

test.each(['fail', 'keepBoth', 'skip', 'newVersion'])(
	'an upload (%s) is stored by Box alone',
	async (ifExists) => {
		for (const answer of ANSWERS) {
			box.emulator.faults.clear();
			box.emulator.faults.add({ path: '/.*', times: 99, ...answer });
			const input = [await binaryItem('x', { fileName: 'a.txt' })];
			const { error, items } = await box.run('file', 'upload', { ifExists }, { input });
			expect(items).toEqual([]);
			expect(error?.message).toBe('What answered is not Box');
		}
	},
);

test.each(['', '/', 'a', '/a/'])('the lists of the editor, with %j typed', async (filter) => {
	const { credential } = box;
	for (const answer of ANSWERS) {
		box.emulator.faults.clear();
		box.emulator.faults.add({ path: '/.*', times: 99, ...answer });
		const found = searchList({ method: 'searchFiles', filter, credential });
		await expect(found).rejects.toThrow('What answered is not Box');
	}
});

test('an item of another kind, or another one, is not the answer', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	for (const body of [
		{ type: 'folder', id, name: 'a.txt' },
		{ type: 'file', id: '1', name: 'a.txt' },
	]) {
		box.emulator.faults.add({ path: `/2.0/files/${id}$`, status: 200, body });
		const { error } = await box.run('file', 'get', { file: byId(id) });
		expect(error?.message).toBe('What answered is not Box');
	}
});

test('lists with entries that are none', async () => {
	for (const body of ['{"entries":[null]}', '{"entries":["a"]}', '{"entries":{}}']) {
		box.emulator.faults.add({ path: '/2.0/folders/0/items', status: 200, body });
		const { error } = await box.run('folder', 'getItems', { folder: byId('0') });
		expect(error?.message).toBe('What answered is not Box');
	}
});

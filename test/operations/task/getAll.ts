import { boxError, byId, byPath, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	const due = { message: 'Check the figures, please', due_at: '2030-01-31T09:00:00Z' };
	emulator.addTask({ fileId: file, assignees: [emulator.users.admin.id], ...due });
	await run({ file: byId(file) });
};

const box = useBox();
const getAll = box.operation('task', 'getAll');

function withTasks(count: number): string {
	const { id: fileId } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	for (let number = 1; number <= count; number++) {
		box.emulator.addTask({ fileId, message: `Task ${number}` });
	}
	box.emulator.clearRequests();
	return fileId;
}

test('the tasks on a file', async () => {
	withTasks(2);
	const { json } = await getAll({ file: byPath('/a.txt') });
	expect(json.map(({ message }) => message)).toEqual(['Task 1', 'Task 2']);
	expect(json[0]).toMatchObject({ type: 'task', created_by: { login: expect.any(String) } });
});

test('no more than the limit, of a list that Box gives whole', async () => {
	const file = byId(withTasks(60));
	expect((await getAll({ file })).json).toHaveLength(50);
	expect((await getAll({ file, limit: 2 })).json).toHaveLength(2);
	expect((await getAll({ file, returnAll: true })).json).toHaveLength(60);
	expect(box.emulator.requests().map(({ query }) => query)).toEqual([
		undefined,
		undefined,
		undefined,
	]);
});

test('none gives no item', async () => {
	expect(await getAll({ file: byId(withTasks(0)) })).toMatchObject({ json: [], error: undefined });
});

test('a file that is not there', async () => {
	const { error } = await getAll({ file: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such item, or this account may not see it ('File', ID 404)"),
	);
});

refuses(box, getAll, [
	[{ file: byId('') }, "'File' is empty"],
	[{ file: byId('12'), limit: 0 }, "'Limit' is not a whole number of 1 or more"],
]);

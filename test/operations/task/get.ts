import { boxError, byId, byPath, fromList, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	const due = { message: 'Check the figures, please', due_at: '2030-01-31T09:00:00Z' };
	const assignees = [emulator.users.admin.id];
	await run({ task: byId(emulator.addTask({ fileId: file, assignees, ...due }).id) });
};

const box = useBox();
const get = box.operation('task', 'get');

const aTask = (message: string) => {
	const { id: fileId } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const assignees = [box.emulator.users.admin.id];
	return box.emulator.addTask({ fileId, message, assignees });
};

test('what a task is, and who does it', async () => {
	const { id } = aTask('Please');
	expect(only(await get({ task: byId(id) }))).toMatchObject({
		type: 'task',
		id,
		message: 'Please',
		task_assignment_collection: {
			total_count: 1,
			entries: [{ resolution_state: 'incomplete' }],
		},
	});
});

test('chosen from the list of a file, which Box is not asked about again', async () => {
	const { id } = aTask('Please');
	box.emulator.clearRequests();
	only(await get({ file: byPath('/a.txt'), task: fromList(id) }));
	expect(box.calls()).toEqual([`GET /2.0/tasks/${id}`]);
});

test('a task that Box does not know', async () => {
	const { error } = await get({ file: byId('12'), task: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such task, or this account may not see it ('Task', ID 404)"),
	);
	expect(error?.description).toContain('choose a task from the list');
});

refuses(box, get, [
	[{}, "'Task' is empty"],
	[{ task: byId('Review') }, "'Task' is not the ID of a task: 'Review'"],
]);

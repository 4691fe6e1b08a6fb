import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	const task = emulator.addTask({ fileId: file, assignees: [emulator.users.admin.id] });
	await run({ assignment: byId(String(task.assignments[0]?.id)) });
};

const box = useBox();
const removeAssignment = box.operation('task', 'removeAssignment');

const aTask = () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { id } = box.emulator.users.admin;
	const task = box.emulator.addTask({ fileId: file.id, assignees: [id] });
	return { file, id: task.id, assignment: byId(String(task.assignments[0]?.id)) };
};

test('a task is taken away from its assignee', async () => {
	const { id, assignment } = aTask();
	expect(only(await removeAssignment({ assignment }))).toEqual({ deleted: true });
	const { json } = await box.run('task', 'getAssignments', { task: byId(id) });
	expect(json).toEqual([]);
});

test('a task that is completed keeps its assignees', async () => {
	const { assignment } = aTask();
	const updateFields = { resolutionState: 'approved' };
	only(await box.run('task', 'updateAssignment', { assignment, updateFields }));
	const { error } = await removeAssignment({ assignment });
	const message = 'The task is completed, or the connected account may not change its assignments';
	expect(error).toMatchObject(boxError(403, `${message} ('Assignment', ID ${assignment.value})`));
});

test('an account that may only view the file', async () => {
	const { file, assignment } = aTask();
	const { error } = await removeAssignment({ assignment }, { credential: box.asViewerOf(file) });
	expect(error).toMatchObject({ httpCode: '403', context: { itemIndex: 0 } });
});

test('an assignment that Box does not know', async () => {
	const { error } = await removeAssignment({ assignment: byId('404') });
	const message = 'Box knows no such task assignment, or this account may not see it';
	expect(error).toMatchObject(boxError(404, `${message} ('Assignment', ID 404)`));
});

refuses(box, removeAssignment, [[{}, "'Assignment' is empty"]]);

import { boxError, byId, byPath, fromList, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	const task = emulator.addTask({ fileId: file, assignees: [emulator.users.admin.id] });
	await run({ assignment: byId(String(task.assignments[0]?.id)) });
};

const box = useBox();
const getAssignment = box.operation('task', 'getAssignment');

const aTask = () => {
	const { id: fileId } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { id } = box.emulator.users.admin;
	const task = box.emulator.addTask({ fileId, assignees: [id] });
	return { ...task, assignment: String(task.assignments[0]?.id) };
};

test('how far an assignee is', async () => {
	const { assignment } = aTask();
	expect(only(await getAssignment({ assignment: byId(assignment) }))).toMatchObject({
		type: 'task_assignment',
		id: assignment,
		assigned_to: { id: box.emulator.users.admin.id },
		resolution_state: 'incomplete',
		completed_at: null,
	});
});

test('chosen from lists, which Box is not asked for again', async () => {
	const { id, assignment } = aTask();
	box.emulator.clearRequests();
	const chosen = { file: byPath('/a.txt'), task: fromList(id), assignment: fromList(assignment) };
	only(await getAssignment(chosen));
	expect(box.calls()).toEqual([`GET /2.0/task_assignments/${assignment}`]);
});

test('an assignment that Box does not know', async () => {
	const { error } = await getAssignment({ assignment: byId('404') });
	const message = 'Box knows no such task assignment, or this account may not see it';
	expect(error).toMatchObject(boxError(404, `${message} ('Assignment', ID 404)`));
});

refuses(box, getAssignment, [
	[{ task: byId('12') }, "'Assignment' is empty"],
	[{ assignment: byId('Ann') }, "'Assignment' is not the ID of a task assignment: 'Ann'"],
]);

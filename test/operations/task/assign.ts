import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	const task = byId(emulator.addTask({ fileId: file }).id);
	await run({ task, email: emulator.users.admin.login });
};

const box = useBox();
const assign = box.operation('task', 'assign');

const aTask = (assignees: string[] = []) => {
	const { id: fileId } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	return box.emulator.addTask({ fileId, assignees });
};

test('to a person by email', async () => {
	const { id, login } = box.emulator.users.admin;
	const made = only(await assign({ task: byId(aTask().id), email: login }));
	expect(made).toMatchObject({
		type: 'task_assignment',
		assigned_to: { id, login },
		resolution_state: 'incomplete',
	});
	expect(box.calls()).toHaveLength(1);
});

test('to a user, who is shared the file', async () => {
	const { id } = box.emulator.users.colleague;
	const task = aTask();
	box.asViewerOf(task.file);
	const made = await assign({ task: byId(task.id), assignTo: 'user', user: byId(id) });
	expect(only(made)).toMatchObject({ assigned_to: { id } });
});

test('a user who has no access to the file', async () => {
	const user = byId(box.emulator.users.colleague.id);
	const { error } = await assign({ task: byId(aTask().id), assignTo: 'user', user });
	expect(error?.message).toMatch(/^Box could not assign the task to the user/);
	expect(error?.description).toContain('Check that the user is in Box and has access to the file');
	expect(box.calls()).toHaveLength(1);
});

test('a task that is completed', async () => {
	const { id, login } = box.emulator.users.admin;
	const task = aTask([id]);
	const [assignment] = task.assignments;
	await box.run('task', 'updateAssignment', {
		assignment: byId(String(assignment?.id)),
		updateFields: { resolutionState: 'approved' },
	});
	const { error } = await assign({ task: byId(task.id), email: login });
	const message = 'The task is completed, or the connected account may not assign it';
	expect(error).toMatchObject(boxError(403, `${message} ('Task', ID ${task.id})`));
});

test('a task that Box does not know', async () => {
	const { error } = await assign({ task: byId('404'), email: 'ann@example.com' });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such task, or this account may not see it ('Task', ID 404)"),
	);
});

refuses(box, assign, [
	[{ email: 'ann@example.com' }, "'Task' is empty"],
	[{ task: byId('12') }, "'Email' is empty"],
	[{ task: byId('12'), email: ' ' }, "'Email' is empty"],
	[{ task: byId('12'), email: 'Ann' }, "'Email' is not an email address: 'Ann'"],
	[{ task: byId('12'), assignTo: 'user' }, "'User' is empty"],
]);

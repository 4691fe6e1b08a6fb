import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	const due = { message: 'Check the figures', due_at: '2030-01-31T09:00:00Z' };
	const { id } = emulator.addTask({ fileId: file, assignees: [emulator.users.admin.id], ...due });
	await run({ task: byId(id), updateFields: { message: 'Check the figures, please' } });
};

const box = useBox();
const update = box.operation('task', 'update');

const aTask = () => {
	const { id: fileId } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	return box.emulator.addTask({ fileId, message: 'Please' });
};

test('one thing changes, the others stay', async () => {
	const { id } = aTask();
	const updateFields = { dueAt: '2030-01-31T09:00:00Z' };
	expect(only(await update({ task: byId(id), updateFields }))).toMatchObject({
		id,
		due_at: '2030-01-31T01:00:00-08:00',
		message: 'Please',
		action: 'review',
	});
});

test('all that can change', async () => {
	const updateFields = { action: 'complete', completionRule: 'any_assignee', message: '' };
	expect(only(await update({ task: byId(aTask().id), updateFields }))).toMatchObject({
		action: 'complete',
		completion_rule: 'any_assignee',
		message: '',
	});
});

test.each(['', '={{ "" }}'])('a due date that is left empty is removed: %j', async (dueAt) => {
	const { id: fileId } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { id } = box.emulator.addTask({ fileId, due_at: '2030-01-31T09:00:00Z' });
	const run = await update({ task: byId(id), updateFields: { dueAt } });
	expect(only(run)).toMatchObject({ id, due_at: null });
});

test('a due date that the input does not have is no wish to remove it', async () => {
	const { id } = aTask();
	const updateFields = { dueAt: '={{ $json.due }}' };
	const { error } = await update({ task: byId(id), updateFields });
	expect(error?.message).toContain(
		"'Due At' is empty: its expression {{ $json.due }} gives nothing",
	);
	expect(box.calls()).toEqual([]);
});

test('an account that may only view the file', async () => {
	const { id, file } = aTask();
	const { error } = await update(
		{ task: byId(id), updateFields: { message: 'x' } },
		{ credential: box.asViewerOf(file) },
	);
	const message = `The connected account may not do this with the task ('Task', ID ${id})`;
	expect(error).toMatchObject(boxError(403, message));
});

test('a task that Box does not know', async () => {
	const { error } = await update({ task: byId('404'), updateFields: { message: 'x' } });
	expect(error).toMatchObject({ httpCode: '404', context: { itemIndex: 0 } });
});

refuses(box, update, [
	[{ updateFields: { message: 'x' } }, "'Task' is empty"],
	[{ task: byId('12') }, "'Update Fields' is empty"],
	[{ task: byId('12'), updateFields: { dueAt: 'soon' } }, "'Due At' is not a date and time"],
]);

import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	const task = emulator.addTask({ fileId: file, assignees: [emulator.users.admin.id] });
	const updateFields = { resolutionState: 'approved', message: 'Looks good to me' };
	await run({ assignment: byId(String(task.assignments[0]?.id)), updateFields });
};

const box = useBox();
const updateAssignment = box.operation('task', 'updateAssignment');

const assigned = (action: 'review' | 'complete') => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { id } = box.emulator.users.admin;
	const [assignment] = box.emulator.addTask({
		fileId: file.id,
		action,
		assignees: [id],
	}).assignments;
	return { file, id: String(assignment?.id) };
};

test.each([
	['review', 'approved'],
	['review', 'rejected'],
	['complete', 'completed'],
] as const)('a task to %s is %s', async (action, resolutionState) => {
	const assignment = byId(assigned(action).id);
	const updateFields = { resolutionState, message: 'Done' };
	expect(only(await updateAssignment({ assignment, updateFields }))).toMatchObject({
		resolution_state: resolutionState,
		message: 'Done',
		completed_at: expect.any(String),
	});
});

test('and is taken up again, without what was said', async () => {
	const assignment = byId(assigned('review').id);
	const done = { resolutionState: 'approved', message: 'Done' };
	only(await updateAssignment({ assignment, updateFields: done }));
	const updateFields = { resolutionState: 'incomplete', message: '' };
	expect(only(await updateAssignment({ assignment, updateFields }))).toMatchObject({
		resolution_state: 'incomplete',
		message: '',
		completed_at: null,
	});
});

test('a status that the task does not ask for', async () => {
	const assignment = byId(assigned('review').id);
	const updateFields = { resolutionState: 'completed' };
	const { error } = await updateAssignment({ assignment, updateFields });
	const message = "The 'Status' does not fit what the task asks for";
	expect(error).toMatchObject(boxError(400, `${message} ('Assignment', ID ${assignment.value})`));
	expect(error?.description).toContain('Choose Approved or Rejected');
});

test('an account that is not the assignee', async () => {
	const { id, file } = assigned('review');
	const { error } = await updateAssignment(
		{ assignment: byId(id), updateFields: { message: 'x' } },
		{ credential: box.asViewerOf(file) },
	);
	const message = 'The connected account may not change the assignment';
	expect(error).toMatchObject(boxError(403, `${message} ('Assignment', ID ${id})`));
	expect(error?.description).toContain("'As User (ID)'");
});

test('in the name of the assignee', async () => {
	const { colleague } = box.emulator.users;
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	box.asViewerOf(file);
	const task = box.emulator.addTask({ fileId: file.id, assignees: [colleague.id] });
	const updated = await updateAssignment({
		assignment: byId(String(task.assignments[0]?.id)),
		updateFields: { resolutionState: 'rejected' },
		requestOptions: { asUser: colleague.id },
	});
	expect(only(updated)).toMatchObject({ resolution_state: 'rejected' });
});

test('an assignment that Box does not know', async () => {
	const updateFields = { message: 'x' };
	const { error } = await updateAssignment({ assignment: byId('404'), updateFields });
	expect(error).toMatchObject({ httpCode: '404', context: { itemIndex: 0 } });
});

refuses(box, updateAssignment, [
	[{ updateFields: { message: 'x' } }, "'Assignment' is empty"],
	[{ assignment: byId('12') }, "'Update Fields' is empty"],
	[
		{ assignment: byId('12'), updateFields: { resolutionState: '={{ "done" }}' } },
		"'Status' is none of approved, completed, incomplete, rejected",
	],
]);

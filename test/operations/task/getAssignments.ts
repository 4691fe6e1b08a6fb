import { boxError, byId, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	const { id } = emulator.addTask({ fileId: file, assignees: [emulator.users.admin.id] });
	await run({ task: byId(id) });
};

const box = useBox();
const getAssignments = box.operation('task', 'getAssignments');

const aTask = (assignees: string[]) => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	box.asViewerOf(file);
	return byId(box.emulator.addTask({ fileId: file.id, assignees }).id);
};

test('who does a task, and how far they are', async () => {
	const { admin, colleague } = box.emulator.users;
	const { json } = await getAssignments({ task: aTask([admin.id, colleague.id]) });
	expect(json).toMatchObject([
		{ assigned_to: { id: admin.id }, resolution_state: 'incomplete' },
		{ assigned_to: { id: colleague.id }, resolution_state: 'incomplete' },
	]);
});

test('no more than the limit', async () => {
	const { admin, colleague } = box.emulator.users;
	const { json } = await getAssignments({ task: aTask([admin.id, colleague.id]), limit: 1 });
	expect(json).toMatchObject([{ assigned_to: { id: admin.id } }]);
});

test('nobody gives no item', async () => {
	expect(await getAssignments({ task: aTask([]) })).toMatchObject({ json: [], error: undefined });
});

test('a task that Box does not know', async () => {
	const { error } = await getAssignments({ task: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such task, or this account may not see it ('Task', ID 404)"),
	);
});

refuses(box, getAssignments, [
	[{}, "'Task' is empty"],
	[{ task: byId('12'), limit: 0 }, "'Limit' is not a whole number of 1 or more"],
]);

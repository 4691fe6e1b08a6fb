import { boxError, byId, byPath, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, file }) => {
	const additionalFields = { message: 'Check the figures, please', dueAt: '2030-01-31T09:00:00Z' };
	await run({ file: byId(file), additionalFields });
};

const box = useBox();
const create = box.operation('task', 'create');

const aFile = () => box.emulator.addFile({ name: 'a.txt', content: 'x' });

test('to review a file, by all of the assignees, unless told otherwise', async () => {
	const { id } = aFile();
	expect(only(await create({ file: byPath('/a.txt') }))).toMatchObject({
		type: 'task',
		item: { type: 'file', id },
		action: 'review',
		completion_rule: 'all_assignees',
		message: '',
		due_at: null,
		is_completed: false,
	});
});

test('with all that can be said of one', async () => {
	const additionalFields = {
		completionRule: 'any_assignee',
		dueAt: '2030-01-31T09:00:00Z',
		message: 'Sign it',
	};
	const file = byId(aFile().id);
	expect(only(await create({ file, action: 'complete', additionalFields }))).toMatchObject({
		action: 'complete',
		completion_rule: 'any_assignee',
		message: 'Sign it',
		due_at: '2030-01-31T01:00:00-08:00',
	});
});

test('an account that may only view the file', async () => {
	const file = aFile();
	const { error } = await create({ file: byId(file.id) }, { credential: box.asViewerOf(file) });
	const message = `The connected account may not create tasks on the file ('File', ID ${file.id})`;
	expect(error).toMatchObject(boxError(403, message));
	expect(error?.description).toContain('editor');
});

test('a file that Box does not know', async () => {
	const { error } = await create({ file: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such item, or this account may not see it ('File', ID 404)"),
	);
});

refuses(box, create, [
	[{}, "'File' is empty"],
	[{ file: byId('12'), action: '={{ "read" }}' }, "'Action' is none of complete, review"],
	[
		{ file: byId('12'), additionalFields: { dueAt: 'tomorrow' } },
		"'Due At' is not a date and time",
	],
]);

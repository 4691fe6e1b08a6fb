import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	await run({ task: byId(emulator.addTask({ fileId: file }).id) });
};

const box = useBox();
const del = box.operation('task', 'delete');

const aTask = () => {
	const { id: fileId } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	return box.emulator.addTask({ fileId });
};

test('a task is gone, and its file is not', async () => {
	const { id } = aTask();
	expect(only(await del({ task: byId(id) }))).toEqual({ deleted: true });
	expect(box.emulator.find('/a.txt')).toBeDefined();
	expect((await del({ task: byId(id) })).error).toMatchObject(
		boxError(404, `Box knows no such task, or this account may not see it ('Task', ID ${id})`),
	);
});

test('an account that may only view the file', async () => {
	const { id, file } = aTask();
	const { error } = await del({ task: byId(id) }, { credential: box.asViewerOf(file) });
	const message = `The connected account may not do this with the task ('Task', ID ${id})`;
	expect(error).toMatchObject(boxError(403, message));
});

refuses(box, del, [[{}, "'Task' is empty"]]);

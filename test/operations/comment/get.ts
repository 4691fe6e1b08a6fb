import { boxError, byId, fromList, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	const { id } = emulator.addComment({ fileId: file, message: 'Looks good' });
	await run({ comment: byId(id) });
	await run({ comment: byId(id), options: { fields: 'message,tagged_message' } });
};

const box = useBox();
const get = box.operation('comment', 'get');

const commented = (message: string) => {
	const { id: fileId } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	return { fileId, id: box.emulator.addComment({ fileId, message }).id };
};

test('what a comment says, and who wrote it', async () => {
	const { fileId, id } = commented('Fine');
	const { login } = box.emulator.users.admin;
	expect(only(await get({ comment: byId(id) }))).toMatchObject({
		type: 'comment',
		id,
		message: 'Fine',
		created_by: { login },
		item: { type: 'file', id: fileId },
	});
});

test('the fields that are asked for', async () => {
	const { id } = commented(`Look, @[${box.emulator.users.colleague.id}:Colleague]`);
	const options = { fields: 'tagged_message' };
	expect(only(await get({ comment: byId(id), options }))).toEqual({
		type: 'comment',
		id,
		tagged_message: `Look, @[${box.emulator.users.colleague.id}:Colleague]`,
	});
});

test('chosen from the list of a file, which Box is not asked about again', async () => {
	const { id } = commented('Fine');
	box.emulator.clearRequests();
	const file = { __rl: true, mode: 'path', value: '/a.txt' };
	only(await get({ file, comment: fromList(id) }));
	expect(box.calls()).toEqual([`GET /2.0/comments/${id}`]);
});

test('a comment that Box does not know', async () => {
	const { error } = await get({ file: byId('12'), comment: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such comment, or this account may not see it ('Comment', ID 404)"),
	);
});

refuses(box, get, [
	[{}, "'Comment' is empty"],
	[{ comment: byId('Fine') }, "'Comment' is not the ID of a comment: 'Fine'"],
]);

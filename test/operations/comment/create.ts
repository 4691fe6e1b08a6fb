import { boxError, byId, byPath, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, file }) => {
	await run({ file: byId(file), message: 'Looks good' });
	await run({ file: byId(file), message: 'Done', options: { fields: 'message,tagged_message' } });
};

const box = useBox();
const create = box.operation('comment', 'create');

/** The ID of a new file. */
const fileId = () => box.emulator.addFile({ name: 'a.txt', content: 'x' }).id;

test('a comment on a file', async () => {
	const id = fileId();
	expect(only(await create({ file: byPath('/a.txt'), message: 'Looks good' }))).toMatchObject({
		type: 'comment',
		message: 'Looks good',
		item: { type: 'file', id },
		is_reply_comment: false,
	});
});

test('a reply to a comment', async () => {
	const file = fileId();
	const { id } = box.emulator.addComment({ fileId: file, message: 'Looks good' });
	const options = { replyTo: byId(id) };
	expect(only(await create({ file: byId(file), message: 'Thanks', options }))).toMatchObject({
		message: 'Thanks',
		item: { type: 'comment', id },
		is_reply_comment: true,
	});
});

test('a user is mentioned, and the fields that are asked for come back', async () => {
	const { id, name } = box.emulator.users.colleague;
	const message = `@[${id}:${name}] Looks good`;
	const options = { fields: 'message,tagged_message' };
	expect(only(await create({ file: byId(fileId()), message, options }))).toMatchObject({
		message: `@${name} Looks good`,
		tagged_message: message,
	});
});

test('a text that only looks like a mention stays as it is', async () => {
	const message = 'Ask @[Ann] or @Ann:1';
	expect(only(await create({ file: byId(fileId()), message }))).toMatchObject({ message });
});

test('a comment that is not there', async () => {
	const options = { replyTo: byId('404') };
	const { error } = await create({ file: byId(fileId()), message: 'Thanks', options });
	expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '404' });
	expect(error?.message).toContain("'Reply To', ID 404");
});

test('an account that may not comment on the file', async () => {
	const { emulator } = box;
	const { id } = emulator.addFile({ name: 'a.txt', content: 'x' });
	const userId = emulator.users.colleague.id;
	emulator.addCollaboration({ itemType: 'file', itemId: id, userId, role: 'previewer' });
	const { error } = await create(
		{ file: byId(id), message: 'Looks good' },
		{ credential: box.as(userId) },
	);
	expect(error).toMatchObject(
		boxError(403, `The connected account has no permission for this ('File', ID ${id})`),
	);
});

refuses(box, create, [
	[{ file: byId(''), message: 'Looks good' }, "'File' is empty"],
	[{ file: byId('12'), message: ' ' }, "'Message' is empty"],
	[
		{ file: byId('12'), message: 'Thanks', options: { replyTo: byId('first') } },
		"'Reply To' is not the ID of a comment: 'first'",
	],
]);

import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	const { id } = emulator.addComment({ fileId: file, message: 'Looks good' });
	await run({ comment: byId(id), message: 'Looks better' });
	await run({
		comment: byId(id),
		message: 'Looks best',
		options: { fields: 'message,tagged_message' },
	});
};

const box = useBox();
const update = box.operation('comment', 'update');

const commented = () => {
	const { id: fileId } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	return box.emulator.addComment({ fileId, message: 'Fien' });
};

test('what the comment says from now on', async () => {
	const { id } = commented();
	const changed = only(await update({ comment: byId(id), message: 'Fine\nIndeed' }));
	expect(changed).toMatchObject({ type: 'comment', id, message: 'Fine\nIndeed' });
});

test('the fields that are asked for', async () => {
	const comment = byId(commented().id);
	const run = await update({ comment, message: 'Fine', options: { fields: 'message' } });
	expect(only(run)).toEqual({ type: 'comment', id: comment.value, message: 'Fine' });
});

test('somebody else’s', async () => {
	const { id, file } = commented();
	const { error } = await update(
		{ comment: byId(id), message: 'Mine' },
		{ credential: box.asViewerOf(file) },
	);
	expect(error).toMatchObject(
		boxError(403, `The connected account may not change the comment ('Comment', ID ${id})`),
	);
	expect(error?.description).toContain('Only whoever wrote a comment');
});

test('a comment that Box does not know', async () => {
	const { error } = await update({ comment: byId('404'), message: 'Fine' });
	expect(error).toMatchObject({ httpCode: '404', context: { itemIndex: 0 } });
});

test('n8n does not start without a message', async () => {
	await expect(update({ comment: byId('12') })).rejects.toThrow('Parameter "Message" is required');
	expect(box.calls()).toEqual([]);
});

refuses(box, update, [
	[{ message: 'Fine' }, "'Comment' is empty"],
	[{ comment: byId('12'), message: ' ' }, "'Message' is empty"],
]);

import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	const { id } = emulator.addComment({ fileId: file, message: 'Looks good' });
	await run({ comment: byId(id) });
};

const box = useBox();
const del = box.operation('comment', 'delete');

const commented = () => {
	const { id: fileId } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	return box.emulator.addComment({ fileId, message: 'Fine' });
};

test('a comment is gone, for good', async () => {
	const { id } = commented();
	expect(only(await del({ comment: byId(id) }))).toEqual({ deleted: true });
	expect((await del({ comment: byId(id) })).error).toMatchObject(
		boxError(
			404,
			`Box knows no such comment, or this account may not see it ('Comment', ID ${id})`,
		),
	);
});

test('somebody else’s', async () => {
	const { id, file } = commented();
	const { error } = await del({ comment: byId(id) }, { credential: box.asViewerOf(file) });
	expect(error).toMatchObject(
		boxError(403, `The connected account may not delete the comment ('Comment', ID ${id})`),
	);
});

refuses(box, del, [
	[{}, "'Comment' is empty"],
	[{ comment: byId('12a') }, "'Comment' is not the ID of a comment: '12a'"],
]);

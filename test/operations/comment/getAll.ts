import { boxError, byId, byPath, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	const { id } = emulator.addComment({ fileId: file, message: 'Looks good' });
	emulator.addComment({ replyTo: id, message: 'Thanks' });
	await run({ file: byId(file) });
	await run({ file: byId(file), options: { fields: 'message,tagged_message' } });
};

const box = useBox();
const getAll = box.operation('comment', 'getAll');

function commented(count: number): string {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	for (let number = 1; number <= count; number++) {
		box.emulator.addComment({ fileId: id, message: `Comment ${number}` });
	}
	box.emulator.clearRequests();
	return id;
}

test('the comments on a file, in their order', async () => {
	commented(3);
	const { json } = await getAll({ file: byPath('/a.txt') });
	expect(json.map(({ message }) => message)).toEqual(['Comment 1', 'Comment 2', 'Comment 3']);
	expect(json[0]).toMatchObject({ type: 'comment', created_by: { login: expect.any(String) } });
});

test('no more than the limit, of which Box is told', async () => {
	const file = byId(commented(5));
	const { json } = await getAll({ file, limit: 2 });
	expect(json).toHaveLength(2);
	expect(box.emulator.requests()[0]?.query).toMatchObject({ limit: '2', offset: '0' });
});

test('all of them, page by page', async () => {
	const file = byId(commented(1_100));
	const { json } = await getAll({ file, returnAll: true });
	expect(new Set(json.map(({ id }) => id)).size).toBe(1_100);
	expect(box.calls()).toHaveLength(2);
});

test('the fields that are asked for', async () => {
	const file = byId(commented(1));
	const { json } = await getAll({ file, options: { fields: 'message' } });
	expect(json).toEqual([{ type: 'comment', id: expect.any(String), message: 'Comment 1' }]);
});

test('none gives no item', async () => {
	expect(await getAll({ file: byId(commented(0)) })).toMatchObject({ json: [], error: undefined });
});

test('a file that is not there', async () => {
	const { error } = await getAll({ file: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such item, or this account may not see it ('File', ID 404)"),
	);
});

refuses(box, getAll, [
	[{ file: byId('') }, "'File' is empty"],
	[{ file: byId('12'), limit: 0 }, "'Limit' is not a whole number of 1 or more"],
]);

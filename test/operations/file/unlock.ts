import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, file }) => await run({ file: byId(file) });

const box = useBox();
const lock = box.operation('file', 'lock');
const unlock = box.operation('file', 'unlock');

test('a locked file', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	only(await lock({ file: byId(id) }));
	const run = await unlock({ file: byId(id) });
	expect(only(run)).toMatchObject({ id, name: 'a.txt', path: '/a.txt', lock: null });
	expect(run.hints).toEqual([]);
});

test('with fields, and only if nobody else has changed it', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const etag = String(only(await lock({ file: byId(id), options: { fields: 'etag' } })).etag);
	const { error } = await unlock({ file: byId(id), options: { ifMatch: '0' } });
	expect(error).toMatchObject({ httpCode: '412' });
	const options = { ifMatch: etag, fields: 'size' };
	expect(only(await unlock({ file: byId(id), options }))).toEqual({
		type: 'file',
		id,
		etag: '2',
		size: 1,
		lock: null,
	});
});

test('a file that is not locked stays as it is, and a hint says so', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const run = await unlock({ file: byId(id) });
	expect(only(run)).toMatchObject({ id, lock: null });
	expect(run.hints.map(({ message }) => message)).toEqual([
		`The file with the ID ${id} was not locked`,
	]);
	expect(box.calls()).toEqual([`GET /2.0/files/${id}`]);
});

test('somebody else has locked it: the error says who', async () => {
	const { emulator } = box;
	const { id } = emulator.addFile({ name: 'a.txt', content: 'x' });
	const userId = emulator.users.colleague.id;
	emulator.addCollaboration({ itemType: 'file', itemId: id, userId, role: 'editor' });
	only(await lock({ file: byId(id) }));
	const { error } = await unlock({ file: byId(id) }, { credential: box.as(userId) });
	const { name, login } = emulator.users.admin;
	expect(error).toMatchObject({
		...boxError(403, `The file is locked by somebody else ('File', ID ${id})`),
		description: expect.stringContaining(`${name} (${login}) has locked it. `),
	});
});

test('a file that does not exist', async () => {
	const { error } = await unlock({ file: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such item, or this account may not see it ('File', ID 404)"),
	);
});

refuses(box, async (parameters) => await unlock({ file: byId('12'), ...parameters }), [
	[{ file: byId('x') }, "'File' is not the ID of a file: 'x'"],
	[{ options: { ifMatch: 'a b' } }, "'If-Match (Etag)' is not an etag: 'a b'"],
]);

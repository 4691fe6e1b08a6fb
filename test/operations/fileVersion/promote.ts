import { boxError, byId, only, refuses, useBox, versioned, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id, past } = await versioned(emulator, 'report.txt', 'first', 'second');
	await run({ file: byId(id), fileVersion: byId(past[0] ?? '') });
};

const box = useBox();
const promote = box.operation('fileVersion', 'promote');

test('a copy of the version becomes the current one; all others stay', async () => {
	const { id, past, current } = await versioned(box.emulator, 'a.txt', 'first', 'second');
	const [first = ''] = past;
	const promoted = only(await promote({ file: byId(id), fileVersion: byId(first) }));
	expect(promoted).toMatchObject({ type: 'file_version', size: 5, version_number: '3' });
	expect([first, current]).not.toContain(promoted.id);
	expect(box.emulator.content(id).toString()).toBe('first');
	const { json } = await box.run('fileVersion', 'getAll', { file: byId(id) });
	expect(json.map((version) => version.id)).toEqual([current, first]);
});

test('the fields that are asked for', async () => {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'first', 'second');
	const options = { fields: 'version_number' };
	const run = await promote({ file: byId(id), fileVersion: byId(past[0] ?? ''), options });
	expect(Object.keys(only(run)).sort()).toEqual(['id', 'type', 'version_number']);
});

test('the current version', async () => {
	const { id, current } = await versioned(box.emulator, 'a.txt', 'first', 'second');
	const { error } = await promote({ file: byId(id), fileVersion: byId(current) });
	const what = 'It is the current version, or the connected account may not change versions';
	expect(error).toMatchObject(
		boxError(403, `${what} ('File', ID ${id}, or 'File Version', ID ${current})`),
	);
});

test('a version that was deleted', async () => {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'first', 'second');
	const chosen = { file: byId(id), fileVersion: byId(past[0] ?? '') };
	only(await box.run('fileVersion', 'delete', chosen));
	const { error } = await promote(chosen);
	expect(error).toMatchObject({ httpCode: '404' });
	expect(error?.description).toContain('restore it first (resource File Version)');
});

test('as a user who may only view the file', async () => {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'first', 'second');
	const asUser = box.emulator.users.colleague.id;
	box.asViewerOf({ type: 'file', id });
	const { error } = await promote({
		file: byId(id),
		fileVersion: byId(past[0] ?? ''),
		requestOptions: { asUser },
	});
	expect(error).toMatchObject({ httpCode: '403' });
	expect(box.emulator.content(id).toString()).toBe('second');
});

test('a name that another file has by now', async () => {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'first', 'second');
	only(await box.run('file', 'update', { file: byId(id), updateFields: { name: 'b.txt' } }));
	box.emulator.addFile({ name: 'a.txt', content: 'other' });
	const { error } = await promote({ file: byId(id), fileVersion: byId(past[0] ?? '') });
	expect(error).toMatchObject({ httpCode: '409' });
	expect(error?.message).toContain('The name is already taken in that folder');
	expect(error?.description).toContain('The version had this name');
});

refuses(box, promote, [
	[{ file: byId(''), fileVersion: byId('12') }, "'File' is empty"],
	[{ file: byId('12'), fileVersion: byId('') }, "'File Version' is empty"],
]);

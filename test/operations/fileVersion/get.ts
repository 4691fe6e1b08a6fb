import { boxError, byId, byPath, only, refuses, useBox, versioned, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id, past } = await versioned(emulator, 'report.txt', 'first', 'second');
	await run({ file: byId(id), fileVersion: byId(past[0] ?? '') });
};

const box = useBox();
const get = box.operation('fileVersion', 'get');

test('a past version, and the current one', async () => {
	const { id, past, current } = await versioned(box.emulator, 'a.txt', 'one', 'second');
	for (const [version, size] of [
		[past[0] ?? '', 3],
		[current, 6],
	] as const) {
		const file = byPath('/a.txt');
		expect(only(await get({ file, fileVersion: byId(version) }))).toMatchObject({
			type: 'file_version',
			id: version,
			name: 'a.txt',
			size,
			modified_by: { name: 'Admin' },
		});
	}
	expect(box.calls()).toContain(`GET /2.0/files/${id}/versions/${current}`);
});

test('the fields that are asked for', async () => {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'one', 'two');
	const [version = ''] = past;
	const options = { fields: 'size,version_number' };
	expect(only(await get({ file: byId(id), fileVersion: byId(version), options }))).toEqual({
		type: 'file_version',
		id: version,
		size: 3,
		version_number: '1',
	});
});

test('a version that is not there, or of another file', async () => {
	const one = await versioned(box.emulator, 'a.txt', 'one', 'two');
	const other = await versioned(box.emulator, 'b.txt', 'three', 'four');
	for (const version of ['999', other.past[0] ?? '']) {
		const { error } = await get({ file: byId(one.id), fileVersion: byId(version) });
		const what = 'Box knows no such file version, or this account may not see it';
		expect(error).toMatchObject(boxError(404, `${what} ('File Version', ID ${version})`));
	}
});

test('a file that is not there', async () => {
	const { error } = await get({ file: byId('404'), fileVersion: byId('12') });
	const what = 'Box knows no such item, or this account may not see it';
	expect(error).toMatchObject(boxError(404, `${what} ('File', ID 404)`));
});

refuses(box, get, [
	[{ file: byId(''), fileVersion: byId('12') }, "'File' is empty"],
	[{ file: byId('12'), fileVersion: byId('') }, "'File Version' is empty"],
	[
		{ file: byId('12'), fileVersion: byId('v2') },
		"'File Version' is not the ID of a file version: 'v2'",
	],
]);

import { boxError, byId, only, refuses, useBox, versioned, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id, past } = await versioned(emulator, 'report.txt', 'first', 'second');
	await run({ file: byId(id), fileVersion: byId(past[0] ?? '') });
};

const box = useBox();
const del = box.operation('fileVersion', 'delete');

/** Whether a version is in the trash. */
async function isDeleted(id: string, version: string): Promise<boolean> {
	const chosen = { file: byId(id), fileVersion: byId(version) };
	return only(await box.run('fileVersion', 'get', chosen)).trashed_at !== null;
}

test('a past version goes to the trash', async () => {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'first', 'second');
	const [first = ''] = past;
	expect(only(await del({ file: byId(id), fileVersion: byId(first) }))).toEqual({ deleted: true });
	expect(await isDeleted(id, first)).toBe(true);
});

test('only if the file has the etag', async () => {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'first', 'second');
	const [first = ''] = past;
	const chosen = { file: byId(id), fileVersion: byId(first) };
	const { error } = await del({ ...chosen, options: { ifMatch: '0' } });
	expect(error).toMatchObject({ httpCode: '412' });
	expect(error?.message).toContain('The item was changed since the given etag was read');
	expect(await isDeleted(id, first)).toBe(false);
	only(await del({ ...chosen, options: { ifMatch: '1' } }));
});

test('the current version cannot be deleted', async () => {
	const { id, current } = await versioned(box.emulator, 'a.txt', 'first', 'second');
	const { error } = await del({ file: byId(id), fileVersion: byId(current) });
	expect(error).toMatchObject({ httpCode: '403' });
	expect(error?.message).toContain('It is the current version, or');
});

test('a version that is deleted already, or is not there', async () => {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'first', 'second');
	const [first = ''] = past;
	only(await del({ file: byId(id), fileVersion: byId(first) }));
	const again = await del({ file: byId(id), fileVersion: byId(first) });
	expect(again.error).toMatchObject({ httpCode: '404' });
	expect(again.error?.description).toContain('it is deleted already');
	const other = await del({ file: byId(id), fileVersion: byId('999') });
	const what = 'Box knows no such file version, or this account may not see it';
	expect(other.error).toMatchObject(boxError(404, `${what} ('File Version', ID 999)`));
});

test('an account that may only view the file', async () => {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'first', 'second');
	const credential = box.asViewerOf({ type: 'file', id });
	const chosen = { file: byId(id), fileVersion: byId(past[0] ?? '') };
	expect((await del(chosen, { credential })).error).toMatchObject({ httpCode: '403' });
	expect(await isDeleted(id, past[0] ?? '')).toBe(false);
});

test('an answer that was lost: the version is not deleted twice', async () => {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'first', 'second');
	box.emulator.faults.add({ method: 'DELETE', after: true, drop: true });
	const run = await del({ file: byId(id), fileVersion: byId(past[0] ?? '') });
	expect(only(run)).toEqual({ deleted: true });
});

refuses(box, del, [
	[{ file: byId(''), fileVersion: byId('12') }, "'File' is empty"],
	[{ file: byId('12'), fileVersion: byId('') }, "'File Version' is empty"],
	[
		{ file: byId('12'), fileVersion: byId('34'), options: { ifMatch: 'ä' } },
		"'If-Match (Etag)' is not an etag: 'ä'",
	],
]);

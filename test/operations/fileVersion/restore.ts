import { boxError, byId, only, refuses, useBox, versioned, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id, past } = await versioned(emulator, 'report.txt', 'first', 'second');
	await run({ file: byId(id), fileVersion: byId(past[0] ?? '') });
};

const box = useBox();
const restore = box.operation('fileVersion', 'restore');

/** A file with a version in the trash. */
async function withDeleted() {
	const { id, past } = await versioned(box.emulator, 'a.txt', 'first', 'second');
	const chosen = { file: byId(id), fileVersion: byId(past[0] ?? '') };
	only(await box.run('fileVersion', 'delete', chosen));
	return { id, chosen };
}

test('a deleted version is a past version again', async () => {
	const { id, chosen } = await withDeleted();
	const restored = only(await restore(chosen));
	expect(restored).toMatchObject({
		type: 'file_version',
		id: chosen.fileVersion.value,
		trashed_at: null,
		restored_by: { name: 'Admin' },
	});
	expect(box.emulator.content(id).toString()).toBe('second');
	only(await box.run('fileVersion', 'promote', chosen));
	expect(box.emulator.content(id).toString()).toBe('first');
});

test('an account that may only view the file', async () => {
	const { id, chosen } = await withDeleted();
	const credential = box.asViewerOf({ type: 'file', id });
	expect((await restore(chosen, { credential })).error).toMatchObject({ httpCode: '403' });
});

test('a version that is not there', async () => {
	const { id } = await withDeleted();
	const { error } = await restore({ file: byId(id), fileVersion: byId('999') });
	const what = 'Box knows no such file version, or this account may not see it';
	expect(error).toMatchObject(boxError(404, `${what} ('File Version', ID 999)`));
});

refuses(box, restore, [
	[{ file: byId(''), fileVersion: byId('12') }, "'File' is empty"],
	[{ file: byId('12'), fileVersion: byId('') }, "'File Version' is empty"],
]);

import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, file }) =>
	await run({ file: byId(file), options: { expiresAt: '2040-01-01T00:00:00Z' } });

const box = useBox();
const lock = box.operation('file', 'lock');

/** A file that the colleague may edit, too. */
function sharedFile() {
	const { emulator } = box;
	const { id } = emulator.addFile({ name: 'a.txt', content: 'x' });
	const userId = emulator.users.colleague.id;
	emulator.addCollaboration({ itemType: 'file', itemId: id, userId, role: 'editor' });
	return { id, colleague: box.as(userId) };
}

test('until somebody unlocks it', async () => {
	const { id, colleague } = sharedFile();
	const json = only(await lock({ file: byId(id) }));
	expect(json).toMatchObject({
		id,
		name: 'a.txt',
		path: '/a.txt',
		lock: { type: 'lock', created_by: { name: 'Admin' }, is_download_prevented: false },
	});
	expect(json.lock).not.toHaveProperty('expired_at');
	const change = { file: byId(id), updateFields: { description: 'Mine' } };
	const { error } = await box.run('file', 'update', change, { credential: colleague });
	expect(error).toMatchObject(
		boxError(403, `The file is locked by somebody else ('File', ID ${id})`),
	);
});

test('all of the file that Box gives, if nothing is left out', async () => {
	const { id } = sharedFile();
	const whole = only(await box.run('file', 'get', { file: byId(id), simplify: false }));
	const parameters = { file: byId(id), simplify: false };
	for (const operation of ['lock', 'unlock']) {
		const keys = Object.keys(only(await box.run('file', operation, parameters)));
		expect(keys.sort()).toEqual([...Object.keys(whole), 'lock'].sort());
	}
});

test('until a time, without downloads by others', async () => {
	const { id, colleague } = sharedFile();
	const options = {
		expiresAt: '2040-01-01T00:00:00+01:00',
		isDownloadPrevented: true,
		fields: 'size',
	};
	const json = only(await lock({ file: byId(id), options }));
	expect(json).toMatchObject({ size: 1, lock: { is_download_prevented: true } });
	const { expired_at: end } = json.lock as { expired_at: string };
	expect(new Date(end).toISOString()).toBe('2039-12-31T23:00:00.000Z');
	const run = await box.run('file', 'download', { file: byId(id) }, { credential: colleague });
	expect(run.error).toMatchObject({ httpCode: '403' });
});

test('somebody else has locked it: the error says who', async () => {
	const { id, colleague } = sharedFile();
	only(await lock({ file: byId(id), options: { expiresAt: '2040-01-01T00:00:00Z' } }));
	const { error } = await lock({ file: byId(id) }, { credential: colleague });
	const { name, login } = box.emulator.users.admin;
	expect(error).toMatchObject({
		...boxError(403, `The file is locked by somebody else ('File', ID ${id})`),
		description: expect.stringContaining(`${name} (${login}) has locked it until 2039-12-31T16`),
	});
});

test('a time that is over', async () => {
	const { id } = sharedFile();
	const { error } = await lock({
		file: byId(id),
		options: { expiresAt: '2001-01-01T00:00:00Z' },
	});
	expect(error?.message).toBe(
		'Box does not accept a value: expires_at: The lock would have expired already',
	);
});

test('only if nobody else has changed it', async () => {
	const { id } = sharedFile();
	const { error } = await lock({ file: byId(id), options: { ifMatch: '99' } });
	expect(error).toMatchObject({ httpCode: '412' });
});

test('no permission', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { error } = await lock({ file: byId(file.id) }, { credential: box.asViewerOf(file) });
	expect(error).toMatchObject(
		boxError(403, `The connected account has no permission for this ('File', ID ${file.id})`),
	);
});

refuses(box, async (parameters) => await lock({ file: byId('12'), ...parameters }), [
	[{ file: byId('') }, "'File' is empty"],
	[{ options: { expiresAt: 'tomorrow' } }, "'Expires At' is not a date and time"],
]);

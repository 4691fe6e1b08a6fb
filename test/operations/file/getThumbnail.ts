import { readBinary } from '../../support/engine';
import { byId, byPath, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file, shared }) => {
	for (const id of [file, shared]) {
		drawn(emulator);
		await run({ file: byId(id) });
	}
};

const box = useBox();
const getThumbnail = box.operation('file', 'getThumbnail');

/** Has Box draw the next thumbnail without a wait: the client may ask again at once. */
function drawn(emulator = box.emulator) {
	const headers = { 'retry-after': '0' };
	emulator.faults.add({ path: '/thumbnail[.]', after: true, status: 202, headers, body: '' });
}

const picture = () => box.emulator.addFile({ name: 'photo.gif', content: 'x' }).id;

test('the picture, once Box has made it, beside what Box knows of the file', async () => {
	const id = picture();
	drawn();
	const run = await getThumbnail({ file: byPath('/photo.gif') });
	const json = only(run);
	expect(json).toMatchObject({ type: 'file', id, name: 'photo.gif', path: '/photo.gif' });
	expect(json).not.toHaveProperty('path_collection');
	expect(run.items[0]?.binary?.data).toMatchObject({
		fileName: 'photo.png',
		fileExtension: 'png',
		mimeType: 'image/png',
	});
	const content = await readBinary(run.items[0]);
	expect(content.subarray(1, 4).toString()).toBe('PNG');
	expect(content.readUInt32BE(16)).toBe(256);
	const asked = box.emulator.requests().filter(({ path }) => path.includes('thumbnail'));
	expect(asked.map(({ status }) => status)).toEqual([202, 200]);
});

test('a real 202, of which Box says when to come back', async () => {
	const id = picture();
	expect(only(await getThumbnail({ file: byId(id) }))).toMatchObject({ id });
});

test.each([
	[{ format: 'png', pngSize: '64' }, 'png', 'image/png', '64'],
	[{ format: 'jpg' }, 'jpg', 'image/jpeg', '320'],
	[{ format: 'jpg', jpgSize: '160', pngSize: '64' }, 'jpg', 'image/jpeg', '160'],
	[{ format: 'jpg', jpgSize: 32 }, 'jpg', 'image/jpeg', '32'],
])('%j', async (chosen, extension, mimeType, size) => {
	const id = picture();
	drawn();
	const run = await getThumbnail({ file: byId(id), ...chosen });
	only(run);
	expect(run.items[0]?.binary?.data).toMatchObject({ fileName: `photo.${extension}`, mimeType });
	const [asked] = box.emulator.requests().filter(({ path }) => path.includes('thumbnail'));
	expect(asked).toMatchObject({
		path: `/2.0/files/${id}/thumbnail.${extension}`,
		query: { min_height: size, min_width: size },
	});
});

test('into another field, under another name, with other fields', async () => {
	const id = picture();
	drawn();
	const run = await getThumbnail({
		file: byId(id),
		binaryPropertyName: 'preview',
		options: { fileName: 'small.png', fields: 'size' },
	});
	expect(only(run)).toEqual({ type: 'file', id, etag: '0', size: 1 });
	expect(run.items[0]?.binary).toEqual({
		preview: expect.objectContaining({ fileName: 'small.png' }),
	});
});

test('a file of which Box will never have a picture', async () => {
	const { id } = box.emulator.addFile({ name: 'data.bin', content: 'x' });
	const { error, items } = await getThumbnail({ file: byId(id) });
	expect(items).toEqual([]);
	expect(error).toMatchObject({
		name: 'NodeApiError',
		message: `Box has no thumbnail of the file, and will have none ('File', ID ${id})`,
		description: expect.stringContaining('images, videos and documents'),
	});
	// The placeholder is not fetched.
	expect(box.calls().filter((call) => call.includes('placeholders'))).toEqual([]);
});

test('Box says so in another way', async () => {
	const id = picture();
	const body = { type: 'error', code: 'preview_cannot_be_generated', request_id: 'r' };
	box.emulator.faults.add({ path: '/thumbnail[.]', status: 404, body });
	const { error } = await getThumbnail({ file: byId(id) });
	expect(error?.message).toContain('Box has no thumbnail of the file, and will have none');
});

test('no longer than the user wants to wait', async () => {
	const id = picture();
	const { error } = await getThumbnail({ file: byId(id), options: { wait: 0 } });
	expect(error?.message).toBe(`Box has not finished the thumbnail of the file ('File', ID ${id})`);
	expect(error?.description).toContain("'Wait (Seconds)'");
	// Box went on meanwhile.
	only(await getThumbnail({ file: byId(id), options: { wait: 0 } }));
});

test('a wait that is cancelled', async () => {
	const id = picture();
	const headers = { 'retry-after': '50' };
	box.emulator.faults.add({ path: '/thumbnail[.]', status: 202, headers, body: '', times: 9 });
	const stop = new AbortController();
	const run = getThumbnail({ file: byId(id) }, { signal: stop.signal });
	await box.emulator.waitFor(({ path, status }) => path.includes('thumbnail') && status === 202);
	stop.abort();
	expect((await run).items).toEqual([]);
	expect(box.calls().filter((call) => call.includes('thumbnail'))).toHaveLength(1);
});

test.each([
	['a web page', { body: '<html>Log in</html>' }],
	['nothing', { body: '', headers: { 'content-type': 'image/png' } }],
])('what is no picture is not from Box: %s', async (_, answer) => {
	const id = picture();
	box.emulator.faults.add({ path: '/thumbnail[.]', status: 200, ...answer });
	const { error, items } = await getThumbnail({ file: byId(id) });
	expect(items).toEqual([]);
	expect(error?.message).toBe('What answered is not Box');
});

test('a picture that breaks off', async () => {
	const id = picture();
	drawn();
	box.emulator.faults.add({ path: '/thumbnail[.]', cut: 20 });
	const { error, items } = await getThumbnail({ file: byId(id) });
	expect(items).toEqual([]);
	expect(error?.message).toBe('Box could not be reached');
});

test('a file in the trash, one that is not there', async () => {
	const id = picture();
	only(await box.run('file', 'delete', { file: byId(id) }));
	const trashed = await getThumbnail({ file: byId(id) });
	expect(trashed.error?.message).toBe(`The item is in the trash ('File', ID ${id})`);
	expect((await getThumbnail({ file: byId('404') })).error).toMatchObject({ httpCode: '404' });
});

refuses(box, getThumbnail, [
	[{ file: byId('') }, "'File' is empty"],
	[
		{ file: byId('12'), options: { wait: 601 } },
		"'Wait (Seconds)' is not a whole number from 0 to 600",
	],
]);

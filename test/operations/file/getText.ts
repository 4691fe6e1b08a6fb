import { readBinary } from '../../support/engine';
import { byId, byPath, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, file, shared }) => {
	await run({ file: byId(file) });
	await run({ file: byId(shared), options: { maxCharacters: 1 } });
	await run({ file: byId(file), options: { maxCharacters: 1 } });
};

const box = useBox();
const getText = box.operation('file', 'getText');

const add = (name: string, content: string) => box.emulator.addFile({ name, content }).id;

/** What Box says of a representation, as a fault. */
function representation(state: object, more: object = {}) {
	const { url, downloadUrl } = box.emulator;
	return {
		representation: 'extracted_text',
		properties: {},
		info: { url: `${url}/2.0/internal_files/12/versions/34/representations/extracted_text` },
		content: { url_template: `${downloadUrl}/text/{+asset_path}` },
		status: state,
		...more,
	};
}

test('the text, once Box has read it, beside what Box knows of the file', async () => {
	const id = add('report.txt', 'Grüße, 世界');
	const json = only(await getText({ file: byPath('/report.txt') }));
	expect(json).toMatchObject({ type: 'file', id, name: 'report.txt', text: 'Grüße, 世界' });
	expect(json).toMatchObject({ path: '/report.txt', owner: 'admin@example.com' });
	expect(json).not.toHaveProperty('path_collection');
	const infos = box.calls().filter((call) => call.includes('representations/extracted_text'));
	expect(infos).toHaveLength(3);
	const hinted = box.emulator.requests().find(({ headers }) => headers['x-rep-hints']);
	expect(hinted?.headers['x-rep-hints']).toBe('[extracted_text]');
});

test('in a field of another name, beside all that Box knows of the file', async () => {
	const id = add('a.txt', 'Hello');
	const simple = only(await getText({ file: byId(id), textField: 'content' }));
	expect(simple).toMatchObject({ content: 'Hello', path: '/a.txt' });
	const whole = only(await getText({ file: byId(id), textField: 'content', simplify: false }));
	expect(whole).toMatchObject({ content: 'Hello', path_collection: { total_count: 1 } });
	const odd = only(await getText({ file: byId(id), textField: '__proto__' }));
	expect(Object.getOwnPropertyDescriptor(odd, '__proto__')).toMatchObject({ value: 'Hello' });
	// A name that a simplified file has as well.
	expect(only(await getText({ file: byId(id), textField: 'url' }))).toMatchObject({ url: 'Hello' });
});

test('as Markdown, in a field of another name', async () => {
	const id = add('report.docx', '# Report');
	const json = only(
		await getText({
			file: byId(id),
			format: 'markdown',
			textField: 'content',
			options: { fields: 'size' },
		}),
	);
	expect(json).toEqual({ type: 'file', id, etag: '0', size: 8, content: '# Report' });
});

test.each([
	['extracted_text', {}, 'report.txt', 'text/plain'],
	['markdown', {}, 'report.md', 'text/markdown'],
	['markdown', { fileName: 'other.md' }, 'other.md', 'text/markdown'],
])('%s as a file: %j', async (format, options, fileName, mimeType) => {
	const id = add('report.pdf', 'Text '.repeat(50_000));
	const run = await getText({ file: byId(id), format, output: 'file', options });
	expect(only(run)).not.toHaveProperty('text');
	expect(run.items[0]?.binary?.data).toMatchObject({ fileName, mimeType });
	expect(await readBinary(run.items[0])).toHaveLength(250_000);
});

test('no more than the user wants, in whole characters', async () => {
	const id = add('a.txt', 'ab😀d');
	const start = async (maxCharacters: number) =>
		only(await getText({ file: byId(id), options: { maxCharacters } }));
	expect(await start(2)).toMatchObject({ text: 'ab', truncated: true });
	expect(await start(3)).toMatchObject({ text: 'ab', truncated: true });
	expect(await start(4)).toMatchObject({ text: 'ab😀', truncated: true });
	expect(await start(5)).not.toHaveProperty('truncated');
});

test('a text that is too long for an item', async () => {
	const id = add('a.txt', 'x'.repeat(5_000_001));
	const { error, items } = await getText({ file: byId(id) });
	expect(items).toEqual([]);
	expect(error).toMatchObject({
		message: 'The text of the file is longer than 5,000,000 characters',
		description: expect.stringContaining("'Max Characters'"),
	});
	const run = await getText({ file: byId(id), output: 'file' });
	expect(await readBinary(run.items[0])).toHaveLength(5_000_001);
});

test('an empty text', async () => {
	expect(only(await getText({ file: byId(add('a.txt', '')) }))).toMatchObject({ text: '' });
});

test.each(['extracted_text', 'markdown'])('a file of which Box has no %s', async (format) => {
	const id = add('data.bin', 'x');
	const { error } = await getText({ file: byId(id), format });
	expect(error).toMatchObject({
		name: 'NodeApiError',
		message: `Box has no text of the file in this format ('File', ID ${id})`,
	});
});

test('a file that Box cannot read', async () => {
	const id = add('a.txt', 'x');
	const path = 'representations/extracted_text$';
	const body = representation({ state: 'error', code: 'error_password_protected' });
	box.emulator.faults.add({ path, status: 200, body });
	const { error } = await getText({ file: byId(id) });
	expect(error?.message).toContain('Box cannot read the text of the file');
	expect(error?.description).toContain('error_password_protected');
});

test.each([
	['the state', 'representations/extracted_text$', { body: {} }],
	['the state', 'representations/extracted_text$', { body: { status: {} } }],
	['the text', '/content/$', { body: { status: 'maintenance' } }],
	['the text', '/content/$', { body: 'Log in', headers: { 'content-type': 'text/html' } }],
])('%s is not from Box: %s %j', async (_, path, fault) => {
	const id = add('a.txt', 'x');
	box.emulator.faults.add({ path, times: 9, status: 200, ...fault });
	const { error, items } = await getText({ file: byId(id) });
	expect([error?.message, items]).toEqual(['What answered is not Box', []]);
});

test('no longer than the user wants to wait', async () => {
	const id = add('a.txt', 'x');
	const { error } = await getText({ file: byId(id), options: { wait: 0 } });
	expect(error?.message).toBe(
		`Box has not finished reading the text of the file ('File', ID ${id})`,
	);
	// Box went on meanwhile.
	expect(only(await getText({ file: byId(id), options: { wait: 0 } }))).toMatchObject({
		text: 'x',
	});
});

test('the token goes to no host that is not of Box', async () => {
	const id = add('a.txt', 'x');
	for (const place of [
		{ info: { url: 'https://example.com/info' } },
		{ content: { url_template: 'https://example.com/{+asset_path}' } },
	]) {
		const state = 'content' in place ? 'success' : 'none';
		const entries = [representation({ state }, place)];
		const body = { type: 'file', id, etag: '0', representations: { entries } };
		box.emulator.faults.add({ path: `^/2.0/files/${id}$`, status: 200, body, times: 2 });
		const { error } = await getText({ file: byId(id) });
		expect(error?.description).toContain('names an address that is not of Box');
	}
});

test('an account that may not see the file; a file that is not there', async () => {
	const id = add('a.txt', 'x');
	const credential = box.as(box.emulator.users.outsider.id);
	expect((await getText({ file: byId(id) }, { credential })).error).toMatchObject({
		httpCode: '404',
	});
	expect((await getText({ file: byId('404') })).error?.message).toContain("('File', ID 404)");
});

test('through a shared link', async () => {
	const id = add('a.txt', 'x');
	const created = only(await box.run('sharedLink', 'create', { file: byId(id) }));
	const credential = box.as(box.emulator.users.outsider.id);
	const link = created.shared_link as { url: string };
	const options = { sharedLink: link.url };
	expect(only(await getText({ file: byId(id), options }, { credential }))).toMatchObject({
		text: 'x',
	});
});

refuses(box, getText, [
	[{ file: byId('') }, "'File' is empty"],
	[{ file: byId('12'), textField: ' ' }, "'Put Text in Field' is empty"],
	[
		{ file: byId('12'), options: { maxCharacters: 0 } },
		"'Max Characters' is not a whole number from 1 to 5000000",
	],
	[
		{ file: byId('12'), options: { wait: -1 } },
		"'Wait (Seconds)' is not a whole number from 0 to 600",
	],
]);

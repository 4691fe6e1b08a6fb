import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s notes', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const convert = async (more: object = {}, version = '2026.0') => {
		const parent = { type: 'folder', id: '0' };
		const body = { content: '# Title', content_format: 'markdown', parent, name: 'Plan', ...more };
		return await box.call('POST', '/2.0/notes/convert', body, { 'box-version': version });
	};

	it('are made of Markdown', async () => {
		const { json, status } = await convert();

		expect(status).toBe(201);
		expect(json).toEqual({ type: 'file', id: emulator.find('/Plan.boxnote')?.id });
		expect(emulator.content(String(at(json, 'id'))).toString()).toBe('# Title');
		expect((await convert()).status).toBe(409);
	});

	it.each<[number, string, object]>([
		[400, 'another format', { content_format: 'html' }],
		[400, 'a long name', { name: 'a'.repeat(248) }],
		[400, 'no text', { content: undefined }],
		[400, 'something else as a parent', { parent: { type: 'file', id: '0' } }],
		[404, 'an unknown folder', { parent: { type: 'folder', id: '1' } }],
	])('answer %d to %s', async (status, _what, more) => {
		expect((await convert(more)).status).toBe(status);
	});

	it('are of the version 2026.0', async () => {
		expect((await convert({}, '2025.0')).status).toBe(400);
	});
});

import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

const VERSION = { 'box-version': '2025.0' };

describe('Doc Gen in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let file: { type: string; id: string };
	let folder: { type: string; id: string };

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		const content = 'Dear {{name}}, you owe {{ sum.total }}. {{name}}!';
		file = { type: 'file', id: emulator.addFile({ name: 'letter.docx', content }).id };
		folder = { type: 'folder', id: emulator.addFolder({ name: 'Letters' }).id };
	});

	afterEach(async () => await end(emulator));

	const call = async (method: string, path: string, body?: unknown, by = box) =>
		await by.call(method, `/2.0${path}`, body, VERSION);
	const mark = async () => await call('POST', '/docgen_templates', { file });
	const batch = (more: object = {}) => ({
		file,
		input_source: 'api',
		destination_folder: folder,
		output_type: 'pdf',
		document_generation_data: [
			{ generated_file_name: 'ann', user_input: { name: 'Ann', sum: { total: 7 } } },
			{ generated_file_name: 'ann', user_input: { name: 'Ann' } },
		],
		...more,
	});

	it('has templates, which are files', async () => {
		expect(await mark()).toMatchObject({ status: 201, json: { file } });
		expect((await mark()).status).toBe(409);
		const shown = { file, file_name: 'letter.docx' };
		expect((await call('GET', `/docgen_templates/${file.id}`)).json).toEqual(shown);
		expect(at((await call('GET', '/docgen_templates')).json, 'entries')).toEqual([shown]);
		const tags = await call('GET', `/docgen_templates/${file.id}/tags`);
		expect(at(tags.json, 'entries')).toEqual(
			['name', 'sum.total'].map((path) => ({
				...{ tag_content: `{{${path}}}`, tag_type: 'text', json_paths: [path] },
			})),
		);
		expect((await call('DELETE', `/docgen_templates/${file.id}`)).status).toBe(204);
		expect((await call('GET', `/docgen_templates/${file.id}`)).status).toBe(404);
	});

	it('makes documents, and says what they lack', async () => {
		await mark();
		const made = await call('POST', '/docgen_batches', batch());
		expect(made).toMatchObject({ status: 202, json: { type: 'docgen_batch' } });
		const id = String(at(made.json, 'id'));
		const ask = async () => at((await call('GET', `/docgen_batch_jobs/${id}`)).json, 'entries');
		expect(await ask()).toMatchObject([{ status: 'submitted', output_file: null }, {}]);
		expect(emulator.find('/Letters/ann.pdf')).toBeUndefined();
		const jobs = await ask();
		const written = (path: string) => emulator.content(String(emulator.find(path)?.id)).toString();
		expect(written('/Letters/ann.pdf')).toBe('Dear Ann, you owe 7. Ann!');
		expect(written('/Letters/ann (1).pdf')).toBe('Dear Ann, you owe . Ann!');
		expect(jobs).toMatchObject([
			{ status: 'completed', batch: { id }, template_file: file, failures: null },
			{
				status: 'completed_with_error',
				failures: { errors: ["The tag 'sum.total' was not provided in the input data."] },
			},
		]);
		const jobId = String(at(jobs, 0, 'id'));
		expect((await call('GET', `/docgen_jobs/${jobId}`)).json).toEqual(at(jobs, 0));
		const own = at((await call('GET', `/docgen_template_jobs/${file.id}`)).json, 'entries');
		expect(own).toEqual(jobs);
		const all = at((await call('GET', '/docgen_jobs')).json, 'entries');
		expect(all).toMatchObject([{ source: 'api', created_by: { type: 'user' } }, {}]);
	});

	it('fails if the folder is gone', async () => {
		await mark();
		await call('POST', '/docgen_batches', batch());
		await box.call('DELETE', `/2.0/folders/${folder.id}`);
		await call('GET', '/docgen_jobs');
		expect(at((await call('GET', '/docgen_jobs')).json, 'entries')).toMatchObject([
			{ status: 'failed', output_file: null },
			{},
		]);
	});

	it('refuses what it cannot make', async () => {
		expect((await call('POST', '/docgen_batches', batch())).status).toBe(404);
		await mark();
		for (const wrong of [
			{ output_type: 'txt' },
			{ input_source: 'web' },
			{ document_generation_data: [] },
			{ destination_folder: { type: 'file', id: file.id } },
		]) {
			expect((await call('POST', '/docgen_batches', batch(wrong))).status).toBe(400);
		}
		const file_version = { type: 'file_version', id: '1' };
		expect((await call('POST', '/docgen_batches', batch({ file_version }))).status).toBe(404);
	});

	it('is for those who see the template', async () => {
		await mark();
		await call('POST', '/docgen_batches', batch());
		const by = api(emulator, emulator.connect(emulator.users.colleague.id).access_token);
		for (const path of ['/docgen_templates', '/docgen_jobs']) {
			expect(at((await call('GET', path, undefined, by)).json, 'entries')).toEqual([]);
		}
		for (const path of [`/docgen_templates/${file.id}`, '/docgen_jobs/1', '/docgen_batch_jobs/1']) {
			expect((await call('GET', path, undefined, by)).status).toBe(404);
		}
		expect(at((await box.call('GET', '/2.0/docgen_jobs')).json, 'code')).toBe(
			'invalid_api_version',
		);
	});
});

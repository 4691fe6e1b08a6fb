import { createHash } from 'node:crypto';

import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

const CONTENT = Buffer.from('aaaabbbbcc');

const digest = (bytes: Buffer) => `sha=${createHash('sha1').update(bytes).digest('base64')}`;

describe('the emulator’s upload sessions', () => {
	let emulator: Emulator;
	let box: Api;
	let token: string;
	let time: number;

	beforeEach(async () => {
		time = Date.UTC(2026, 0, 1);
		emulator = await startEmulator({
			now: () => time,
			partSize: 4,
			minimumSessionBytes: 10,
			accessTokenSeconds: 10 * 24 * 3600,
		});
		token = emulator.connect().access_token;
		box = api(emulator, token);
	});

	afterEach(async () => await end(emulator));

	async function open(file_name = 'a.bin'): Promise<string> {
		const { status, json } = await box.call('POST', '/api/2.0/files/upload_sessions', {
			folder_id: '0',
			file_name,
			file_size: CONTENT.length,
		});
		expect(status).toBe(201);
		expect(json).toMatchObject({ part_size: 4, total_parts: 3, num_parts_processed: 0 });
		return String(at(json, 'session_endpoints', 'upload_part')).slice(emulator.url.length);
	}

	async function put(path: string, first: number, bytes: Buffer, headers = {}): Promise<Answer> {
		const response = await fetch(emulator.url + path, {
			method: 'PUT',
			headers: {
				authorization: `Bearer ${token}`,
				'content-type': 'application/octet-stream',
				digest: digest(bytes),
				'content-range': `bytes ${first}-${first + bytes.length - 1}/${CONTENT.length}`,
				...headers,
			},
			body: bytes,
		});
		const text = await response.text();
		return { status: response.status, headers: response.headers, text, json: JSON.parse(text) };
	}

	async function putAll(path: string): Promise<unknown[]> {
		const parts = [];
		for (const first of [0, 4, 8]) {
			const { json } = await put(path, first, CONTENT.subarray(first, first + 4));
			parts.push(at(json, 'part'));
		}
		return parts;
	}

	const commit = async (path: string, parts: unknown, headers: Record<string, string> = {}) =>
		await box.call('POST', `${path}/commit`, { parts }, { digest: digest(CONTENT), ...headers });

	it('make a file of its parts, and the same file when the commit is repeated', async () => {
		const path = await open();
		const parts = await putAll(path);
		expect(at((await box.call('GET', path)).json, 'num_parts_processed')).toBe(3);
		expect((await box.call('GET', `${path}/parts?limit=2`)).json).toMatchObject({
			total_count: 3,
			entries: parts.slice(0, 2),
		});

		const first = await commit(path, parts);
		const repeated = await commit(path, parts);

		expect(first.status).toBe(201);
		const id = at(first.json, 'entries', 0, 'id');
		expect(at(repeated.json, 'entries', 0, 'id')).toBe(id);
		expect(emulator.content(String(id)).equals(CONTENT)).toBe(true);
	});

	it('make a new version of a file', async () => {
		const { id } = emulator.addFile({ name: 'a.bin', content: 'old' });
		const { json } = await box.call('POST', `/api/2.0/files/${id}/upload_sessions`, {
			file_size: CONTENT.length,
		});
		const url = String(at(json, 'session_endpoints', 'upload_part'));
		const path = url.slice(emulator.url.length);
		const parts = await putAll(path);

		expect((await commit(path, parts, { 'if-match': '7' })).status).toBe(412);
		expect((await commit(path, parts, { 'if-match': '0' })).status).toBe(201);
		expect(emulator.content(id).equals(CONTENT)).toBe(true);
	});

	it('refuse what a preflight would refuse, and files too small for parts', async () => {
		emulator.addFile({ name: 'a.bin', content: '' });
		const create = async (body: object) => {
			const { status, json } = await box.call('POST', '/api/2.0/files/upload_sessions', body);
			return [status, at(json, 'code')];
		};
		const right = { folder_id: '0', file_name: 'b.bin', file_size: 10 };

		expect(await create({ ...right, file_name: 'A.bin' })).toEqual([409, 'item_name_in_use']);
		expect(await create({ ...right, file_size: 9 })).toEqual([400, 'file_size_too_small']);
		expect(await create({ ...right, file_size: undefined })).toEqual([400, 'missing_file_size']);
		expect(await create({ ...right, folder_id: undefined })).toEqual([400, 'missing_destination']);
		expect(await create({ ...right, folder_id: '999' })).toEqual([404, 'not_found']);
	});

	it.each([
		['a part that begins anywhere', 2, 'aabb', {}, 416],
		['a part that is too short', 0, 'aa', {}, 416],
		['another total', 0, 'aaaa', { 'content-range': 'bytes 0-3/11' }, 416],
		['a wrong digest', 0, 'aaaa', { digest: digest(Buffer.from('b')) }, 400],
	])('refuse %s', async (_what, first, text, headers, status) => {
		const path = await open();

		expect((await put(path, first, Buffer.from(text), headers)).status).toBe(status);
	});

	it('refuse a part that is there already, though its answer was lost', async () => {
		const path = await open();
		emulator.faults.add({ method: 'PUT', path, status: 500, after: true });

		expect((await put(path, 0, CONTENT.subarray(0, 4))).status).toBe(500);
		const again = await put(path, 0, CONTENT.subarray(0, 4));
		expect([again.status, at(again.json, 'code')]).toEqual([409, 'range_overlaps_existing_part']);
		expect(at((await box.call('GET', `${path}/parts`)).json, 'total_count')).toBe(1);
	});

	it('refuse a commit of other parts or another file', async () => {
		const path = await open();
		const parts = await putAll(path);

		const fewer = await commit(path, parts.slice(1));
		const other = await commit(path, parts, { digest: digest(Buffer.from('x')) });

		expect([fewer.status, at(fewer.json, 'code')]).toEqual([400, 'parts_mismatch']);
		expect([other.status, at(other.json, 'code')]).toEqual([400, 'bad_digest']);
		expect(emulator.tree()).toBe('');
	});

	it('end when they are aborted, or after seven days', async () => {
		const aborted = await open();
		expect((await box.call('DELETE', aborted)).status).toBe(204);
		expect((await box.call('GET', aborted)).status).toBe(404);

		const expired = await open();
		time += 7 * 24 * 3600 * 1000;
		const late = await box.call('GET', expired);
		expect([late.status, at(late.json, 'code')]).toEqual([410, 'session_expired']);
	});

	it('belong to whoever opened them', async () => {
		const path = await open();
		const other = api(emulator, emulator.connect(emulator.users.colleague.id).access_token);

		expect((await other.call('GET', path)).status).toBe(404);
	});
});

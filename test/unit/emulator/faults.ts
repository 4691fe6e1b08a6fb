import { createHash } from 'node:crypto';

import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

const ME = '/2.0/users/me';

describe('the emulator’s faults', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const me = async () => await box.call('GET', ME);

	it('happen to the next matching requests, and tell that they are consumed', async () => {
		const fault = emulator.faults.add({
			method: 'get',
			path: ME,
			times: 2,
			skip: 1,
			status: 503,
			headers: { 'retry-after': '7' },
		});

		const statuses = [];
		for (let count = 0; count < 4; count += 1) statuses.push((await me()).status);

		expect(statuses).toEqual([200, 503, 503, 200]);
		expect(fault).toMatchObject({ left: 0, hits: 2 });
	});

	it('answer as Box would where no body is given', async () => {
		emulator.faults.add({ path: ME, status: 429, headers: { 'retry-after': '7' } });
		emulator.faults.add({ path: '/oauth2/token', status: 429 });
		emulator.faults.add({ path: ME, status: 418, body: { any: 'thing' } });

		const limited = await me();
		expect(limited.json).toMatchObject({ type: 'error', status: 429, code: 'rate_limit_exceeded' });
		expect(limited.headers.get('retry-after')).toBe('7');
		expect(at((await box.form('/oauth2/token', {})).json, 'error')).toBe('temporarily_unavailable');
		expect((await me()).json).toEqual({ any: 'thing' });
	});

	it.each([
		['the path itself', ME, true],
		['a path above', '/2.0/users', true],
		['a beginning that is no whole segment', '/2.0/use', false],
		['a regular expression', '^/2\\.0/.*/me$', true],
		['another regular expression', 'groups?', false],
	])('match by %s', async (_what, path, matches) => {
		emulator.faults.add({ path, status: 500 });

		expect((await me()).status).toBe(matches ? 500 : 200);
	});

	it('drop the connection', async () => {
		emulator.faults.add({ path: ME, drop: true });

		await expect(me()).rejects.toThrow();
		expect(emulator.requests()).toMatchObject([{ path: ME, status: 0 }]);
		expect((await me()).status).toBe(200);
	});

	it('cut an answer after some bytes', async () => {
		const { id } = emulator.addFile({ name: 'a.bin', content: Buffer.alloc(100_000, 'a') });
		emulator.faults.add({ path: '/d', cut: 70_000 });
		const location = (await box.call('GET', `/2.0/files/${id}/content`)).headers.get('location');

		const answer = await fetch(String(location));
		let received = 0;
		const read = async () => {
			for await (const chunk of answer.body ?? []) received += Buffer.from(chunk).length;
		};

		await expect(read()).rejects.toThrow();
		expect(answer.headers.get('content-length')).toBe('100000');
		expect(received).toBe(70_000);
	});

	it('stall an answer until the client gives up, or for a while', async () => {
		emulator.faults.add({ path: ME, stall: true });
		emulator.faults.add({ path: ME, stall: 20 });
		const patience = new AbortController();
		const stalled = fetch(emulator.url + ME, { signal: patience.signal });
		const given = expect(stalled).rejects.toThrow();
		await emulator.waitFor(({ path }) => path === ME);
		patience.abort();

		await given;
		expect((await me()).status).toBe(200);
	});

	it('damage an upload on its way', async () => {
		emulator.faults.add({ method: 'POST', path: '/api/2.0/files', damage: true, times: 2 });
		const upload = async (name: string, headers = {}) =>
			await box.upload(
				'/api/2.0/files/content',
				[
					['attributes', JSON.stringify({ name, parent: { id: '0' } })],
					['file', new Blob(['text'])],
				],
				headers,
			);

		const stored = await upload('a.txt');
		const digest = createHash('sha1').update('text').digest('hex');
		const refused = await upload('b.txt', { 'content-md5': digest });

		expect(stored.status).toBe(201);
		expect(emulator.content(String(at(stored.json, 'entries', 0, 'id'))).toString()).toBe('texu');
		expect([refused.status, at(refused.json, 'code')]).toEqual([400, 'bad_digest']);
		expect((await upload('b.txt', { 'content-md5': digest })).status).toBe(201);
	});

	it('lose the answer of a request that did its work', async () => {
		emulator.faults.add({ method: 'POST', path: '/2.0/folders', status: 503, after: true });
		emulator.faults.add({ method: 'POST', path: '/2.0/folders', drop: true, after: true });
		const create = async (name: string) =>
			await box.call('POST', '/2.0/folders', { name, parent: { id: '0' } });

		expect((await create('a')).status).toBe(503);
		await expect(create('b')).rejects.toThrow();
		expect(emulator.tree()).toBe('a/\nb/');
	});
});

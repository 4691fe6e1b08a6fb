import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import { api, end } from './support/api';

describe('the emulator’s download host', () => {
	let emulator: Emulator;
	let time: number;
	let url: string;
	let strictDownloads: boolean | undefined;

	beforeEach(async () => {
		time = Date.UTC(2026, 0, 1);
		emulator = await startEmulator({ now: () => time, strictDownloads });
		const { id } = emulator.addFile({ name: 'número.txt', content: '0123456789' });
		const answer = await api(emulator).call('GET', `/2.0/files/${id}/content`);
		expect(answer).toMatchObject({ status: 302, text: '' });
		url = answer.headers.get('location') ?? '';
	});

	afterEach(async () => await end(emulator));

	const get = async (headers: Record<string, string> = {}) => await fetch(url, { headers });

	it('is another origin', () => {
		expect(new URL(url).origin).toBe(emulator.downloadUrl);
		expect(emulator.downloadUrl).not.toBe(emulator.url);
	});

	it('gives the file with its name', async () => {
		const answer = await get();

		expect(await answer.text()).toBe('0123456789');
		expect(answer.headers.get('content-length')).toBe('10');
		expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''n%C3%BAmero.txt");
	});

	it('does not mind a token, as Box', async () => {
		const answer = await get({ authorization: 'Bearer secret' });

		expect(await answer.text()).toBe('0123456789');
	});

	describe('when it is strict', () => {
		beforeAll(() => (strictDownloads = true));
		afterAll(() => (strictDownloads = undefined));

		it('refuses a request that carries a token', async () => {
			const answer = await get({ authorization: 'Bearer secret' });

			expect(answer.status).toBe(400);
			expect(await answer.text()).not.toContain('secret');
		});

		it('serves one that does not', async () => {
			expect(await (await get()).text()).toBe('0123456789');
		});
	});

	it.each([
		['bytes=2-4', 206, '234', 'bytes 2-4/10'],
		['bytes=7-', 206, '789', 'bytes 7-9/10'],
		['bytes=-2', 206, '89', 'bytes 8-9/10'],
		['bytes=8-99', 206, '89', 'bytes 8-9/10'],
		['bytes=10-', 416, '', 'bytes */10'],
	])('serves %s', async (range, status, text, contentRange) => {
		const answer = await get({ range });

		expect(answer.status).toBe(status);
		expect(await answer.text()).toBe(text);
		expect(answer.headers.get('content-range')).toBe(contentRange);
	});

	it('forgets its links after 15 minutes', async () => {
		time += 15 * 60_000;

		expect((await get()).status).toBe(404);
	});
});

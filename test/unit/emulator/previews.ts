import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('what the emulator shows of a file’s content', () => {
	let emulator: Emulator;
	let box: Api;
	let time: number;

	beforeEach(async () => {
		time = Date.UTC(2026, 0, 1);
		emulator = await startEmulator({ now: () => time, strictDownloads: true });
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const add = (name: string, content: string | Buffer = 'content') =>
		emulator.addFile({ name, content }).id;

	/** The representations of a file that the hints choose. */
	const listed = async (id: string, hints?: string): Promise<unknown[]> => {
		const headers: Record<string, string> = hints === undefined ? {} : { 'x-rep-hints': hints };
		const path = `/2.0/files/${id}?fields=representations`;
		const { json } = await box.call('GET', path, undefined, headers);
		const entries = at(json, 'representations', 'entries');
		return Array.isArray(entries) ? entries.map((each: unknown) => each) : [];
	};

	const names = (entries: unknown[]) =>
		entries.map((each) => {
			const dimensions = at(each, 'properties', 'dimensions');
			const name = String(at(each, 'representation'));
			return dimensions === undefined ? name : `${name} ${String(dimensions)}`;
		});

	/** Has a representation made, and gives its content. */
	const made = async (entry: unknown) => {
		const info = new URL(String(at(entry, 'info', 'url')));
		const url = String(at(entry, 'content', 'url_template')).replace('{+asset_path}', '');
		const states = [at(entry, 'status', 'state')];
		while (states.at(-1) !== 'success' && states.length < 5) {
			states.push(at((await box.call('GET', info.pathname)).json, 'status', 'state'));
		}
		const authorization = `Bearer ${emulator.connect().access_token}`;
		return { states, url, answer: await fetch(url, { headers: { authorization } }) };
	};

	it('is the text of a text, once it was asked for, and for the token’s holder only', async () => {
		const [entry] = await listed(add('a.md', '\uFEFF# Grüße'), '[extracted_text]');

		const { states, url, answer } = await made(entry);

		expect(states).toEqual(['none', 'pending', 'success']);
		expect(new URL(url).origin).toBe(emulator.downloadUrl);
		expect(await answer.text()).toBe('# Grüße');
		expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
		expect((await fetch(url)).status).toBe(401);
	});

	it.each(['a.pdf', 'b.PNG', 'c.jpeg'])('is %s itself for its own kind', async (name) => {
		const [entry] = await listed(add(name, Buffer.from([0, 255, 1])));

		const { answer } = await made(entry);

		expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 255, 1]);
	});

	it.each([
		['a.txt', undefined, ['extracted_text']],
		['a.txt', '[pdf][extracted_text]', ['extracted_text']],
		['a.txt', '[pdf,extracted_text]', ['extracted_text']],
		['a.txt', '[jpg?dimensions=32x32]', []],
		['a.png', undefined, ['png 1024x1024', 'png 2048x2048']],
		['a.png', '[png?dimensions=2048x2048]', ['png 2048x2048']],
		['a.png', '[png]', ['png 1024x1024']],
		[
			'a.jpg',
			'[jpg?dimensions=32x32][jpg?dimensions=320x320&paged=false]',
			['jpg 32x32', 'jpg 320x320'],
		],
		['a.jpg', '[jpg?dimensions=33x33,jpg?dimensions=94x94]', ['jpg 94x94']],
		['a.jpg', '[jpg?dimensions=32x32][jpg?dimensions=32x32]', ['jpg 32x32']],
		['a.bin', undefined, []],
		['README', '[extracted_text]', []],
	])('has for %s by the hints %p: %p', async (name, hints, expected) => {
		expect(names(await listed(add(name), hints))).toEqual(expected);
	});

	it('comes for the files of a folder, too', async () => {
		add('a.txt');

		const { json } = await box.call(
			'GET',
			'/2.0/folders/0/items?fields=representations',
			undefined,
			{
				'x-rep-hints': '[extracted_text]',
			},
		);

		const entry = at(json, 'entries', 0, 'representations', 'entries', 0);
		expect(at(entry, 'representation')).toBe('extracted_text');
	});

	it('is not there before it was asked for, nor of what cannot be seen', async () => {
		const id = add('a.txt');
		const [entry] = await listed(id);
		const info = new URL(String(at(entry, 'info', 'url'))).pathname;
		const other = api(emulator, emulator.connect(emulator.users.outsider.id).access_token);

		const url = String(at(entry, 'content', 'url_template')).replace('{+asset_path}', '');
		const authorization = `Bearer ${emulator.connect().access_token}`;
		const early = await fetch(url, { headers: { authorization } });
		expect([early.status, early.headers.get('retry-after')]).toEqual([202, '1']);
		expect((await other.call('GET', info)).status).toBe(404);
		expect((await box.call('GET', info.replace('extracted_text', 'mp4'))).status).toBe(404);
		await box.upload(`/api/2.0/files/${id}/content`, [
			['attributes', JSON.stringify({ name: 'a.txt' })],
			['file', new Blob(['new'])],
		]);
		expect((await box.call('GET', info)).status).toBe(404);
		expect(at((await listed(id))[0], 'status', 'state')).toBe('none');
	});

	it('can be embedded for a minute', async () => {
		const id = add('<a>.txt');
		const { json } = await box.call('GET', `/2.0/files/${id}?fields=expiring_embed_link`);
		const url = String(at(json, 'expiring_embed_link', 'url'));
		const open = async () => await fetch(url);

		expect(at(json, 'expiring_embed_link', 'token_type')).toBe('bearer');
		expect(await (await open()).text()).toContain('&lt;a&gt;.txt');
		time += 60_000;
		expect((await open()).status).toBe(404);
	});

	it('does not come without being asked for', async () => {
		const { json } = await box.call('GET', `/2.0/files/${add('a.txt')}`);

		expect(json).not.toHaveProperty('representations');
		expect(json).not.toHaveProperty('expiring_embed_link');
	});
});

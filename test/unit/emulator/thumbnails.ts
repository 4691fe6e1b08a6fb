import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s thumbnails', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const add = (name: string) => emulator.addFile({ name, content: 'x' }).id;

	/** Asks as a program would, without following redirects. */
	const ask = async (path: string) =>
		await fetch(`${emulator.url}/2.0/files/${path}`, {
			redirect: 'manual',
			headers: { authorization: `Bearer ${emulator.connect().access_token}` },
		});

	const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

	it('are drawn when somebody asks, who gets a placeholder until then', async () => {
		const path = `${add('a.pdf')}/thumbnail.png`;
		const first = await ask(path);

		expect([first.status, first.headers.get('retry-after')]).toEqual([202, '1']);
		const placeholder = await fetch(first.headers.get('location') ?? '');
		expect(placeholder.headers.get('content-type')).toBe('image/png');
		const second = await ask(path);
		expect([second.status, second.headers.get('location')]).toEqual([200, null]);
		const picture = await bytesOf(second);
		expect(picture.subarray(1, 4).toString()).toBe('PNG');
		expect(picture.readUInt32BE(16)).toBe(256);
	});

	it.each([
		['png', '', 256],
		['png', 'min_height=33&min_width=32', 64],
		['png', 'max_height=127&max_width=320', 64],
		['png', 'min_height=256', 256],
		['jpg', '', 320],
		['jpg', 'min_width=33', 160],
	] as const)('of %s by %j have %i pixels', async (format, query, size) => {
		const path = `${add('a.png')}/thumbnail.${format}?${query}`;
		await ask(path);
		const picture = await bytesOf(await ask(path));

		expect(sizeOf[format](picture)).toEqual([size, size]);
	});

	it('are not there in other sizes', async () => {
		const { json, status } = await box.call(
			'GET',
			`/2.0/files/${add('a.png')}/thumbnail.png?min_height=257`,
		);

		expect([status, at(json, 'code')]).toEqual([400, 'requested_preview_unavailable']);
	});

	it('will never be there of what cannot be drawn', async () => {
		const path = `${add('a.bin')}/thumbnail.png`;

		for (const answer of [await ask(path), await ask(path)]) {
			expect(answer.status).toBe(302);
			expect(answer.headers.get('location')).toContain('/placeholders/');
		}
	});

	it('are of what the caller sees', async () => {
		expect((await ask('404/thumbnail.png')).status).toBe(404);
	});
});

/** The height and the width, as the picture has them. */
const sizeOf = {
	png: (picture: Buffer) => [picture.readUInt32BE(20), picture.readUInt32BE(16)],
	jpg: (picture: Buffer) => {
		const frame = picture.indexOf(Buffer.from([0xff, 0xc0]));
		return [picture.readUInt16BE(frame + 5), picture.readUInt16BE(frame + 7)];
	},
};

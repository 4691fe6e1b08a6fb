import { createHash } from 'node:crypto';

import { EndlessContent, startEmulator, type Emulator } from '../../emulator';
import { bytesOf, JoinedContent, OrderedHash, StoredContent } from '../../emulator/state/content';
import { closeAll, emulatorClient, sourceOf } from '../client/support';
import { end } from './support/api';

const SIZE = 3_000_000;

describe('the emulator’s large files', () => {
	let emulator: Emulator;

	afterEach(async () => {
		await closeAll();
		await end(emulator);
	});

	it('are given as they are described, and differ from place to place', async () => {
		emulator = await startEmulator();
		const content = new EndlessContent(SIZE * 4);
		const { id } = emulator.addFile({ name: 'a.bin', content });
		const box = emulatorClient(emulator);
		const { stream } = await box.download(id);
		const bytes = Buffer.concat(await stream.toArray());
		expect(createHash('sha1').update(bytes).digest('hex')).toBe(content.sha1);
		expect(bytes.subarray(0, SIZE).equals(bytes.subarray(SIZE, 2 * SIZE))).toBe(false);
		const part = await box.download(id, { range: { start: SIZE, end: 2 * SIZE - 1 } });
		const expected = bytes.subarray(SIZE, 2 * SIZE);
		expect(Buffer.concat(await part.stream.toArray()).equals(expected)).toBe(true);
	});

	it('are checked and forgotten with keepsUploads: false', async () => {
		emulator = await startEmulator({
			keepsUploads: false,
			partSize: SIZE / 3,
			minimumSessionBytes: 1,
		});
		const box = emulatorClient(emulator, { sessionThreshold: SIZE - 1 });
		const bytes = bytesOf(new EndlessContent(SIZE));
		const stored = await box.upload({ name: 'a.bin', parentId: '0' }, sourceOf(bytes));
		expect(stored).toMatchObject({
			size: SIZE,
			sha1: createHash('sha1').update(bytes).digest('hex'),
		});
		expect(() => emulator.content(stored.id)).toThrow('keeps no uploads');
		expect(emulator.openSessions()).toBe(0);
	});

	it('are hashed in order, in whatever order the parts come', async () => {
		emulator = await startEmulator();
		const parts = ['one', 'two', 'three'].map((text) => Buffer.from(text));
		const hash = new OrderedHash();
		for (const [offset, part] of [
			[3, parts[1]],
			[6, parts[2]],
			[0, parts[0]],
		] as Array<[number, Buffer]>) {
			hash.add(offset, part);
		}
		const joined = new JoinedContent(parts.map((part) => new StoredContent(part)));
		expect([hash.digest(), joined.sha1]).toEqual(
			Array(2).fill(createHash('sha1').update('onetwothree').digest('hex')),
		);
		expect(bytesOf(joined, 2, 7).toString()).toBe('etwot');
	});
});

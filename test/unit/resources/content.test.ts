import { Readable } from 'node:stream';

import { contentOf } from '../../../nodes/Box/resources/file/content';

const text = { fileContent: 'Größe', mimeType: undefined };

test('a text is of the type that its name says, or plain', async () => {
	const types = ['a.csv', 'a.MD', 'notes', 'a.unknownext', undefined].map(
		async (name) => (await contentOf(text, undefined, name)).contentType,
	);
	expect(await Promise.all(types)).toEqual([
		...['text/csv', 'text/markdown', 'text/plain', 'text/plain', 'text/plain'],
	]);
});

test('a text is stored in UTF-8 and can be read again', async () => {
	const source = await contentOf(text, undefined, 'a.txt');
	expect(source.size).toBe(7);
	for (let times = 0; times < 2; times += 1) {
		expect(await (await source.open()).toArray()).toEqual([Buffer.from('Größe')]);
	}
});

test('the type that was chosen holds, for a file of the input too', async () => {
	const mimeType = 'text/tab-separated-values';
	const input = { source: { size: 0, open: () => Readable.from([]), contentType: 'text/plain' } };
	expect(await contentOf({ ...text, mimeType }, undefined, 'a.csv')).toMatchObject({
		contentType: 'text/tab-separated-values',
	});
	expect(await contentOf({ ...text, mimeType }, input)).toMatchObject({
		contentType: 'text/tab-separated-values',
	});
	expect(await contentOf(text, input)).toBe(input.source);
});

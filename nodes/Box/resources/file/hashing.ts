import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

/** The same bytes as the stream's, and their SHA-1 in hex once all of them have been read. */
export function hashing(source: Readable): { stream: Readable; sha1: () => string } {
	const hash = createHash('sha1');
	async function* bytes() {
		for await (const chunk of source as AsyncIterable<Uint8Array>) {
			hash.update(chunk);
			yield chunk;
		}
	}
	return {
		stream: Readable.from(bytes(), { objectMode: false }),
		sha1: () => hash.digest('hex'),
	};
}

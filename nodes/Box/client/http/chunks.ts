import { finished, type Readable } from 'node:stream';

import { ChunkQueue, MOST_JOINED } from './chunkQueue';
import { countGarbage } from './youngGarbage';

/**
 * The bytes of a body as they come from the network. The body is destroyed with their reader, and nothing
 * decodes it. To iterate over the body itself would copy the bytes as well, but leave the old ones to the
 * garbage collector.
 */
export async function* chunksOf(body: Readable): AsyncGenerator<Uint8Array> {
	const queue = new ChunkQueue();
	finished(body, { writable: false }, (error) => queue.end(error));
	body.on('data', (chunk: Uint8Array) => {
		queue.push(chunk);
		if (queue.size >= MOST_JOINED) body.pause();
	});
	try {
		for await (const chunk of queue.bytes()) {
			if (queue.size < MOST_JOINED) body.resume();
			countGarbage(chunk.length);
			yield chunk;
		}
	} finally {
		body.destroy();
	}
}

import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';

import type { Context } from '../server/context';
import { headerOf } from '../server/input';
import { bytesOf, type Content } from '../state/content';

/** First and last byte of a `Range` header; undefined when it is none Box serves, null when outside. */
function rangeOf(header: string | undefined, size: number): [number, number] | null | undefined {
	const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
	if (!match || (match[1] === '' && match[2] === '')) return undefined;
	if (match[1] === '') {
		const length = Math.min(Number(match[2]), size);
		return length === 0 ? null : [size - length, size - 1];
	}
	const first = Number(match[1]);
	const last = match[2] ? Math.min(Number(match[2]), size - 1) : size - 1;
	return first >= size || first > last ? null : [first, last];
}

/** `filename*` carries names that are not plain ASCII (RFC 6266). */
export function disposition(name: string): string {
	const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
	return `attachment;filename="${plain}";filename*=UTF-8''${encodeURIComponent(name)}`;
}

/** Bytes that are sent at once rather than as a stream. */
const SMALL = 8 * 1024 * 1024;

function bodyOf(content: Content, start: number, end: number): Buffer | Readable {
	if (end - start <= SMALL) return bytesOf(content, start, end);
	return Readable.from(content.pieces(start, end), { objectMode: false });
}

/**
 * The download host. With `strictDownloads` a signed URL is refused where a token comes with it,
 * because no client should give its token to another host.
 */
export function downloadRoutes(app: FastifyInstance, context: Context): void {
	app.get<{ Params: { token: string } }>('/d/1/:token/download', async (request, reply) => {
		if (context.strictDownloads && request.headers.authorization !== undefined) {
			return reply.code(400).type('text/plain').send('Do not send a token to the download host.');
		}
		const found = context.box.downloads.find(request.params.token);
		if (!found) return reply.code(404).type('text/plain').send('This link is not valid any more.');
		const { content } = found.version;
		const range = rangeOf(headerOf(request, 'range'), content.size);
		reply.header('accept-ranges', 'bytes').header('content-disposition', disposition(found.name));
		if (range === null) {
			return reply.code(416).header('content-range', `bytes */${content.size}`).send();
		}
		reply.type('application/octet-stream');
		const [first, last] = range ?? [0, content.size - 1];
		if (range) reply.code(206).header('content-range', `bytes ${first}-${last}/${content.size}`);
		return reply.header('content-length', last + 1 - first).send(bodyOf(content, first, last + 1));
	});
}

import type { Connection } from '../calls/connection';
import { discard } from '../http/body';
import type { CallOptions, Download } from '../types';
import { ByteStream } from './byteStream';
import { ContentRequest } from './content';
import { fileNameOf } from './contentDisposition';
import type { ByteRange } from './contentRange';
import { FileBytes } from './fileBytes';
import { isOutside } from './resumableDownload';

export interface DownloadOptions {
	/** The ID of an earlier version. */
	version?: string;
	range?: ByteRange;
}

/** Opens a file's bytes. Errors of Box reject this; later errors come from the stream. */
export async function download(
	connection: Connection,
	options: CallOptions,
	fileId: string,
	{ version, range }: DownloadOptions,
): Promise<Download> {
	const ended = new AbortController();
	const own = connection.withSignal(ended.signal);
	const request = new ContentRequest(['files', fileId, 'content'], { version }, options);
	const open = async () =>
		await request.open(own, range).catch(async (error: unknown) => {
			// If there are no bytes even from the first one on, the file is empty.
			if (!isOutside(error) || range?.start !== 0 || range.end !== undefined) throw error;
			return await request.open(own);
		});
	const first = await open().catch((error: unknown) => {
		ended.abort();
		throw error;
	});
	// The download may be cancelled before anybody reads it.
	first.body.on('error', () => {});
	const stream = new ByteStream(new FileBytes(own, request, range, first).bytes(), () => {
		ended.abort();
		discard(first.body);
	});
	return {
		stream,
		size: first.length,
		total: first.total,
		contentType: first.contentType,
		fileName: fileNameOf(first.disposition),
	};
}

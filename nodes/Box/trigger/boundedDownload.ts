import { pipeline, Transform, type TransformCallback } from 'node:stream';

import type { BoxClient } from '../client/boxClient';
import { BoxError } from '../client/error';
import type { Download } from '../client/types';

/** How long a download may get nowhere. */
export interface DownloadLimits {
	/** Milliseconds until Box begins to send. */
	start: number;
	/** Milliseconds within which at least `bytes` have to come. */
	window: number;
	bytes: number;
}

/** A line slower than a kilobyte a second brings no file in any useful time. */
const LIMITS: DownloadLimits = { start: 120_000, window: 60_000, bytes: 60_000 };

/**
 * Opens a file's bytes, and ends a download that gets nowhere, however open its connection looks.
 * This goes by the machine's own time, as bytes do.
 *
 * @throws BoxError as the client does, and where Box does not begin to send; later ones come from
 *   the stream
 */
export async function boundedDownload(
	box: Pick<BoxClient, 'download' | 'withSignal'>,
	id: string,
	{ start, window, bytes }: DownloadLimits = LIMITS,
): Promise<Download> {
	const late = new AbortController();
	const timer = setTimeout(() => {
		late.abort(tooSlow(id, `Box did not begin to send the file within ${start / 1000} s`));
	}, start);
	try {
		const opening = box.withSignal(late.signal).download(id);
		opening.catch(() => late.abort());
		const download = await opening;
		const error = tooSlow(id, `The file came slower than ${bytes} bytes in ${window / 1000} s`);
		const watched = new Watched({ window, bytes, error });
		// Each ends with the other, and the reader of the last one hears of an error.
		pipeline(download.stream, watched, () => late.abort());
		return { ...download, stream: watched };
	} finally {
		clearTimeout(timer);
	}
}

function tooSlow(id: string, message: string): BoxError {
	const path = `/files/${encodeURIComponent(id)}/content`;
	return new BoxError({ status: 0, code: 'timeout', message, method: 'GET', path });
}

/** Passes bytes on, and fails where too few of them come. */
class Watched extends Transform {
	private received = 0;
	private readonly watch: NodeJS.Timeout;

	constructor({ window, bytes, error }: { window: number; bytes: number; error: Error }) {
		super();
		this.watch = setInterval(() => {
			if (this.received < bytes) this.destroy(error);
			this.received = 0;
		}, window).unref();
	}

	override _transform(chunk: Uint8Array, _encoding: string, done: TransformCallback): void {
		this.received += chunk.length;
		done(null, chunk);
	}

	override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
		clearInterval(this.watch);
		done(error);
	}
}

import { pipeline, Transform, type TransformCallback } from 'node:stream';

import type { BoxClient } from '../client/boxClient';
import { BoxError } from '../client/error';
import { systemTiming, type Timing } from '../client/http/timing';
import type { Download } from '../client/types';
import { pause } from '../events/pause';

/** How slow a download may be. */
export interface DownloadLimits {
	/** Milliseconds until Box starts to send. */
	start: number;
	/** Milliseconds within which at least `bytes` have to arrive. */
	window: number;
	bytes: number;
}

/** A connection slower than a kilobyte a second brings no file in any useful time. */
const LIMITS: DownloadLimits = { start: 120_000, window: 60_000, bytes: 60_000 };

/**
 * Opens a file's bytes, and ends a download that makes no progress, even if its connection looks
 * open.
 *
 * @param timing the system's, unlike the trigger's other waits: bytes take their time on any clock
 * @throws BoxError as the client does, and if Box does not start to send; later ones come from the
 *   stream
 */
export async function boundedDownload(
	box: Pick<BoxClient, 'download' | 'withSignal'>,
	id: string,
	{ start, window, bytes }: DownloadLimits = LIMITS,
	timing: Timing = systemTiming,
): Promise<Download> {
	const late = new AbortController();
	const opened = new AbortController();
	void pause(timing, start, opened.signal).then(() => {
		if (opened.signal.aborted) return;
		late.abort(tooSlow(id, `Box did not start to send the file within ${start / 1000} s`));
	});
	try {
		const opening = box.withSignal(late.signal).download(id);
		opening.catch(() => late.abort());
		const download = await opening;
		const error = tooSlow(id, `The file came slower than ${bytes} bytes in ${window / 1000} s`);
		const watched = new WatchedStream({ window, bytes, error, timing });
		// Each ends with the other, and the reader of `watched` gets the error.
		pipeline(download.stream, watched, () => late.abort());
		return { ...download, stream: watched };
	} finally {
		opened.abort();
	}
}

function tooSlow(id: string, message: string): BoxError {
	const path = `/files/${encodeURIComponent(id)}/content`;
	return new BoxError({ status: 0, code: 'timeout', message, method: 'GET', path });
}

interface Watch {
	window: number;
	bytes: number;
	error: Error;
	timing: Timing;
}

/** Passes bytes on, and fails if too few of them arrive. */
class WatchedStream extends Transform {
	private received = 0;
	private readonly ended = new AbortController();

	constructor(watch: Watch) {
		super();
		void this.watch(watch);
	}

	override _transform(chunk: Uint8Array, _encoding: string, done: TransformCallback): void {
		this.received += chunk.length;
		done(null, chunk);
	}

	override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
		this.ended.abort();
		done(error);
	}

	private async watch({ window, bytes, error, timing }: Watch): Promise<void> {
		const { signal } = this.ended;
		for (;;) {
			await pause(timing, window, signal);
			if (signal.aborted) return;
			if (this.received < bytes) this.destroy(error);
			this.received = 0;
		}
	}
}

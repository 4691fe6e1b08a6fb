import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of files that may have become garbage until it is collected. */
const MOST = 16 * 1024 * 1024;

/** V8's own: https://nodejs.org/api/cli.html#--expose-gc */
type Collect = (options: { type: 'minor' }) => unknown;

let bytes = 0;
let collect: Collect | undefined;

/**
 * To be told of the bytes of files that are handed on, and become garbage once their reader has used them.
 *
 * V8 counts the memory of buffers, and goes through all objects of the process to free it: for each 50 MB
 * of a file, through all of n8n. That takes longer than all else of a download. But buffers that were
 * just used are young, and it takes V8 less than a millisecond to go through the young objects only.
 */
export function countGarbage(length: number): void {
	bytes += length;
	if (bytes < MOST) return;
	bytes = 0;
	collect ??= collector();
	collect({ type: 'minor' });
}

/** Nobody else gets to see it. A runtime without one collects when it likes. */
function collector(): Collect {
	if (globalThis.gc) return globalThis.gc;
	setFlagsFromString('--expose-gc');
	try {
		const exposed: unknown = runInNewContext('globalThis.gc');
		return typeof exposed === 'function' ? (exposed as Collect) : () => {};
	} finally {
		setFlagsFromString('--no-expose-gc');
	}
}

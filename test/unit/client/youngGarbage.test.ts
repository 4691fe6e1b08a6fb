import { constants, PerformanceObserver } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';

import { chunksOf } from '../../../nodes/Box/client/http/chunks';

const MEGABYTE = 1024 * 1024;

/** https://nodejs.org/api/perf_hooks.html#performancenodeentrydetail */
interface Collection {
	detail: { kind: number; flags: number };
}

/** The collections that somebody asked for. */
class Asked {
	count = 0;
	/** Those of young objects. V8 finishes a collection of all objects that it has almost done. */
	young = 0;
	private readonly observer = new PerformanceObserver((list) => {
		for (const { detail } of list.getEntries() as unknown as Collection[]) {
			if ((detail.flags & constants.NODE_PERFORMANCE_GC_FLAGS_FORCED) === 0) continue;
			this.count += 1;
			this.young += detail.kind === constants.NODE_PERFORMANCE_GC_MINOR ? 1 : 0;
		}
	});

	constructor() {
		this.observer.observe({ entryTypes: ['gc'] });
	}

	/** Node reports a collection a moment after it. */
	async reach(count: number): Promise<void> {
		while (this.count < count) await nextTurn();
	}

	end(): void {
		this.observer.disconnect();
	}
}

/** Reads a body of so many megabytes, and leaves them to the garbage collector. */
async function read(megabytes: number): Promise<void> {
	const pieces = Array.from({ length: megabytes }, () => Buffer.alloc(MEGABYTE));
	for await (const _ of chunksOf(Readable.from(pieces, { objectMode: false })));
}

let asked: Asked;

beforeEach(() => (asked = new Asked()));

afterEach(() => asked.end());

it('has the garbage of a large file collected time and again', async () => {
	await read(50);
	await asked.reach(3);
	expect(asked.count).toBe(3);
	expect(asked.young).toBeGreaterThan(0);
});

it('counts all files together, and leaves small ones alone', async () => {
	const before = 50 % 16;
	for (let file = before; file < 15; file++) await read(1);
	for (let turn = 0; turn < 20; turn++) await nextTurn();
	expect(asked.count).toBe(0);
	await read(1);
	await asked.reach(1);
});

it('does not give the code of others a way to collect garbage', async () => {
	await read(16);
	expect(runInNewContext('typeof gc')).toBe('undefined');
	expect(typeof globalThis.gc).toBe('undefined');
});

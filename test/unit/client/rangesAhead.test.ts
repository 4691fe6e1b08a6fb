import { bytesInFlight } from '../../../nodes/Box/client/transfer/bytesInFlight';
import type { ByteRange } from '../../../nodes/Box/client/transfer/contentRange';
import { RANGE_BYTES, RangesAhead } from '../../../nodes/Box/client/transfer/rangesAhead';

/** Reads so many ranges, each of which is one chunk; the chunk says which range it is of. */
function rangesOf(count: number) {
	const ending = new AbortController();
	const asked: number[] = [];
	const read = async function* ({ start }: ByteRange) {
		asked.push(start / RANGE_BYTES);
		yield Buffer.from([start / RANGE_BYTES]);
	};
	const facts = { start: 0, end: count * RANGE_BYTES - 1, read, ending, signal: ending.signal };
	const ahead = new RangesAhead(facts);
	const chunks = ahead.bytes();
	return {
		ahead,
		asked,
		ending,
		next: async () => {
			const { value } = (await chunks.next()) as IteratorResult<Uint8Array, undefined>;
			return value?.[0];
		},
		rest: async () => {
			for await (const _ of chunks);
		},
	};
}

/** Ranges for which memory is taken. */
const held = () => bytesInFlight.inUse / RANGE_BYTES;

afterEach(() => expect(held()).toBe(0));

it('keeps no memory for lanes that it does not use any more', async () => {
	const { ahead, next, rest } = rangesOf(40);
	expect([ahead.use(8), held()]).toEqual([8, 8]);
	await next();
	// What was asked for may all be in memory.
	expect([ahead.use(4), held()]).toEqual([4, 8]);
	const later: number[] = [];
	for (let range = 1; range < 8; range += 1) {
		expect(await next()).toBe(range);
		later.push(held());
	}
	expect(later).toEqual([7, 6, 5, 4, 4, 4, 4]);
	await rest();
});

it('gives its memory back range by range once it is to come to an end', async () => {
	const { ahead, next } = rangesOf(40);
	ahead.use(3);
	await next();
	ahead.use(0);
	const later = [held()];
	while ((await next()) !== undefined) later.push(held());
	expect(later).toEqual([3, 2, 1]);
});

it('takes no memory for ranges that the file does not have', async () => {
	const { ahead, next } = rangesOf(5);
	expect([ahead.use(8), held()]).toEqual([5, 5]);
	const later: number[] = [];
	while ((await next()) !== undefined) {
		ahead.use(8);
		later.push(held());
	}
	expect(later).toEqual([5, 4, 3, 2, 1]);
});

it('takes more again if more are wanted', async () => {
	const { ahead, asked, next, ending } = rangesOf(40);
	ahead.use(4);
	for (let range = 0; range < 3; range += 1) await next();
	expect([ahead.use(2), ahead.use(8), held()]).toEqual([2, 8, 8]);
	expect(asked).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	ending.abort();
	expect([held(), ahead.use(8), held()]).toEqual([0, 0, 0]);
});

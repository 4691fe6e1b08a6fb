import { ChunkQueue, MOST_JOINED } from '../../../nodes/Box/client/http/chunkQueue';

const chunk = (size: number, value: number) => Buffer.allocUnsafeSlow(size).fill(value);

/** What there is to read, until nothing waits. */
async function all(queue: ChunkQueue): Promise<Uint8Array[]> {
	const got: Uint8Array[] = [];
	while (queue.size > 0) got.push((await queue.next()) ?? Buffer.alloc(0));
	return got;
}

it('joins no more than it says, and loses nothing', async () => {
	const queue = new ChunkQueue();
	const sizes = [MOST_JOINED + 1, 1, MOST_JOINED - 1, 1, 200_000, 200_000, 5];
	const bytes = Buffer.concat(sizes.map((size, index) => Buffer.alloc(size, index)));
	sizes.forEach((size, index) => queue.push(chunk(size, index)));
	const got = await all(queue);
	expect(got.map(({ length }) => length)).toEqual([MOST_JOINED + 1, MOST_JOINED, 200_001, 200_005]);
	expect(Buffer.concat(got).equals(bytes)).toBe(true);
});

it('frees what it has joined, and hands a single chunk on as it is', async () => {
	const queue = new ChunkQueue();
	const [first, second] = [chunk(1000, 1), chunk(1000, 2)];
	queue.push(first);
	queue.push(second);
	await all(queue);
	expect([first.length, second.length]).toEqual([0, 0]);
	const single = chunk(1000, 3);
	queue.push(single);
	expect(await queue.next()).toBe(single);
});

it('wakes its reader, with bytes and with the end', async () => {
	const queue = new ChunkQueue();
	const reads = [queue.next()];
	queue.push(chunk(1, 7));
	expect(await reads[0]).toEqual(chunk(1, 7));
	const last = queue.next();
	queue.end();
	expect(await last).toBeUndefined();
	expect(await queue.next()).toBeUndefined();
});

it('gives what came before a failure, and then the failure', async () => {
	const queue = new ChunkQueue();
	queue.push(chunk(1, 7));
	queue.end(new Error('cut'));
	expect(await queue.next()).toHaveLength(1);
	await expect(queue.next()).rejects.toThrow('cut');
});

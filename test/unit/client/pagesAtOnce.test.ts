import { pagesAtOnce } from '../../../nodes/Box/client/calls/pagesAtOnce';
import type { BoxRequest, JsonObject } from '../../../nodes/Box/client/types';

const request: BoxRequest = { method: 'GET', path: ['folders', '0', 'items'] };

const item = (id: number) => ({ type: 'file', id: `${id}`, name: `${id}` });
const list = (count: number) => Array.from({ length: count }, (_, index) => item(index));

/** Reads a list that may be another one each time that it is asked for. */
async function read(at: (asked: number) => object[], limit?: number, total?: number) {
	const offsets: number[] = [];
	const pages = pagesAtOnce(
		async ({ query }) => {
			const offset = Number(query?.offset);
			offsets.push(offset);
			const items = at(offsets.length - 1);
			const entries = items.slice(offset, offset + 1000);
			return { entries, total_count: total ?? items.length, limit: 1000 } as JsonObject;
		},
		request,
		limit,
	);
	const got: unknown[] = [];
	for (;;) {
		const { value, done } = await pages.next();
		if (done) return { got, offsets, isComplete: value };
		got.push(...value);
	}
}

it.each([
	[0, [0]],
	[1000, [0]],
	[1001, [0, 999]],
	[1999, [0, 999]],
	[2000, [0, 999, 1998]],
	[10_990, Array.from({ length: 11 }, (_, index) => 999 * index)],
])('reads all of %i items', async (count, offsets) => {
	const all = list(count);
	expect(await read(() => all)).toEqual({ got: all, offsets, isComplete: true });
});

it('reads no more than is needed', async () => {
	const all = list(5000);
	expect(await read(() => all, 1000)).toMatchObject({ offsets: [0], isComplete: true });
	expect(await read(() => all, 1001)).toMatchObject({ offsets: [0, 999], isComplete: true });
});

it('does not begin to read what cannot be read by offset', async () => {
	const all = list(10_991);
	expect(await read(() => all)).toEqual({
		got: all.slice(0, 1000),
		offsets: [0],
		isComplete: false,
	});
});

it('ends if an item was removed from what was read already', async () => {
	const [before, after] = [list(3500), list(3500).slice(1)];
	const { got, isComplete } = await read((asked) => (asked < 2 ? before : after));
	expect({ count: got.length, isComplete }).toEqual({ count: 1999, isComplete: false });
});

it('ends also if another one was added at the end, so that the number is the same', async () => {
	const [before, after] = [list(3500), list(3501).slice(1)];
	const { got, isComplete } = await read((asked) => (asked < 2 ? before : after));
	expect({ count: got.length, isComplete }).toEqual({ count: 1999, isComplete: false });
});

it('ends if Box counts more than it shows', async () => {
	const { got, isComplete } = await read(() => list(1500), undefined, 1600);
	expect({ count: got.length, isComplete }).toEqual({ count: 1000, isComplete: false });
});

it.each([
	[{ next_marker: '' }, true],
	[{ next_marker: 'm' }, false],
	[{}, false],
])('knows from %j, without a total, whether that was all', async (rest, isComplete) => {
	const pages = pagesAtOnce(async () => ({ entries: list(2), ...rest }), request);
	expect(await pages.next()).toEqual({ value: list(2), done: false });
	expect(await pages.next()).toEqual({ value: isComplete, done: true });
});

it('tells what fails when its turn comes', async () => {
	const all = list(3500);
	const { value } = await pagesAtOnce(
		async () => ({ entries: all.slice(0, 1000) }),
		request,
	).next();
	expect(value).toHaveLength(1000);
	await expect(
		read((asked) => {
			if (asked === 2) throw new Error('The third page');
			return all;
		}),
	).rejects.toThrow('The third page');
});

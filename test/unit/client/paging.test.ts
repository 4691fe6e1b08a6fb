import { byMarker, byOffset, type OffsetOptions } from '../../../nodes/Box/client/calls/paging';
import { BoxError } from '../../../nodes/Box/client/error';
import type { BoxRequest, JsonObject } from '../../../nodes/Box/client/types';

const request: BoxRequest = {
	method: 'GET',
	path: ['folders', '0', 'items'],
	query: { sort: 'id' },
};

function items(from: number, count: number): JsonObject[] {
	return Array.from({ length: count }, (_, index) => ({ id: String(from + index) }));
}

/** Runs a generator over the given pages and tells what was asked and what came out. */
async function read(
	pages: Array<JsonObject | Error>,
	generator: typeof byMarker,
	options?: OffsetOptions,
	asked: BoxRequest = request,
) {
	const requests: BoxRequest[] = [];
	const send = async (page: BoxRequest) => {
		requests.push(page);
		const next = pages[requests.length - 1];
		if (next === undefined) throw new Error('There is no further page');
		if (next instanceof Error) throw next;
		return next;
	};
	const got: unknown[] = [];
	for await (const item of generator(send, asked, options)) got.push(item);
	return { got, requests, queries: requests.map(({ query }) => query) };
}

const cameAgain = {
	name: 'BoxError',
	code: 'invalid_answer',
	message: 'The same page of the list came twice, so the rest of the list cannot be read',
	path: '/folders/0/items',
};

describe('by marker', () => {
	it.each([null, '', undefined])('ends at the marker %j', async (end) => {
		const pages = [
			{ entries: items(1, 2), next_marker: 'm1' },
			{ entries: items(3, 1), next_marker: end },
		];
		const { got, queries } = await read(pages, byMarker);
		expect(got).toEqual(items(1, 3));
		expect(queries).toEqual([
			{ sort: 'id', limit: 1000 },
			{ sort: 'id', limit: 1000, marker: 'm1' },
		]);
	});

	it('goes on after an empty page', async () => {
		const pages = [
			{ entries: [], next_marker: 'm1' },
			{ entries: items(1, 1), next_marker: null },
		];
		expect((await read(pages, byMarker)).got).toEqual(items(1, 1));
	});

	it('does not go in circles, and says so', async () => {
		const pages = [
			{ entries: items(1, 1), next_marker: 'a' },
			{ entries: items(2, 1), next_marker: 'b' },
			{ entries: items(3, 1), next_marker: 'a' },
		];
		await expect(read(pages, byMarker)).rejects.toMatchObject(cameAgain);
		expect((await read(pages, byMarker, { limit: 3 })).got).toEqual(items(1, 3));
	});

	it('does not take the same page under ever new markers', async () => {
		const pages = ['a', 'b', 'c'].map((marker) => ({ entries: items(1, 2), next_marker: marker }));
		await expect(read(pages, byMarker)).rejects.toMatchObject(cameAgain);
	});

	it('does not take empty pages without end', async () => {
		const pages = Array.from({ length: 2000 }, (_, number) => ({
			entries: [],
			next_marker: `m${number}`,
		}));
		await expect(read(pages, byMarker)).rejects.toMatchObject(cameAgain);
	});

	it('leaves out a null', async () => {
		const pages = [{ entries: [null, ...items(1, 1), null], next_marker: '' }];
		expect((await read(pages, byMarker)).got).toEqual(items(1, 1));
	});

	it('asks for no more than it needs', async () => {
		const pages = [
			{ entries: items(1, 3), next_marker: 'a' },
			{ entries: items(4, 2), next_marker: 'b' },
		];
		const { got, queries } = await read(pages, byMarker, { limit: 5 });
		expect(got).toHaveLength(5);
		expect(queries.map((query) => query?.limit)).toEqual([5, 2]);
	});

	it('sends nothing for a limit of 0', async () => {
		expect((await read([], byMarker, { limit: 0 })).requests).toEqual([]);
	});

	it('pages a metadata query in its body', async () => {
		const asked: BoxRequest = {
			method: 'POST',
			path: ['metadata_queries', 'execute_read'],
			body: { from: 'enterprise_1.a' },
		};
		const pages = [{ entries: items(1, 1), next_marker: 'a' }, { entries: [] }];
		const { requests } = await read(pages, byMarker, { pageSize: 100 }, asked);
		expect(requests.map(({ body }) => body)).toEqual([
			{ from: 'enterprise_1.a', limit: 100 },
			{ from: 'enterprise_1.a', limit: 100, marker: 'a' },
		]);
		expect(requests[0]).toMatchObject({ repeatable: true });
	});
});

describe('by offset', () => {
	it('advances by the limit Box applied, not by what it shows', async () => {
		const pages = [
			{ entries: items(1, 90), limit: 100, offset: 0, total_count: 150 },
			{ entries: items(101, 50), limit: 100, offset: 100, total_count: 150 },
		];
		const { got, queries } = await read(pages, byOffset);
		expect(got).toHaveLength(140);
		expect(queries.map((query) => query?.offset)).toEqual([0, 100]);
	});

	it('advances by what came where Box names no limit', async () => {
		const pages = [{ entries: items(1, 2) }, { entries: items(3, 1) }, { entries: [] }];
		const { got, queries } = await read(pages, byOffset);
		expect(got).toEqual(items(1, 3));
		expect(queries.map((query) => query?.offset)).toEqual([0, 2, 3]);
	});

	it('leaves nothing out where the limit that Box names is more than was asked for', async () => {
		const pages = [
			{ entries: items(1, 2), limit: 1000, total_count: 3 },
			{ entries: items(3, 1), limit: 1000, total_count: 3 },
		];
		const { got, queries } = await read(pages, byOffset, { pageSize: 2 });
		expect(got).toEqual(items(1, 3));
		expect(queries.map((query) => query?.offset)).toEqual([0, 2]);
	});

	it('goes on after a page of which the user may see nothing', async () => {
		const pages = [
			{ entries: items(1, 2), limit: 2, total_count: 6 },
			{ entries: [], limit: 2, total_count: 6 },
			{ entries: items(5, 2), limit: 2, total_count: 6 },
		];
		const { got, queries } = await read(pages, byOffset);
		expect(got).toEqual([...items(1, 2), ...items(5, 2)]);
		expect(queries.map((query) => query?.offset)).toEqual([0, 2, 4]);
	});

	it('ends at an empty page where no total is known', async () => {
		const pages = [
			{ entries: items(1, 2), limit: 2 },
			{ entries: [], limit: 2 },
		];
		expect((await read(pages, byOffset)).got).toEqual(items(1, 2));
	});

	it.each([0, 2, -1, 'none'])('goes on where the total is %j, and more came', async (total) => {
		const pages = [
			{ entries: items(1, 3), limit: 3, total_count: total },
			{ entries: items(4, 1), limit: 3, total_count: total },
			{ entries: [], limit: 3, total_count: total },
		];
		expect((await read(pages, byOffset)).got).toEqual(items(1, 4));
	});

	it('goes on behind an empty page of which Box names no limit', async () => {
		const pages = [
			{ entries: [], total_count: 1500 },
			{ entries: items(1001, 500), total_count: 1500 },
		];
		const { got, queries } = await read(pages, byOffset);
		expect(got).toHaveLength(500);
		expect(queries.map((query) => query?.offset)).toEqual([0, 1000]);
	});

	it('ends at an endpoint that does not know offsets and gives all each time', async () => {
		const page = { entries: items(1, 2) };
		expect((await read([page, page], byOffset)).got).toEqual(items(1, 2));
	});

	it.each([
		['full ones', { entries: items(1, 2), limit: 2 }],
		['ones that are not all', { entries: items(1, 2), limit: 2, total_count: 5 }],
		['ones that are not all, without a limit', { entries: items(1, 2), total_count: 5 }],
	])('says that the same page came again: %s', async (_, page) => {
		await expect(read([page, page], byOffset)).rejects.toMatchObject(cameAgain);
		expect((await read([page], byOffset, { limit: 2 })).got).toEqual(items(1, 2));
	});

	it('tells pages apart whose entries have no id', async () => {
		const found = (id: string) => ({ type: 'search_result', item: { id } });
		const pages = [
			{ entries: [found('1')], limit: 1, total_count: 2 },
			{ entries: [found('2')], limit: 1, total_count: 2 },
		];
		expect((await read(pages, byOffset)).got).toEqual([found('1'), found('2')]);
	});

	describe('where Box cannot read any further', () => {
		const refused = new BoxError({
			status: 400,
			code: 'invalid_offset',
			message: 'too far',
			method: 'GET',
			path: '/search',
		});
		const far = { entries: items(1, 2), limit: 10_000, total_count: 99_999 };

		it('tells how many there are', async () => {
			const onTruncated = jest.fn();
			expect((await read([far, refused], byOffset, { onTruncated })).got).toEqual(items(1, 2));
			expect(onTruncated.mock.calls).toEqual([[99_999]]);
		});

		it('tells nothing where what was wanted is there', async () => {
			const onTruncated = jest.fn();
			await read([far], byOffset, { limit: 2, onTruncated });
			await read([{ ...far, total_count: 2 }], byOffset, { onTruncated });
			// Box counts what the user may not see, too.
			await read([{ ...far, limit: 100, total_count: 60 }], byOffset, { onTruncated });
			expect(onTruncated).not.toHaveBeenCalled();
		});

		it('is an error where nobody is told', async () => {
			await expect(read([far, refused], byOffset)).rejects.toThrow('too far');
			await expect(read([refused], byOffset, { onTruncated: () => {} })).rejects.toThrow('too far');
		});
	});

	it('stops at the limit and keeps the page size, of which Box wants multiples', async () => {
		const pages = [
			{ entries: items(1, 200), limit: 200, total_count: 900 },
			{ entries: items(201, 200), limit: 200, total_count: 900 },
		];
		const { got, queries } = await read(pages, byOffset, { limit: 230, pageSize: 200 });
		expect(got).toHaveLength(230);
		expect(queries).toMatchObject([
			{ limit: 200, offset: 0 },
			{ limit: 200, offset: 200 },
		]);
	});

	it('asks for a page as small as the limit', async () => {
		const { queries } = await read([{ entries: items(1, 5), limit: 5 }], byOffset, { limit: 5 });
		expect(queries).toMatchObject([{ limit: 5, offset: 0 }]);
	});
});

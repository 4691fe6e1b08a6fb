import { BoxError } from '../../../nodes/Box/client/error';
import { byMarker, byOffset, type PageOptions } from '../../../nodes/Box/client/paging';
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
	options?: PageOptions,
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

	it('does not go in circles', async () => {
		const pages = [
			{ entries: items(1, 1), next_marker: 'a' },
			{ entries: items(2, 1), next_marker: 'b' },
			{ entries: items(3, 1), next_marker: 'a' },
		];
		expect((await read(pages, byMarker)).got).toEqual(items(1, 3));
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

	it('ends at an empty page that moves nowhere', async () => {
		const pages = [{ entries: [], total_count: 6 }];
		expect((await read(pages, byOffset)).got).toEqual([]);
	});

	it('ends at an endpoint that does not know offsets', async () => {
		const page = { entries: items(1, 2), limit: 2 };
		expect((await read([page, page], byOffset)).got).toEqual(items(1, 2));
	});

	it('tells pages apart whose entries have no id', async () => {
		const found = (id: string) => ({ type: 'search_result', item: { id } });
		const pages = [
			{ entries: [found('1')], limit: 1, total_count: 2 },
			{ entries: [found('2')], limit: 1, total_count: 2 },
		];
		expect((await read(pages, byOffset)).got).toEqual([found('1'), found('2')]);
	});

	it('ends where Box cannot read any further', async () => {
		const refused = new BoxError({
			status: 400,
			code: 'invalid_offset',
			message: 'too far',
			method: 'GET',
			path: '/search',
		});
		const far = { entries: items(1, 1), limit: 10_000, total_count: 99_999 };
		expect((await read([far, refused], byOffset)).got).toEqual(items(1, 1));
		await expect(read([refused], byOffset)).rejects.toThrow('too far');
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

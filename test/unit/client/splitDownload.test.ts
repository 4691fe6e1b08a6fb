import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { createHttp } from '../../../nodes/Box/client/http/http';
import { bytesInFlight } from '../../../nodes/Box/client/transfer/bytesInFlight';
import { LaneChoice } from '../../../nodes/Box/client/transfer/laneChoice';
import { RANGE_BYTES } from '../../../nodes/Box/client/transfer/rangesAhead';
import { HandClock } from './handClock';
import { answer, cut, TestServer, type Answer, type Seen } from './server';
import { clientFor, closeAll, closing, failure, TestTiming } from './support';

afterEach(async () => {
	await closeAll();
	expect(bytesInFlight.inUse).toBe(0);
});

const MEGABYTE = 1024 * 1024;
const SLOW = 20 * MEGABYTE;

/** Each of its bytes says where it is, as far as a byte can. */
const content = Buffer.alloc(
	160 * MEGABYTE,
	(() => {
		const pattern = Buffer.alloc(65_521);
		for (let index = 0; index < pattern.length; index++) pattern[index] = (index * 31) % 251;
		return pattern;
	})(),
);

const rangeOf = ({ headers }: Seen): [number, number] => {
	const [, start = '0', end = ''] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
	return [Number(start), end === '' ? content.length - 1 : Number(end)];
};

/** As a download host answers. */
const part: Answer = (response, request) => {
	const [start, end] = rangeOf(request);
	const range = { 'content-range': `bytes ${start}-${end}/${content.length}` };
	const hasRange = request.headers.range !== undefined;
	response.writeHead(hasRange ? 206 : 200, {
		'content-length': String(end + 1 - start),
		...(hasRange ? range : {}),
	});
	response.end(content.subarray(start, end + 1));
};

/** The right bytes, with other headers. */
function withHeaders(headers: Record<string, string>): Answer {
	return (response, request) => {
		const [start, end] = rangeOf(request);
		const range = `bytes ${start}-${end}/${content.length}`;
		response.writeHead(206, { 'content-range': range, ...headers });
		response.end(content.subarray(start, end + 1));
	};
}

/** The right bytes, which are said to be others. */
function withRange(said: (start: number, end: number, all: number) => string): Answer {
	return (response, request) => {
		const range = said(...rangeOf(request), content.length);
		withHeaders({ 'content-range': range })(response, request);
	};
}

/** Whether a request asks for a range with an end, which only several at a time do. */
const isSplit = ({ headers }: Seen) => /-\d+$/.test(headers.range ?? '');

/** A clock that the received bytes move, by their speed. */
class SpeedClock extends TestTiming {
	private passed = 0;

	override now(): number {
		return super.now() + this.passed;
	}

	received(bytes: number, speed: number): void {
		this.passed += (bytes / speed) * 1000;
	}

	/** A round trip has passed. */
	answered(distance: number): void {
		this.passed += distance;
	}
}

interface Case {
	/** How the download host answers. */
	host?: Answer;
	/** Bytes a second, by what was asked of the host so far. */
	speed?: (seen: readonly Seen[]) => number;
	/** Milliseconds until the host answers. */
	distance?: number;
	/** How Box answers after the first address. */
	api?: Answer;
}

/** Downloads the file, and gives what came and what was asked. */
async function download({
	host: answers = part,
	speed = fasterTogether,
	distance = 40,
	api: later,
}: Case = {}) {
	const timing = new SpeedClock();
	const far: Answer = (response, request) => {
		timing.answered(distance);
		answers(response, request);
	};
	const host = closing(await TestServer.start(far));
	let address = 0;
	const api: Answer = (response, request) => {
		if (later && address > 0) return later(response, request);
		const location = `${host.url}/d/${++address}/download`;
		answer(302, { location })(response, request);
	};
	const server = closing(await TestServer.start(api));
	const { box } = clientFor(server, { timing });
	const { stream } = await box.download('12');
	let received = 0;
	let isRight = true;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		isRight &&= chunk.equals(content.subarray(received, received + chunk.length));
		received += chunk.length;
		timing.received(chunk.length, speed(host.seen));
	}
	return { isWhole: isRight && received === content.length, server, host };
}

const fasterTogether = (seen: readonly Seen[]) => (seen.some(isSplit) ? 4 : 1) * SLOW;
const equallyFast = () => SLOW;

it('takes a large file over several connections, if that is faster', async () => {
	let atOnce = 0;
	let most = 0;
	const counted: Answer = (response, request) => {
		most = Math.max(most, (atOnce += 1));
		response.once('close', () => (atOnce -= 1));
		part(response, request);
	};
	const { isWhole, server, host } = await download({ host: counted });
	expect(isWhole).toBe(true);
	expect(server.seen).toHaveLength(1);
	const [first, ...split] = host.seen;
	expect(first?.headers.range).toBeUndefined();
	const ranges = split.map(rangeOf).sort(([one], [other]) => one - other);
	const [start = 0] = ranges[0] ?? [];
	expect(start).toBeGreaterThan(0);
	// One after the other, with nothing between them or twice.
	expect(ranges.map(([from]) => from)).toEqual(
		ranges.map((_, index) => start + index * RANGE_BYTES),
	);
	expect(ranges.at(-1)?.[1]).toBe(content.length - 1);
	expect(most).toBeGreaterThan(2);
	expect(most).toBeLessThanOrEqual(1 + 8);
});

it('goes back to one connection if several are not faster', async () => {
	const { isWhole, server, host } = await download({ speed: equallyFast });
	expect(isWhole).toBe(true);
	expect(server.seen).toHaveLength(1);
	const last = host.seen.at(-1);
	expect(last?.headers.range).toMatch(/-$/);
	expect(host.seen.filter(isSplit).length).toBeLessThan(36);
});

it('does not try where one connection is as fast as a disk', async () => {
	const { isWhole, host } = await download({ speed: () => 1000 * MEGABYTE });
	expect(isWhole).toBe(true);
	expect(host.seen).toHaveLength(1);
});

it('does not try with a host that is near', async () => {
	const { isWhole, host } = await download({ distance: 5 });
	expect(isWhole).toBe(true);
	expect(host.seen).toHaveLength(1);
});

it.each<[string, Answer]>([
	['is refused', answer(416)],
	['gives the whole file', (response) => answer(200, {}, 'whole')(response, undefined as never)],
	['gives other bytes', answer(206, { 'content-range': `bytes 5-9/${content.length}` }, 'abcde')],
	['is of another version', answer(206, { 'content-range': 'bytes 0-4/5' }, 'abcde')],
	['is compressed', withHeaders({ 'content-encoding': 'br' })],
	['is of a file without a size', withRange((start, end) => `bytes ${start}-${end}/*`)],
	['is counted in another unit', withRange((start, end, all) => `items ${start}-${end}/${all}`)],
	['does not say which it is', withRange(() => '')],
	[
		'comes in parts of its own',
		withHeaders({ 'content-range': '', 'content-type': 'multipart/byteranges' }),
	],
	['is not there', answer(204)],
	['fails again and again', answer(503)],
	[
		'leads to itself',
		(response, { path }) => answer(302, { location: path })(response, undefined as never),
	],
	['leads to nowhere', answer(302)],
	['leads to an unencrypted host', answer(302, { location: 'http://box.example/d' })],
	[
		'has more bytes than it says',
		(response, request) => {
			const [start, end] = rangeOf(request);
			response.writeHead(206, { 'content-range': `bytes ${start}-${end}/${content.length}` });
			response.write(content.subarray(start, end + 1));
			response.end('and more');
		},
	],
	[
		'ends early again and again',
		(response, request) => {
			const [start, end] = rangeOf(request);
			response.writeHead(206, { 'content-range': `bytes ${start}-${end}/${content.length}` });
			response.end(content.subarray(start, start + 9));
		},
	],
])('goes on over one connection if a range %s', async (_, broken) => {
	let splits = 0;
	const host: Answer = (response, request) => {
		splits += isSplit(request) ? 1 : 0;
		const isBroken = isSplit(request) && splits >= 3;
		(isBroken ? broken : part)(response, request);
	};
	const {
		isWhole,
		host: { seen },
	} = await download({ host });
	expect(isWhole).toBe(true);
	// Requests on several connections may arrive in another order than they were sent.
	const rest = seen.filter(({ headers }) => /-$/.test(headers.range ?? ''));
	expect(rest).toHaveLength(1);
});

it('resumes each range after a cut of its connection', async () => {
	const cuts = new Set<string>();
	const host: Answer = (response, request) => {
		const [start, end] = rangeOf(request);
		const isFirst = isSplit(request) && !cuts.has(String(end));
		if (!isFirst) return part(response, request);
		cuts.add(String(end));
		const headers = { status: '206', 'content-range': `bytes ${start}-${end}/${content.length}` };
		cut(content.subarray(start, end + 1), MEGABYTE, headers)(response, request);
	};
	const { isWhole } = await download({ host });
	expect(isWhole).toBe(true);
	expect(cuts.size).toBeGreaterThan(4);
});

it('asks Box for another address once one has expired', async () => {
	const host: Answer = (response, request) => {
		const hasExpired = isSplit(request) && request.path.startsWith('/d/1/');
		(hasExpired ? answer(403) : part)(response, request);
	};
	const { isWhole, server } = await download({ host });
	expect(isWhole).toBe(true);
	// At most each of those that were under way together.
	expect(server.seen.length).toBeLessThanOrEqual(1 + 8);
});

it('does not keep asking for addresses that serve once', async () => {
	const used = new Set<string>();
	const host: Answer = (response, request) => {
		const isUsed = used.has(request.path);
		used.add(request.path);
		(isUsed ? answer(404) : part)(response, request);
	};
	const { isWhole, server } = await download({ host });
	expect(isWhole).toBe(true);
	expect(server.seen.length).toBeLessThanOrEqual(1 + 32 + 8 + 1);
});

it.each<[string, Answer]>([
	['does not answer any more', (response) => response.socket?.destroy()],
	['is out of order', answer(503)],
	['refuses the address in its own way', answer(400)],
])('asks Box for another address if the host %s', async (_, broken) => {
	let splits = 0;
	const host: Answer = (response, request) => {
		splits += isSplit(request) ? 1 : 0;
		const isBroken = splits >= 3 && request.path.startsWith('/d/1/');
		(isBroken ? broken : part)(response, request);
	};
	const { isWhole, server } = await download({ host });
	expect(isWhole).toBe(true);
	expect(server.seen).toHaveLength(2);
});

it('stops asking for ranges once Box gives no address any more, but the bytes', async () => {
	const host: Answer = (response, request) => {
		(isSplit(request) ? answer(403) : part)(response, request);
	};
	const api: Answer = (response, request) => part(response, request);
	const { isWhole, server } = await download({ host, api });
	expect(isWhole).toBe(true);
	// At most those that were under way together, and the rest.
	expect(server.seen.length).toBeLessThanOrEqual(1 + 8 + 1);
});

describe('ranges that come from different hosts', () => {
	/** Leads each range to another host, of which one answers in a way of its own. */
	async function spread(liar: Answer, first: Answer = part) {
		const mirrors = await Promise.all(
			Array.from({ length: 3 }, async (_, index) =>
				closing(await TestServer.start(index === 1 ? liar : first)),
			),
		);
		let splits = 0;
		const host: Answer = (response, request) => {
			if (!isSplit(request)) return first(response, request);
			const mirror = mirrors[(splits += 1) % mirrors.length];
			answer(302, { location: `${mirror?.url}/m/${splits}` })(response, request);
		};
		return { host, mirrors };
	}

	/** The bytes of another file, under the right headers. */
	const falsified =
		(headers: Record<string, string>): Answer =>
		(response, request) => {
			const [start, end] = rangeOf(request);
			const range = `bytes ${start}-${end}/${content.length}`;
			const other = Buffer.alloc(end + 1 - start, 255);
			answer(206, { 'content-range': range, ...headers }, other)(response, request);
		};

	/** As a download host answers, with headers of its own. */
	const tagged =
		(etag: string): Answer =>
		(response, request) => {
			response.setHeader('etag', etag);
			part(response, request);
		};

	it('are joined if all of them are of the file', async () => {
		const { host, mirrors } = await spread(part);
		const { isWhole } = await download({ host });
		expect(isWhole).toBe(true);
		expect(mirrors.filter(({ seen }) => seen.length > 0)).not.toHaveLength(0);
	});

	it.each<[string, Answer, Answer]>([
		['has another etag', falsified({ etag: '"2"' }), tagged('"1"')],
		[
			'has a file of another size',
			withRange((start, end, all) => `bytes ${start}-${end}/${all + 1}`),
			part,
		],
		[
			'has other bytes of it',
			withRange((start, end, all) => `bytes ${start + 1}-${end + 1}/${all}`),
			part,
		],
		['is no download host', answer(200, { 'content-type': 'text/html' }, '<html>'), part],
		['is another Box', answer(401), part],
		[
			'leads on for ever',
			(response, { path }) => answer(302, { location: path })(response, undefined as never),
			part,
		],
	])('are not joined with those of one that %s', async (_, liar, first) => {
		const { host } = await spread(liar, first);
		const { isWhole } = await download({ host });
		expect(isWhole).toBe(true);
	});

	it('are not joined if two contradict each other, and the first answer has no etag', async () => {
		const hosts = [part, tagged('"1"'), falsified({ etag: '"2"' })];
		let splits = 0;
		const host: Answer = (response, request) => {
			const place = isSplit(request) ? 1 + ((splits += 1) % 2) : 0;
			hosts[place]?.(response, request);
		};
		// Nobody can tell which of the two is right.
		expect(await failure(download({ host }))).toMatchObject({
			message: expect.stringContaining('another version of the file'),
		});
	});
});

it('fails if the file has changed, as one connection does', async () => {
	const host: Answer = (response, request) => {
		if (request.headers.range === undefined) return part(response, request);
		const [start, end] = rangeOf(request);
		// It has one more byte now.
		const last = isSplit(request) ? end : content.length;
		const header = { 'content-range': `bytes ${start}-${last}/${content.length + 1}` };
		answer(206, header, content.subarray(start, end + 1))(response, request);
	};
	expect(await failure(download({ host }))).toMatchObject({
		message: expect.stringContaining('another version of the file'),
	});
});

/** A Box whose download host is 40 ms away, by the clock that is given. */
async function farAway() {
	const timing = new SpeedClock();
	const far: Answer = (response, request) => {
		timing.answered(40);
		part(response, request);
	};
	const host = closing(await TestServer.start(far));
	const location = `${host.url}/d/1/download`;
	const server = closing(await TestServer.start(answer(302, { location })));
	return { timing, host, server };
}

it('ends all connections at once if it is cancelled', async () => {
	const { timing, host, server } = await farAway();
	const { stream } = await clientFor(server, { timing }).box.download('12');
	let isSplitNow = false;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		timing.received(chunk.length, fasterTogether(host.seen));
		isSplitNow = host.seen.filter(isSplit).length > 2;
		if (isSplitNow) break;
	}
	expect(isSplitNow).toBe(true);
	await host.idle();
	expect(bytesInFlight.inUse).toBe(0);
});

it('leaves nothing behind, wherever it is given up', async () => {
	const { timing, host, server } = await farAway();
	const clock = new HandClock();
	const { box } = clientFor(server, { timing, http: closing(createHttp(clock)) });
	// Between the first byte and the last one, and some that come after it.
	for (let place = 0; place <= content.length + 12 * MEGABYTE; place += 12 * MEGABYTE) {
		const before = host.seen.length;
		const { stream } = await box.download('12');
		let received = 0;
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			received += chunk.length;
			timing.received(chunk.length, fasterTogether(host.seen.slice(before)));
			if (received >= place) break;
		}
		expect(stream.destroyed).toBe(true);
		expect(bytesInFlight.inUse).toBe(0);
		while (clock.asleep > 0) await new Promise(setImmediate);
		// Some whose ranges have come to their end may serve again, but they do not add up.
		while (host.sockets.size > 20) await new Promise(setImmediate);
	}
});

it('leaves nothing behind, however often its bytes cannot be kept', async () => {
	const { timing, host, server } = await farAway();
	const { box } = clientFor(server, { timing });
	// More than there are connections, and memory for ranges.
	for (let failures = 0; failures < 45; failures += 1) {
		const { stream } = await box.download('12');
		const before = host.seen.length;
		const full = new Writable({
			write: (chunk: Buffer, _, done) => {
				timing.received(chunk.length, fasterTogether(host.seen.slice(before)));
				const isSplitNow = host.seen.slice(before).filter(isSplit).length > 2;
				done(isSplitNow ? new Error('the disk is full') : null);
			},
		});
		await expect(pipeline(stream, full)).rejects.toThrow('the disk is full');
		await host.idle();
		expect(bytesInFlight.inUse).toBe(0);
	}
}, 30_000);

it('keeps no memory if it is cancelled in the moment in which it takes more connections', async () => {
	const { timing, host, server } = await farAway();
	const stop = new AbortController();
	const { stream } = await clientFor(server, { timing, signal: stop.signal }).box.download('12');
	// It chooses as the download does as soon as a chunk is taken.
	const choice = new LaneChoice(timing, 40);
	const read = new Promise((_, reject) => {
		stream.once('error', reject);
		stream.on('readable', () => {
			const { readableLength: size } = stream;
			if (size === 0) return;
			timing.received(size, SLOW);
			if (choice.arrived(size) > 1) stop.abort(new Error('cancelled'));
			stream.read();
		});
	});
	await expect(read).rejects.toThrow('cancelled');
	await host.idle();
	expect(bytesInFlight.inUse).toBe(0);
});

describe('LaneChoice', () => {
	/** Megabytes that come at once, and milliseconds until the next ones. */
	type Burst = readonly [megabytes: number, milliseconds: number];

	/** The lanes that are chosen, each once, if the bytes come like this over one and over eight. */
	function chosenAt(one: Burst, eight: Burst, size = 400): number[] {
		let now = 0;
		const choice = new LaneChoice({ now: () => now }, 40);
		const chosen = [1];
		for (let received = 0; received < size;) {
			const lanes = chosen.at(-1) ?? 1;
			const [megabytes, milliseconds] = lanes === 1 ? one : eight;
			now += milliseconds;
			received += megabytes;
			for (let each = 0; each < megabytes; each++) {
				const next = choice.arrived(MEGABYTE);
				if (next !== chosen.at(-1)) chosen.push(next);
			}
		}
		return chosen;
	}

	/** Bytes that come all the time: so many megabytes a second. */
	const steady = (speed: number): Burst => [1, 1000 / speed];

	it.each<[string, Burst, Burst, number[]]>([
		['several lanes if they are faster', steady(20), steady(120), [1, 8]],
		['one lane if several are not faster', steady(100), steady(105), [1, 8, 1]],
		['one lane if several are slower', steady(100), steady(50), [1, 8, 1]],
		['one lane if nothing can be faster', steady(400), steady(900), [1]],
		['several lanes if one gets a window each round trip', [3, 40], steady(112), [1, 8]],
		['one lane if several get as much in bursts', steady(100), [32, 320], [1, 8, 1]],
	])('takes %s', (_, one, eight, expected) => {
		expect(chosenAt(one, eight)).toEqual(expected);
	});

	it('gives several lanes another chance if they were slow for a moment', () => {
		let now = 0;
		const choice = new LaneChoice({ now: () => now }, 40);
		let lanes = 1;
		for (let received = 0, together = 0; received < 400; received++) {
			if (lanes > 1) together += 1;
			now += 1000 / (together > 60 ? 120 : 70);
			lanes = choice.arrived(MEGABYTE);
		}
		expect(lanes).toBe(8);
	});
});

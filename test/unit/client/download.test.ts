import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

import { fileNameOf } from '../../../nodes/Box/client/transfer/contentDisposition';
import { answer, cut, drop, json, stall, TestServer, type Answer, type Seen } from './server';
import { clientFor, closeAll, closing, failure, setup, type Setup } from './support';

afterEach(closeAll);

const content = randomBytes(3_000_000);

async function read(stream: Readable): Promise<Buffer> {
	return Buffer.concat(await stream.toArray());
}

/** The bytes a Range header asks for, as a download host gives them; `limit` cuts the body short. */
function ranged(whole: Buffer, headers: Record<string, string> = {}, limit?: number): Answer {
	return (response, request) => {
		const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
		const start = Number(range?.[1] ?? 0);
		const end = Math.min(Number(range?.[2] || Infinity), whole.length - 1);
		const part = whole.subarray(start, end + 1);
		const all: Record<string, string> = { ...headers, status: range ? '206' : '200' };
		if (range) all['content-range'] = `bytes ${start}-${end}/${whole.length}`;
		cut(part, limit ?? part.length, all)(response, request);
	};
}

/** An API whose content answers lead to a download host with the given answers. */
async function withDownloadHost(
	...answers: [Answer, ...Answer[]]
): Promise<Setup & { host: TestServer }> {
	const host = closing(await TestServer.start(...answers));
	const location = `${host.url}/d/1/signed-secret/download`;
	return { ...(await setup(answer(302, { location }))), host };
}

const ranges = ({ seen }: { seen: Seen[] }) => seen.map(({ headers }) => headers.range);

it('follows Box to the download host, which sees nothing of the user', async () => {
	const headers = {
		'content-type': 'text/plain',
		'content-disposition': 'attachment; filename="a.txt"',
	};
	const { box, server, host } = await withDownloadHost(ranged(content, headers));
	const sharedLink = { url: 'https://app.box.com/s/a', password: 'p' };
	const download = await box.with({ asUser: '5', sharedLink }).download('12', { version: '34' });
	expect(download).toMatchObject({
		size: content.length,
		contentType: 'text/plain',
		fileName: 'a.txt',
	});
	expect((await read(download.stream)).equals(content)).toBe(true);
	expect(server.paths).toEqual(['GET /2.0/files/12/content?version=34']);
	expect(server.seen[0]?.headers).toMatchObject({ authorization: 'Bearer T1', 'as-user': '5' });
	const seen = host.seen[0]?.headers ?? {};
	for (const name of ['authorization', 'as-user', 'boxapi']) {
		expect(seen).not.toHaveProperty(name);
	}
});

it('keeps the connections to both hosts', async () => {
	const { box, server, host } = await withDownloadHost(answer(200, {}, 'hello'));
	for (let time = 0; time < 3; time += 1) await read((await box.download('12')).stream);
	expect([server.connections, host.connections]).toEqual([1, 1]);
});

it('reads an answer that comes without a redirect', async () => {
	const { box } = await setup(answer(200, {}, 'hello'));
	expect((await read((await box.download('12')).stream)).toString()).toBe('hello');
});

it('reads an empty file', async () => {
	const { box } = await withDownloadHost(answer(200, { 'content-length': '0' }));
	const download = await box.download('12');
	expect(download.size).toBe(0);
	expect(await read(download.stream)).toHaveLength(0);
});

it.each([
	[{ start: 5 }, 'bytes=5-', content.length - 5],
	[{ start: 5, end: 9 }, 'bytes=5-9', 5],
])('reads the range %j', async (range, header, size) => {
	const { box, server, host } = await withDownloadHost(ranged(content));
	const download = await box.download('12', { range });
	expect(download.size).toBe(size);
	expect((await read(download.stream)).equals(content.subarray(5, 5 + size))).toBe(true);
	expect([...ranges(server), ...ranges(host)]).toEqual([header, header]);
});

it('reads an empty file from its first byte on, but not a part of it', async () => {
	const outside = answer(416, { 'content-range': 'bytes */0' });
	const { box, host } = await withDownloadHost((response, request) => {
		const empty = request.headers.range === undefined ? answer(200) : outside;
		empty(response, request);
	});
	expect(await read((await box.download('12', { range: { start: 0 } })).stream)).toHaveLength(0);
	expect(ranges(host)).toEqual(['bytes=0-', undefined]);
	for (const range of [{ start: 1 }, { start: 0, end: 5 }]) {
		expect((await failure(box.download('12', { range }))).status).toBe(416);
	}
});

it('does not take the whole file for a range of it', async () => {
	const { box } = await withDownloadHost(answer(200, {}, 'hello'));
	const error = await failure(box.download('12', { range: { start: 1 } }));
	expect(error.code).toBe('invalid_answer');
});

describe('an answer that is not what was asked for', () => {
	const part = content.subarray(100, 110);
	const range = { start: 100, end: 109 };
	const partial = (header: string, body = part, headers: Record<string, string> = {}) =>
		answer(206, { 'content-range': header, ...headers }, body);

	it.each<[string, Answer]>([
		['the bytes before', partial('bytes 99-108/3000000')],
		['the bytes after', partial('bytes 101-110/3000000')],
		['too few of them', partial('bytes 100-104/3000000', part.subarray(0, 5))],
		['too many of them', partial('bytes 100-110/3000000', content.subarray(100, 111))],
		['more than it says', partial('bytes 100-109/3000000', part, { 'content-length': '20' })],
		['bytes behind the end', partial('bytes 100-109/105')],
		['an end before the start', partial('bytes 100-99/100', Buffer.alloc(0))],
		['bytes of no position', answer(206, {}, part)],
		['bytes of an unknown total', partial('bytes 100-109/*')],
		['no range at all', partial('bytes */3000000')],
		['another unit', partial('items 100-109/3000000')],
		['no unit', partial('100-109/3000000')],
		['a negative position', partial('bytes -100-109/3000000')],
		['something after the total', partial('bytes 100-109/3000000, bytes 0-9/3000000')],
		['several parts', answer(206, { 'content-type': 'multipart/byteranges; boundary=x' }, '--x')],
		['an empty body', answer(204)],
		['the whole file', answer(200, {}, content)],
		['the whole file, with a range', answer(200, { 'content-range': 'bytes 100-109/256' }, part)],
		['compressed bytes', partial('bytes 100-109/3000000', part, { 'content-encoding': 'gzip' })],
	])('is refused: %s', async (_, wrong) => {
		const { box, host } = await withDownloadHost(wrong);
		expect((await failure(box.download('12', { range }))).code).toBe('invalid_answer');
		expect(host.seen).toHaveLength(1);
	});

	it.each<[string, Answer]>([
		['a part', partial('bytes 0-2999999/3000000', content)],
		['nothing', answer(204)],
		['gzip', answer(200, { 'content-encoding': 'gzip' }, content)],
		['two encodings', answer(200, { 'content-encoding': 'identity, br' }, content)],
	])('is refused for a whole file: %s', async (_, wrong) => {
		const { box } = await withDownloadHost(wrong);
		expect((await failure(box.download('12'))).code).toBe('invalid_answer');
	});

	it('is not there where only the writing differs', async () => {
		const { box } = await withDownloadHost(
			partial(' Bytes 100-109/3000000 ', part, { 'content-encoding': 'Identity' }),
		);
		const download = await box.download('12', { range });
		expect(download).toMatchObject({ size: 10, total: content.length });
		expect((await read(download.stream)).equals(part)).toBe(true);
	});

	it('is a range that ends with the file', async () => {
		const { box } = await withDownloadHost(ranged(content.subarray(0, 105)));
		const { stream } = await box.download('12', { range });
		expect((await read(stream)).equals(content.subarray(100, 105))).toBe(true);
	});

	it('is not made likely: no host is asked for an encoding', async () => {
		const { box, server, host } = await withDownloadHost(answer(200, {}, content));
		await read((await box.download('12')).stream);
		const sent = [...server.seen, ...host.seen].map(({ headers }) => headers['accept-encoding']);
		expect(sent).toEqual(['identity', 'identity']);
	});

	it('is only seen on the way where the body has no length: too few bytes, then the rest', async () => {
		const short: Answer = (response) => {
			response.writeHead(206, { 'content-range': 'bytes 100-109/3000000' });
			response.write(part.subarray(0, 4));
			response.end();
		};
		const { box, host } = await withDownloadHost(short, ranged(content));
		const { stream } = await box.download('12', { range });
		expect((await read(stream)).equals(part)).toBe(true);
		expect(ranges(host)).toEqual(['bytes=100-109', 'bytes=104-109']);
	});

	it('is only seen on the way where the body has no length: too many bytes', async () => {
		const { box } = await withDownloadHost((response) => {
			response.writeHead(206, { 'content-range': 'bytes 100-109/3000000' });
			response.write(content.subarray(100, 105));
			response.end(content.subarray(105, 111));
		});
		const { stream } = await box.download('12', { range });
		expect((await failure(read(stream))).code).toBe('invalid_answer');
	});

	it('is given up where too few bytes come again and again', async () => {
		const { box, host } = await withDownloadHost((response, request) => {
			const start = Number(/=(\d+)/.exec(request.headers.range ?? '')?.[1]);
			response.writeHead(206, { 'content-range': `bytes ${start}-109/3000000` });
			response.write(content.subarray(start, start + 1));
			response.end();
		});
		const { stream } = await box.download('12', { range });
		expect(await failure(read(stream))).toMatchObject({ code: 'network_error' });
		expect(host.seen).toHaveLength(6);
	});
});

it('waits until Box has the file ready', async () => {
	const host = closing(await TestServer.start(answer(200, {}, 'hello')));
	const { box, timing } = await setup(
		answer(202, { 'retry-after': '3' }),
		answer(202, { 'retry-after': '4' }),
		answer(302, { location: host.url }),
	);
	expect((await read((await box.download('12')).stream)).toString()).toBe('hello');
	expect(timing.waits).toEqual([3000, 4000]);
});

it('asks for a new address when the one it has is too old', async () => {
	const { box, server } = await withDownloadHost(answer(403), answer(200, {}, 'hello'));
	expect((await read((await box.download('12')).stream)).toString()).toBe('hello');
	expect(server.seen).toHaveLength(2);
});

it('tells when the new address is refused as well, without naming it', async () => {
	const { box, tokens } = await withDownloadHost(answer(401));
	const error = await failure(box.download('12'));
	expect(error).toMatchObject({ status: 401, path: '/files/12/content' });
	expect(JSON.stringify(error) + error.message).not.toContain('signed-secret');
	expect(tokens.refreshed).toEqual([]);
});

it('repeats what the download host fails to answer', async () => {
	const { box, server, host } = await withDownloadHost(
		json(503, {}),
		drop,
		answer(200, {}, 'hello'),
	);
	expect((await read((await box.download('12')).stream)).toString()).toBe('hello');
	expect([server.seen.length, host.seen.length]).toEqual([1, 3]);
});

it('does not stop other calls because the download host is busy', async () => {
	const { box, gate } = await withDownloadHost(json(429, {}, { 'retry-after': '900' }));
	expect(await failure(box.download('12'))).toMatchObject({ status: 429 });
	expect(gate.remaining()).toBe(0);
});

it.each<[string, Record<string, string>, string]>([
	['nowhere', {}, 'without an address'],
	['an unencrypted host', { location: 'http://dl.example/x' }, 'unencrypted'],
	['no address', { location: 'http://' }, 'without an address'],
	['itself', { location: '/2.0/files/12/content' }, 'redirects too often'],
])('does not follow Box to %s', async (_, headers, reason) => {
	const { box, server } = await setup(answer(302, headers));
	const error = await failure(box.download('12'));
	expect(error.code).toBe('invalid_answer');
	expect(error.message).toContain(reason);
	expect(server.seen.length).toBeLessThan(8);
});

it('tells before the first byte that there is no file', async () => {
	const { box } = await setup(json(404, { code: 'not_found' }));
	expect(await failure(box.download('12'))).toMatchObject({ status: 404, code: 'not_found' });
});

describe('a connection that is cut', () => {
	it('is continued where it broke', async () => {
		const tag = { etag: '"1"' };
		const { box, host } = await withDownloadHost(
			ranged(content, tag, 1_000_000),
			ranged(content, tag, 500_000),
			ranged(content, tag),
		);
		expect((await read((await box.download('12')).stream)).equals(content)).toBe(true);
		expect(ranges(host)).toEqual([undefined, 'bytes=1000000-', 'bytes=1500000-']);
	});

	it('is continued within the range asked for', async () => {
		const { box, host } = await withDownloadHost(ranged(content, {}, 10), ranged(content));
		const { stream } = await box.download('12', { range: { start: 100, end: 199 } });
		expect((await read(stream)).equals(content.subarray(100, 200))).toBe(true);
		expect(ranges(host)).toEqual(['bytes=100-199', 'bytes=110-199']);
	});

	it.each<[string, Answer]>([
		['another version', ranged(content, { etag: '"2"' })],
		['another length', ranged(content.subarray(0, 2_000_000), { etag: '"1"' })],
		['the whole file again', answer(200, { etag: '"1"' }, content)],
		['other bytes', answer(206, { 'content-range': 'bytes 999-2999999/3000000' }, content)],
		['the first bytes', answer(206, { 'content-range': 'bytes 0-2999999/3000000' }, content)],
		['fewer bytes', answer(206, { 'content-range': 'bytes 1000-2000/3000000' }, content)],
		['a file that ends before', answer(416, { 'content-range': 'bytes */500' })],
	])('is not continued with %s', async (_, other) => {
		const { box } = await withDownloadHost(ranged(content, { etag: '"1"' }, 1000), other);
		const error = await failure(read((await box.download('12')).stream));
		expect(error.code).toBe('invalid_answer');
	});

	it('is noticed in a body of unknown length by the next answer', async () => {
		const chunked: Answer = (response) => {
			response.writeHead(200, { etag: '"1"' });
			response.write(content.subarray(0, 1000), () => response.socket?.destroySoon());
		};
		const { box, host } = await withDownloadHost(
			chunked,
			ranged(content, { etag: '"1"' }, 1000),
			ranged(content, { etag: '"1"' }),
		);
		expect((await read((await box.download('12')).stream)).equals(content)).toBe(true);
		expect(ranges(host)).toEqual([undefined, 'bytes=1000-', 'bytes=2000-']);
	});

	it('is no harm after the last byte of a body of unknown length', async () => {
		const chunked: Answer = (response) => {
			response.writeHead(200, { etag: '"1"' });
			response.write(content, () => response.socket?.destroySoon());
		};
		const outside = answer(416, { 'content-range': `bytes */${content.length}` });
		const { box, host } = await withDownloadHost(chunked, outside);
		expect((await read((await box.download('12')).stream)).equals(content)).toBe(true);
		expect(ranges(host)).toEqual([undefined, `bytes=${content.length}-`]);
	});

	it('is given up when it gets nowhere', async () => {
		const { box, host } = await withDownloadHost(ranged(content, {}, 1000), ranged(content, {}, 0));
		const error = await failure(read((await box.download('12')).stream));
		expect(error).toMatchObject({ status: 0, code: 'network_error' });
		expect(host.seen).toHaveLength(6);
	});

	it('ends the stream with the reason when the file is gone meanwhile', async () => {
		const host = closing(await TestServer.start(ranged(content, {}, 1000)));
		const { box } = await setup(
			answer(302, { location: host.url }),
			json(404, { code: 'trashed' }),
		);
		const error = await failure(read((await box.download('12')).stream));
		expect(error).toMatchObject({ status: 404, code: 'trashed' });
	});
});

describe('a download nobody wants any more', () => {
	const endless: Answer = (response) => {
		response.writeHead(200, { 'content-length': '1000000000' });
		response.write(content);
	};

	it('frees its connection when the stream is destroyed before it is read', async () => {
		const { box, host } = await withDownloadHost(endless);
		const { stream } = await box.download('12');
		const [socket] = host.sockets;
		stream.destroy();
		await host.idle();
		expect(socket?.destroyed).toBe(true);
	});

	it('frees its connection while it waits for the next bytes', async () => {
		const { box, host } = await withDownloadHost(endless);
		const { stream } = await box.download('12');
		let size = 0;
		await new Promise<void>((resolve) => {
			stream.on('data', (chunk: Buffer) => {
				size += chunk.length;
				if (size === content.length) resolve();
			});
		});
		const [socket] = host.sockets;
		stream.destroy();
		await host.idle();
		expect(socket?.destroyed).toBe(true);
	});

	it('fails with the reason when the execution is cancelled', async () => {
		const { server, host } = await withDownloadHost(endless);
		const stop = new AbortController();
		const reason = new Error('The execution was cancelled');
		const { box } = clientFor(server, { signal: stop.signal });
		const { stream } = await box.download('12');
		const reading = read(stream);
		stop.abort(reason);
		await expect(reading).rejects.toBe(reason);
		await host.idle();
	});

	it('is cancelled before the download host has answered', async () => {
		const { server, host } = await withDownloadHost(stall);
		const stop = new AbortController();
		const reason = new Error('The execution was cancelled');
		const call = clientFor(server, { signal: stop.signal }).box.download('12');
		await host.received(1);
		stop.abort(reason);
		await expect(call).rejects.toBe(reason);
		await host.idle();
	});
});

it('reads no faster than it is read', async () => {
	const size = 80_000_000;
	const block = Buffer.alloc(1_000_000, 7);
	let written = 0;
	const { box } = await withDownloadHost((response) => {
		response.writeHead(200, { 'content-length': String(size) });
		const write = () => {
			while (written < size) {
				written += block.length;
				if (!response.write(block)) return void response.once('drain', write);
			}
			response.end();
		};
		write();
	});
	const { stream } = await box.download('12');
	const hash = createHash('sha1');
	let read = 0;
	let ahead = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		read += chunk.length;
		hash.update(chunk);
		ahead = Math.max(ahead, written - read);
	}
	expect(read).toBe(size);
	expect(ahead).toBeLessThan(40_000_000);
});

it.each([
	['attachment; filename="a b.txt"', 'a b.txt'],
	['attachment; filename="a \\"b\\".txt"', 'a "b".txt'],
	['attachment; filename="_.txt"; filename*=UTF-8\'\'%C3%BC.txt', 'ü.txt'],
	['attachment; filename="_.txt"; filename*=UTF-8\'\'%C3.txt', '_.txt'],
	['attachment; filename=a.txt', 'a.txt'],
	['attachment', undefined],
	[undefined, undefined],
])('reads the name in %j', (header, name) => {
	expect(fileNameOf(header)).toBe(name);
});

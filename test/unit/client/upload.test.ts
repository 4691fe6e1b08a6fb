import { Readable } from 'node:stream';

import { escapeFileName, UploadForm } from '../../../nodes/Box/client/transfer/multipart';
import { SourceSizeError } from '../../../nodes/Box/client/transfer/source';
import { answer, drop, json, TestServer, type Answer, type Seen } from './server';
import { clientFor, closeAll, closing, failure, setup, sha1, sourceOf } from './support';

afterEach(closeAll);

const file = { type: 'file', id: '12', name: 'a.txt', etag: '0', sha1: sha1('hello') };
const stored = json(201, { total_count: 1, entries: [file] });
const unavailable = json(503, { code: 'unavailable' });
const attributes = { name: 'a.txt', parentId: '0' };

interface FormPart {
	head: string;
	body: Buffer;
}

/** The parts of a multipart body, taken apart by its own rules. */
function partsOf(seen: Seen | undefined): FormPart[] {
	const boundary = /boundary=(.+)$/.exec(seen?.headers['content-type'] ?? '')?.[1] ?? '';
	const body = seen?.body.toString('latin1') ?? '';
	expect(body.endsWith(`\r\n--${boundary}--\r\n`)).toBe(true);
	const parts = `\r\n${body}`.split(`\r\n--${boundary}`).slice(1, -1);
	return parts.map((part) => {
		const end = part.indexOf('\r\n\r\n');
		const head = Buffer.from(part.slice(2, end), 'latin1').toString();
		return { head, body: Buffer.from(part.slice(end + 4), 'latin1') };
	});
}

function conflictWith(item: object): Answer {
	return json(409, { code: 'item_name_in_use', context_info: { conflicts: item } });
}

describe('a new file', () => {
	it('is sent as a form whose attributes come first', async () => {
		const { box, server } = await setup(stored);
		const source = { ...sourceOf('he', 'llo'), contentType: 'text/plain' };
		const uploaded = await box.upload(
			{
				...attributes,
				description: 'd',
				contentCreatedAt: '2026-01-01T00:00:00+00:00',
				contentModifiedAt: '2026-01-02T00:00:00+00:00',
			},
			source,
		);
		expect(uploaded).toEqual(file);
		expect(server.paths).toEqual(['POST /api/2.0/files/content']);
		const [first, second, ...rest] = partsOf(server.seen[0]);
		expect(first?.head).toContain('name="attributes"');
		expect(JSON.parse(first?.body.toString() ?? '')).toEqual({
			name: 'a.txt',
			parent: { id: '0' },
			description: 'd',
			content_created_at: '2026-01-01T00:00:00+00:00',
			content_modified_at: '2026-01-02T00:00:00+00:00',
		});
		expect(second?.head).toContain('filename="a.txt"');
		expect(second?.head).toContain('Content-Type: text/plain');
		expect(second?.body.toString()).toBe('hello');
		expect(rest).toEqual([]);
		const { headers, body } = server.seen[0] as Seen;
		expect(headers['content-length']).toBe(String(body.length));
		expect(headers).not.toHaveProperty('transfer-encoding');
	});

	it('may have any name', async () => {
		const name = 'a"b\r\nX-Injected: 1; ü 日本.txt';
		const { box, server } = await setup(json(201, { entries: [{ ...file, name }] }));
		await box.upload({ name, parentId: '0' }, sourceOf('hello'));
		const [first, second] = partsOf(server.seen[0]);
		expect(JSON.parse(first?.body.toString() ?? '')).toMatchObject({ name });
		expect(second?.head.split('\r\n')).toHaveLength(2);
		expect(second?.head).toContain('filename="a%22b%0D%0AX-Injected: 1; ü 日本.txt"');
	});

	it('may be empty', async () => {
		const { box, server } = await setup(json(201, { entries: [{ ...file, sha1: sha1('') }] }));
		await box.upload(attributes, sourceOf());
		expect(partsOf(server.seen[0])[1]?.body).toHaveLength(0);
	});

	it('has no media type that could break the form', async () => {
		const { box, server } = await setup(stored);
		await box.upload(attributes, { ...sourceOf('hello'), contentType: 'text/plain\r\nX: 1' });
		expect(partsOf(server.seen[0])[1]?.head).toContain('Content-Type: application/octet-stream');
	});

	it('is answered with the fields that were asked for', async () => {
		const { box, server } = await setup(stored);
		await box
			.with({ asUser: '5' })
			.upload(attributes, sourceOf('hello'), { fields: ['name', 'size'] });
		expect(server.paths).toEqual(['POST /api/2.0/files/content?fields=name%2Csize%2Csha1']);
		expect(server.seen[0]?.headers['as-user']).toBe('5');
	});
});

describe('the answer about a new file', () => {
	it.each([
		['has another name', { name: 'b.txt', sha1: sha1('hello') }],
		['has another name and SHA-1', { name: 'b.txt', sha1: sha1('other') }],
		['has another folder', { parent: { type: 'folder', id: '7' }, sha1: sha1('other') }],
	])('is about another one if it %s, which nobody touches', async (_, other) => {
		const { box, server } = await setup(json(201, { entries: [{ ...file, etag: '3', ...other }] }));
		const error = await failure(box.upload(attributes, sourceOf('hello')));
		expect(error).toMatchObject({ code: 'invalid_answer', outcomeUnknown: true });
		expect(server.paths).toEqual(['POST /api/2.0/files/content']);
	});

	it.each([
		['another case', 'A.TXT'],
		['another form', 'ａ.txt'],
		['spaces', ' a.txt '],
		['nothing', undefined],
	])('may have %s for the name', async (_, name) => {
		const { box } = await setup(json(201, { entries: [{ ...file, name, parent: null }] }));
		expect(await box.upload(attributes, sourceOf('hello'))).toMatchObject({ id: file.id });
	});
});

it('sends a large chunk in small pieces, which are not copied', async () => {
	const chunk = Buffer.alloc(3_000_001, 7);
	const form = new UploadForm({}, 'a.txt', sourceOf(chunk));
	const { content } = await form.open();
	const sent = (await (content as Readable).toArray()) as Buffer[];
	expect(Math.max(...sent.map(({ length }) => length))).toBeLessThan(1_000_000);
	const total = sent.reduce((size, { length }) => size + length, 0);
	expect(String(total)).toBe(form.headers['content-length']);
	expect(form.sha1).toBe(sha1(chunk));
	expect(new Set(sent.slice(1, -1).map(({ buffer }) => buffer)).size).toBe(1);
});

describe('a source that is not what it said', () => {
	it.each([
		['ends early', 6, 'ended after 5 of 6 bytes'],
		['is longer', 4, 'longer than the announced 4 bytes'],
	])('%s: the request is never completed', async (_, size, message) => {
		const { box, server } = await setup(stored);
		const call = box.upload(attributes, { ...sourceOf('hello'), size });
		await expect(call).rejects.toThrow(SourceSizeError);
		await expect(call).rejects.toThrow(message);
		await server.idle();
		expect(server.seen).toEqual([]);
	});

	it('breaks: its own error is the one to see, and nothing is repeated', async () => {
		const { box, server } = await setup(stored);
		let opened = 0;
		const open = () => {
			opened += 1;
			return Readable.from(
				(function* () {
					yield Buffer.from('he');
					throw new Error('The disk is gone');
				})(),
			);
		};
		await expect(box.upload(attributes, { open, size: 5 })).rejects.toThrow('The disk is gone');
		expect([opened, server.seen.length]).toEqual([1, 0]);
	});

	it('cannot be opened', async () => {
		const { box, server } = await setup(stored);
		const open = () => new Readable({ read() {}, construct: (done) => done(new Error('No file')) });
		await expect(box.upload(attributes, { open, size: 5 })).rejects.toThrow('No file');
		expect(server.seen).toEqual([]);
	});
});

it('tells when Box stored other bytes', async () => {
	const { box } = await setup(json(201, { entries: [{ ...file, sha1: sha1('other') }] }));
	const error = await failure(box.upload(attributes, sourceOf('hello')));
	expect(error.code).toBe('damaged_upload');
	expect(error.message).toContain('12');
});

it('tells when Box names no file', async () => {
	const { box } = await setup(json(201, { entries: [] }));
	expect(await failure(box.upload(attributes, sourceOf('hello')))).toMatchObject({
		code: 'invalid_answer',
	});
});

describe('an upload that has to be repeated', () => {
	it.each<[string, Answer]>([
		['503', unavailable],
		['a dropped connection', drop],
		['an expired token', answer(401)],
		['429', json(429, {}, { 'retry-after': '1' })],
	])('reads its source again after %s', async (_, fault) => {
		const { box, server } = await setup(fault, stored);
		const source = sourceOf('hello');
		expect(await box.upload(attributes, source)).toEqual(file);
		expect(source.opened).toBe(2);
		expect(server.seen.map((seen) => partsOf(seen)[1]?.body.toString())).toEqual([
			'hello',
			'hello',
		]);
	});

	it('finds that the first attempt has worked after all', async () => {
		const { box, server } = await setup(
			unavailable,
			conflictWith(file),
			json(200, { ...file, size: 5 }),
		);
		expect(await box.upload(attributes, sourceOf('hello'))).toEqual({ ...file, size: 5 });
		expect(server.paths.at(-1)).toBe('GET /2.0/files/12');
	});

	it.each([
		['other bytes', { ...file, sha1: sha1('other') }],
		['a folder', { ...file, type: 'folder' }],
	])('does not take %s of that name for its own', async (_, item) => {
		const { box, server } = await setup(unavailable, conflictWith(item));
		const error = await failure(box.upload(attributes, sourceOf('hello')));
		expect(server.seen).toHaveLength(2);
		expect(error).toMatchObject({ code: 'item_name_in_use', status: 409 });
		expect(error.conflicts[0]?.id).toBe('12');
	});

	it('does not take a file with the same bytes for its own unless it was in doubt', async () => {
		const { box } = await setup(conflictWith(file));
		expect(await failure(box.upload(attributes, sourceOf('hello')))).toMatchObject({ status: 409 });
	});

	it('is told to the user when it never works', async () => {
		const { box } = await setup(unavailable);
		const error = await failure(box.upload(attributes, sourceOf('hello')));
		expect(error).toMatchObject({ status: 503, attempts: 5, outcomeUnknown: true });
	});
});

it('is not in doubt when its bytes never got through', async () => {
	const server = closing(await TestServer.start(stored));
	server.server.removeAllListeners('request');
	server.server.on('request', (request) => request.socket.destroy());
	const { box } = clientFor(server);
	const chunk = Buffer.alloc(1_000_000, 7);
	const source = sourceOf(...Array.from({ length: 30 }, () => chunk));
	const error = await failure(box.upload(attributes, source));
	expect(error).toMatchObject({ status: 0, attempts: 5, outcomeUnknown: false });
	expect(source.opened).toBe(5);
});

describe('a new version', () => {
	it('only changes the name when there is one, and takes If-Match', async () => {
		const { box, server } = await setup(json(200, { entries: [file] }));
		await box.uploadVersion('12', {}, sourceOf('hello'), { ifMatch: '3' });
		await box.uploadVersion('12', { name: 'b.txt' }, sourceOf('hello'));
		expect(server.paths).toEqual([
			'POST /api/2.0/files/12/content',
			'POST /api/2.0/files/12/content',
		]);
		expect(server.seen.map(({ headers }) => headers['if-match'])).toEqual(['3', undefined]);
		const sent = server.seen.map((seen) => partsOf(seen)[0]?.body.toString());
		expect(sent).toEqual(['{}', '{"name":"b.txt"}']);
	});

	it('is not stored twice when its first attempt has worked', async () => {
		const { box, server } = await setup(
			unavailable,
			json(200, { type: 'file', id: '12', sha1: sha1('hello') }),
			json(200, file),
		);
		expect(await box.uploadVersion('12', {}, sourceOf('hello'))).toEqual(file);
		expect(server.paths).toEqual([
			'POST /api/2.0/files/12/content',
			'GET /2.0/files/12?fields=sha1%2Cname',
			'GET /2.0/files/12',
		]);
	});

	it('is sent again when its first attempt has not worked', async () => {
		const old = json(200, { type: 'file', id: '12', sha1: sha1('old') });
		const { box, server } = await setup(unavailable, old, json(200, { entries: [file] }));
		expect(await box.uploadVersion('12', {}, sourceOf('hello'))).toEqual(file);
		expect(server.seen).toHaveLength(3);
	});

	it('is sent again if the file has its bytes already, but not the name it was to get', async () => {
		const renamed = json(200, { entries: [{ ...file, name: 'b.txt' }] });
		const { box } = await setup(unavailable, json(200, file), renamed);
		const version = await box.uploadVersion('12', { name: 'b.txt' }, sourceOf('hello'));
		expect(version).toMatchObject({ name: 'b.txt' });
	});

	it.each<[string, Answer]>([
		['nothing', answer(201)],
		['no file', json(201, { entries: [] })],
		['another file', json(201, { entries: [{ ...file, id: '13' }] })],
	])('has worked although its answer has %s', async (_, wrong) => {
		const { box } = await setup(wrong, json(200, file));
		expect(await box.uploadVersion('12', {}, sourceOf('hello'))).toEqual(file);
	});

	it('is not sent again while nobody can tell whether it worked', async () => {
		const { box, server } = await setup(unavailable, json(403, { code: 'forbidden' }));
		const error = await failure(box.uploadVersion('12', {}, sourceOf('hello')));
		expect(error).toMatchObject({ status: 503, outcomeUnknown: true });
		expect(server.seen).toHaveLength(2);
	});
});

it('ends at once when the execution is cancelled, and closes its source', async () => {
	const { server } = await setup(stored);
	const stop = new AbortController();
	const reason = new Error('The execution was cancelled');
	const { box } = clientFor(server, { signal: stop.signal });
	const waiting = new Readable({ read() {} });
	waiting.push('he');
	const closed = new Promise((resolve) => waiting.once('close', resolve));
	const call = box.upload(attributes, { open: () => waiting, size: 5 });
	await new Promise((resolve) => server.server.once('request', resolve));
	stop.abort(reason);
	await expect(call).rejects.toBe(reason);
	await closed;
	await server.idle();
});

it('takes a refusal that comes before all bytes were sent', async () => {
	const server = closing(await TestServer.start(stored));
	server.server.removeAllListeners('request');
	server.server.on('request', (request, response) => {
		request.resume();
		conflictWith(file)(response, server.seen[0] as Seen);
	});
	const { box } = clientFor(server);
	const chunk = Buffer.alloc(1_000_000, 7);
	const source = sourceOf(...Array.from({ length: 30 }, () => chunk));
	expect(await failure(box.upload(attributes, source))).toMatchObject({
		code: 'item_name_in_use',
	});
	expect(source.opened).toBe(1);
});

it('escapes a file name for its header', () => {
	expect(escapeFileName('a"\r\n\\b')).toBe('a%22%0D%0A\\b');
});

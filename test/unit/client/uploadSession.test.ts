import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

import type { BoxClientOptions } from '../../../nodes/Box/client/boxClient';
import { RateLimitGate } from '../../../nodes/Box/client/calls/rateLimit';
import { MAX_ATTEMPTS } from '../../../nodes/Box/client/calls/retry';
import { cutIntoParts } from '../../../nodes/Box/client/transfer/sessionParts';
import { SourceSizeError } from '../../../nodes/Box/client/transfer/source';
import { SESSION_THRESHOLD } from '../../../nodes/Box/client/transfer/uploadSession';
import { HandClock } from './handClock';
import { answer, drop, json, stall, type Answer, type Seen } from './server';
import { SessionServer, type SessionServerOptions } from './sessionServer';
import { all, clientFor, closeAll, closing, failure, sha1, sourceOf } from './support';

afterEach(closeAll);

const partSize = 1000;
const content = randomBytes(10 * partSize + 7);
const attributes = { name: 'a.bin', parentId: '0' };
const isPart = ({ method }: Seen) => method === 'PUT';
const isFirstPart = ({ headers }: Seen) => /^bytes 0-/.test(headers['content-range'] ?? '');
const isCommit = ({ path }: Seen) => path.endsWith('/commit');

async function start(
	options: Partial<SessionServerOptions> = {},
	client: Partial<BoxClientOptions> = {},
) {
	const session = closing(await SessionServer.start({ partSize, ...options }));
	return { session, ...clientFor(session.server, { sessionThreshold: 1, ...client }) };
}

/** Answers the first so many matching requests with a fault. */
function first(times: number, matches: (seen: Seen) => boolean, fault: Answer) {
	let left = times;
	return (seen: Seen, respond: (reply: Answer) => void) => {
		if (!matches(seen) || left === 0) return false;
		left -= 1;
		respond(fault);
		return true;
	};
}

it('starts above the size Box takes in one request', () => {
	expect(SESSION_THRESHOLD).toBe(50_000_000);
});

it('uploads a file in parts', async () => {
	const { box, session } = await start();
	const file = await box.with({ asUser: '5' }).upload(
		{
			...attributes,
			description: 'd',
			contentCreatedAt: '2026-01-01T00:00:00+00:00',
			contentModifiedAt: '2026-01-02T00:00:00+00:00',
		},
		sourceOf(content),
	);
	expect(file).toMatchObject({ id: '12', sha1: sha1(content) });
	expect(session.committed?.equals(content)).toBe(true);
	expect(session.mistakes).toEqual([]);
	expect(session.parts.size).toBe(11);
	expect(session.aborted).toBe(false);
	const [created] = session.server.seen;
	expect(JSON.parse(created?.body.toString() ?? '')).toEqual({
		folder_id: '0',
		file_size: content.length,
		file_name: 'a.bin',
	});
	expect(session.commitBody).toMatchObject({
		attributes: {
			description: 'd',
			content_created_at: '2026-01-01T00:00:00+00:00',
			content_modified_at: '2026-01-02T00:00:00+00:00',
		},
	});
	const { parts } = session.commitBody as { parts: Array<{ offset: number }> };
	expect(parts.map(({ offset }) => offset)).toEqual(
		[...session.parts.keys()].sort((a, b) => a - b),
	);
	for (const { headers } of session.server.seen) {
		expect(headers).toMatchObject({ authorization: 'Bearer T1', 'as-user': '5' });
	}
});

it('uploads small files in one request', async () => {
	const { box, session } = await start({}, { sessionThreshold: 5 });
	await failure(box.upload(attributes, sourceOf('hello')));
	expect(session.server.paths[0]).toBe('POST /api/2.0/files/content');
});

it('sends four parts at a time at most', async () => {
	const waiting: Array<() => void> = [];
	const { box, session } = await start({
		after: (seen, respond) => {
			if (!isPart(seen) || waiting.length >= 4) return false;
			const [offset] = /\d+/.exec(seen.headers['content-range'] ?? '') ?? [];
			const part = { part_id: 'P', offset: Number(offset), size: partSize, sha1: sha1(seen.body) };
			waiting.push(() => respond(json(200, { part })));
			if (waiting.length === 4) for (const reply of waiting) reply();
			return true;
		},
	});
	await box.upload(attributes, sourceOf(content));
	expect(session.committed?.equals(content)).toBe(true);
	expect(session.mostInFlight).toBe(4);
});

it('uploads a new version', async () => {
	const { box, session } = await start();
	await box.uploadVersion('12', { name: 'b.bin' }, sourceOf(content), { ifMatch: '3' });
	const [created] = session.server.seen;
	expect(created?.path).toBe('/api/2.0/files/12/upload_sessions');
	expect(JSON.parse(created?.body.toString() ?? '')).toEqual({
		file_size: content.length,
		file_name: 'b.bin',
	});
	const guarded = session.server.seen.filter(({ headers }) => headers['if-match'] === '3');
	expect(guarded.map(({ path }) => path)).toEqual(['/session/S1/commit']);
});

it('reads the file again for the fields that were asked for', async () => {
	const { box, session } = await start();
	await box.upload(attributes, sourceOf(content), { fields: ['size'] });
	expect(session.server.paths.at(-1)).toBe('GET /2.0/files/12?fields=size');
});

it.each<[string, Answer]>([
	['may not read it', json(403, { code: 'access_denied_insufficient_permissions' })],
	['gets no answer', drop],
	['gets one that is not of Box', answer(200)],
])('has stored the file if the account %s afterwards', async (_, refusal) => {
	const isRead = ({ method, path }: Seen) => method === 'GET' && path.startsWith('/2.0/files/12');
	const { box } = await start({ before: first(99, isRead, refusal) });
	const file = await box.upload(attributes, sourceOf(content), { fields: ['size'] });
	expect(file).toMatchObject({ id: '12', sha1: sha1(content) });
});

describe('a part', () => {
	it.each<[string, Answer]>([
		['503', json(503, {})],
		['a dropped connection', drop],
		['429', json(429, {}, { 'retry-after': '1' })],
		['an expired token', answer(401)],
	])('is sent again after %s', async (_, fault) => {
		const { box, session } = await start({ before: first(1, isPart, fault) });
		await box.upload(attributes, sourceOf(content));
		expect(session.committed?.equals(content)).toBe(true);
		expect(session.mistakes).toEqual([]);
	});

	it('is not sent again when Box has it although it answered 500', async () => {
		const { box, session } = await start({ after: first(3, isPart, json(500, {})) });
		await box.upload(attributes, sourceOf(content));
		expect(session.committed?.equals(content)).toBe(true);
		expect(session.count('PUT', /./)).toBe(11);
		expect(session.count('GET', /parts/)).toBe(3);
	});

	it('that Box refuses ends the upload and the session', async () => {
		const { box, session } = await start({
			before: first(100, isPart, json(403, { code: 'storage_limit_exceeded' })),
		});
		const error = await failure(box.upload(attributes, sourceOf(content)));
		expect(error).toMatchObject({ status: 403, code: 'storage_limit_exceeded' });
		expect(session.aborted).toBe(true);
		expect(session.count('POST', /commit/)).toBe(0);
	});
});

describe('the answer to a part', () => {
	/** Changes what the first so many answers to the first part say of it, which is stored all the same. */
	const saying = (times: number, part: (right: Record<string, unknown>) => object) => {
		let left = times;
		return ({ headers, body }: Seen, respond: (reply: Answer) => void) => {
			if (!/^bytes 0-/.test(headers['content-range'] ?? '') || left === 0) return false;
			left -= 1;
			const right = { part_id: 'P0', offset: 0, size: body.length, sha1: sha1(body) };
			respond(json(200, { part: part(right) }));
			return true;
		};
	};
	const others: Array<[string, (right: Record<string, unknown>) => object]> = [
		['another SHA-1', (right) => ({ ...right, sha1: sha1('other') })],
		['a SHA-1 that is none', (right) => ({ ...right, sha1: 7 })],
		['another offset', (right) => ({ ...right, offset: partSize })],
		['another size', (right) => ({ ...right, size: partSize - 1 })],
		['another part', () => ({ part_id: 'P9', offset: 9, size: 9, sha1: sha1('other') })],
	];

	it.each(others)('that tells of %s has it sent again; Box takes it twice', async (_, wrong) => {
		const { box, session } = await start({ before: saying(2, wrong) });
		await box.upload(attributes, sourceOf(content));
		expect(session.count('PUT', /./)).toBe(11 + 2);
		expect(session.committed?.equals(content)).toBe(true);
	});

	it.each(others)('that tells of %s has it sent again; Box has the right one', async (_, wrong) => {
		const { box, session } = await start({ after: saying(1, wrong) });
		await box.upload(attributes, sourceOf(content));
		expect(session.count('PUT', /./)).toBe(11 + 1);
		expect(session.count('GET', /parts/)).toBe(1);
		expect(session.committed?.equals(content)).toBe(true);
	});

	it.each(others)('that always tells of %s ends the upload before the commit', async (_, wrong) => {
		const { box, session } = await start({ before: saying(99, wrong) });
		const error = await failure(box.upload(attributes, sourceOf(content)));
		expect(error).toMatchObject({ code: 'bad_digest' });
		expect(session.server.seen.filter(isFirstPart)).toHaveLength(3);
		expect(session.count('POST', /commit/)).toBe(0);
		expect(session.aborted).toBe(true);
	});

	it('that tells of another one ends the upload, too, if Box then keeps that one', async () => {
		const wrong = json(200, { part: { part_id: 'P', offset: 0, size: 9, sha1: sha1('other') } });
		const overlap = json(409, { code: 'range_overlaps_existing_part' });
		let sent = 0;
		const before = (seen: Seen, respond: (reply: Answer) => void) => {
			if (!isFirstPart(seen)) return false;
			respond((sent += 1) === 1 ? wrong : overlap);
			return true;
		};
		const { box, session } = await start({ before });
		const error = await failure(box.upload(attributes, sourceOf(content)));
		expect(error).toMatchObject({ code: 'bad_digest' });
		expect(session.aborted).toBe(true);
	});

	it.each<[string, (right: Record<string, unknown>) => object]>([
		['leaves out the SHA-1', ({ sha1: _, ...rest }) => rest],
		['leaves out the offset', ({ offset: _, ...rest }) => rest],
		['has null for the size', (right) => ({ ...right, size: null })],
		['has the ID alone', ({ part_id }) => ({ part_id })],
		[
			'has texts for numbers',
			({ offset, size, ...rest }) => {
				return { ...rest, offset: String(offset), size: String(size) };
			},
		],
		[
			'has capital letters in the SHA-1',
			(right) => ({ ...right, sha1: String(right.sha1).toUpperCase() }),
		],
	])('is understood if it %s', async (_, less) => {
		const { box, session } = await start({ after: saying(1, less) });
		await box.upload(attributes, sourceOf(content));
		expect(session.count('PUT', /./)).toBe(11);
		const { parts } = session.commitBody as { parts: object[] };
		const size = partSize;
		const first = content.subarray(0, size);
		expect(parts[0]).toEqual({ part_id: 'P0', offset: 0, size, sha1: sha1(first) });
	});

	it.each<[string, Answer]>([
		['nothing', answer(200)],
		['no part', json(200, {})],
		['no ID', json(200, { part: { offset: 0 } })],
		['a web page', answer(200, {}, '<html>')],
	])('that has %s is none, but Box may have the part', async (_, wrong) => {
		const { box, session } = await start({ after: first(1, isPart, wrong) });
		await box.upload(attributes, sourceOf(content));
		expect(session.count('PUT', /./)).toBe(11);
		expect(session.committed?.equals(content)).toBe(true);
		const other = await start({ before: first(1, isPart, wrong) });
		const error = await failure(other.box.upload(attributes, sourceOf(content)));
		expect(error.code).toBe('invalid_answer');
		expect(other.session.aborted).toBe(true);
	});
});

describe('the commit', () => {
	it('is repeated while Box is busy with it', async () => {
		const { box, timing, session } = await start({
			before: first(7, isCommit, answer(202, { 'retry-after': '2' })),
		});
		await box.upload(attributes, sourceOf(content));
		expect(timing.waits).toEqual(Array(7).fill(2000));
		const commits = session.server.seen.filter(isCommit).map(({ body }) => body.toString());
		expect(new Set(commits).size).toBe(1);
	});

	it('is repeated while Box has not counted the last part', async () => {
		const mismatch = json(400, { code: 'parts_mismatch' });
		const { box, session } = await start({ before: first(2, isCommit, mismatch) });
		await box.upload(attributes, sourceOf(content));
		expect(session.count('POST', /commit/)).toBe(3);
	});

	it('is given up when the parts never match', async () => {
		const mismatch = json(400, { code: 'parts_mismatch' });
		const { box, session } = await start({ before: first(100, isCommit, mismatch) });
		const error = await failure(box.upload(attributes, sourceOf(content)));
		expect(error.code).toBe('parts_mismatch');
		expect(session.aborted).toBe(true);
	});

	it('has worked although its answer was lost', async () => {
		const { box, session } = await start({ after: first(1, isCommit, json(503, {})) });
		expect(await box.upload(attributes, sourceOf(content))).toMatchObject({ id: '12' });
		expect(session.mistakes).toEqual([]);
		expect(session.aborted).toBe(false);
	});

	it('of a version has worked although its answer was lost', async () => {
		const { box, session } = await start({ after: first(1, isCommit, drop) });
		expect(await box.uploadVersion('12', {}, sourceOf(content))).toMatchObject({ id: '12' });
		expect(session.count('POST', /commit/)).toBe(1);
	});

	const created = (entries: unknown[]) => json(201, { total_count: entries.length, entries });
	const other = { type: 'file', id: '99', name: 'other.bin', etag: '4', sha1: sha1('other') };
	const unusable: Array<[string, Answer]> = [
		['nothing', answer(201)],
		['a web page', answer(200, {}, '<html>')],
		['half of an object', answer(201, {}, '{"entries": [{"type":')],
		['no file', created([])],
		['null', created([null])],
		['a folder', created([{ ...other, type: 'folder' }])],
		['another file', created([other])],
		['another file of the same bytes', created([{ ...other, sha1: sha1(content) }])],
	];

	it.each(unusable)('has worked although its answer has %s', async (_, wrong) => {
		const { box, session } = await start({ after: first(1, isCommit, wrong) });
		expect(await box.upload(attributes, sourceOf(content))).toMatchObject({ id: '12' });
		expect(session.count('POST', /commit/)).toBe(1);
		expect([session.mistakes, session.aborted]).toEqual([[], false]);
	});

	it.each(unusable)('of a version has worked although its answer has %s', async (_, wrong) => {
		const { box, session } = await start({ after: first(1, isCommit, wrong) });
		expect(await box.uploadVersion('12', {}, sourceOf(content))).toMatchObject({ id: '12' });
		expect(session.count('POST', /commit/)).toBe(1);
		expect([session.mistakes, session.aborted]).toEqual([[], false]);
	});

	it.each(unusable)('has failed if its answer has %s and nothing is stored', async (_, wrong) => {
		const { box, session } = await start({ before: first(1, isCommit, wrong) });
		const error = await failure(box.upload(attributes, sourceOf(content)));
		expect(error).toMatchObject({ code: 'invalid_answer', outcomeUnknown: true });
		expect([session.mistakes, session.aborted]).toEqual([[], true]);
	});

	it.each<[string, Answer, Answer]>([
		['asks to wait', answer(202, { 'retry-after': '1' }), json(404, { code: 'not_found' })],
		['asks for no time', answer(202), json(410, { code: 'session_expired' })],
		['has a body', json(202, {}), json(400, { code: 'invalid_upload_session_id' })],
	])('that %s may be done before it is repeated', async (_, accepted, gone) => {
		const late = [accepted, gone];
		const after = (seen: Seen, respond: (reply: Answer) => void) => {
			const reply = isCommit(seen) && late.shift();
			if (reply) respond(reply);
			return Boolean(reply);
		};
		for (const upload of ['upload', 'uploadVersion'] as const) {
			late.splice(0, 2, accepted, gone);
			const { box, session } = await start({ after });
			const file =
				upload === 'upload'
					? await box.upload(attributes, sourceOf(content))
					: await box.uploadVersion('12', {}, sourceOf(content), { ifMatch: '3' });
			expect(file).toMatchObject({ id: '12' });
			expect([session.count('POST', /commit/), session.aborted]).toEqual([2, false]);
		}
	});

	it('that Box accepts, but never does, is given up, and its end is not known', async () => {
		const { box, session, timing } = await start({ before: first(999, isCommit, answer(202)) });
		const error = await failure(box.upload(attributes, sourceOf(content)));
		expect(error).toMatchObject({ code: 'not_ready', outcomeUnknown: true });
		expect(timing.now()).toBeLessThanOrEqual(10 * 60_000);
		expect(session.aborted).toBe(true);
	});

	it.each<[string, number, string]>([
		['a changed file', 412, 'precondition_failed'],
		['missing parts', 400, 'invalid_request_parameters'],
		['a full account', 403, 'storage_limit_exceeded'],
		['a damaged whole', 400, 'bad_digest'],
	])('is refused for %s, at once and for sure', async (_, status, code) => {
		const { box, session } = await start({ before: first(99, isCommit, json(status, { code })) });
		const error = await failure(box.uploadVersion('12', {}, sourceOf(content)));
		expect(error).toMatchObject({ status, code, outcomeUnknown: false });
		expect([session.count('POST', /commit/), session.aborted]).toEqual([1, true]);
	});

	it('is refused when the name is taken meanwhile', async () => {
		const conflicts = { type: 'file', id: '99', name: 'a.bin', sha1: sha1('other') };
		const taken = json(409, { code: 'item_name_in_use', context_info: { conflicts } });
		const { box, session } = await start({ before: first(1, isCommit, taken) });
		const error = await failure(box.upload(attributes, sourceOf(content)));
		expect(error.conflicts).toMatchObject([{ id: '99' }]);
		expect(session.aborted).toBe(true);
	});
});

it.each([
	['ends early', content.length + 1],
	['is longer', content.length - 1],
])('gives the session up when the source %s', async (_, size) => {
	const { box, session } = await start();
	const call = box.upload(attributes, { ...sourceOf(content), size });
	await expect(call).rejects.toThrow(SourceSizeError);
	expect(session.aborted).toBe(true);
	expect(session.committed).toBeUndefined();
});

it('gives the session up when the source breaks', async () => {
	const { box, session } = await start();
	const open = () =>
		Readable.from(
			(function* () {
				yield content.subarray(0, 2500);
				throw new Error('The disk is gone');
			})(),
		);
	const call = box.upload(attributes, { open, size: content.length });
	await expect(call).rejects.toThrow('The disk is gone');
	expect(session.aborted).toBe(true);
});

it('ends at once when the execution is cancelled, and gives the session up', async () => {
	const stop = new AbortController();
	const reason = new Error('The execution was cancelled');
	const { session, box } = await start({ before: (seen) => isPart(seen) }, { signal: stop.signal });
	const call = box.upload(attributes, sourceOf(content));
	await session.server.received(5);
	stop.abort(reason);
	await expect(call).rejects.toBe(reason);
	await session.server.received(6);
	expect(session.aborted).toBe(true);
});

describe('giving a session up', () => {
	const isAbort = ({ method }: Seen) => method === 'DELETE';
	const tooLong = { ...sourceOf(content), size: content.length - 1 };

	it.each<[string, Answer]>([
		['a 503', json(503, {})],
		['a lost connection', drop],
		['a 429 without a time', json(429, {})],
		['a 429 with a time', json(429, {}, { 'retry-after': '30' })],
	])('is tried again after %s', async (_, fault) => {
		const { box, session } = await start({ before: first(2, isAbort, fault) });
		await expect(box.upload(attributes, tooLong)).rejects.toThrow(SourceSizeError);
		expect(session.aborted).toBe(true);
		expect(session.count('DELETE', /session/)).toBe(3);
	});

	it('does not wait for the pause of its user', async () => {
		const timing = new HandClock();
		const gate = new RateLimitGate(timing);
		const { box, session } = await start({}, { gate, timing });
		const open = () =>
			Readable.from(
				(function* () {
					yield content.subarray(0, 2500);
					gate.pause(3_600_000);
					throw new Error('The disk is gone');
				})(),
			);
		const call = box.upload(attributes, { open, size: content.length });
		await expect(call).rejects.toThrow('The disk is gone');
		expect(session.aborted).toBe(true);
		expect(gate.remaining()).toBeGreaterThan(0);
	});

	it.each<[string, Answer]>([
		['is refused for ever', json(503, {})],
		['is refused for hours', json(429, {}, { 'retry-after': '3600' })],
		['is refused for minutes', json(429, {}, { 'retry-after': '100' })],
	])('is bounded where it %s', async (_, fault) => {
		const { box, session, timing } = await start({ before: first(99, isAbort, fault) });
		await expect(box.upload(attributes, tooLong)).rejects.toThrow(SourceSizeError);
		expect(session.aborted).toBe(false);
		expect(session.count('DELETE', /session/)).toBeLessThanOrEqual(MAX_ATTEMPTS);
		expect(timing.now()).toBeLessThanOrEqual(90_000);
	});

	it.each<[string, Answer]>([
		['never answered', stall],
		['refused', json(503, {}, { 'retry-after': '60' })],
	])(
		'holds up nobody who cancels while it is %s',
		async (_, fault) => {
			const stop = new AbortController();
			const reason = new Error('The execution was cancelled');
			const options = { signal: stop.signal, timing: new HandClock() };
			const { session, box } = await start({ before: first(99, isAbort, fault) }, options);
			const call = box.upload(attributes, tooLong);
			while (session.count('DELETE', /session/) === 0) await new Promise(setImmediate);
			stop.abort(reason);
			await expect(call).rejects.toBe(reason);
		},
		5_000,
	);

	it.each([404, 410])('is over if Box answers %i, as nothing is left', async (status) => {
		const { box, session } = await start({ before: first(99, isAbort, json(status, {})) });
		await expect(box.upload(attributes, tooLong)).rejects.toThrow(SourceSizeError);
		expect(session.count('DELETE', /session/)).toBe(1);
	});

	it('is tried again also after the execution was cancelled', async () => {
		const stop = new AbortController();
		const reason = new Error('The execution was cancelled');
		const refuse = first(2, isAbort, json(503, {}));
		const before = (seen: Seen, respond: (reply: Answer) => void) =>
			isPart(seen) || refuse(seen, respond);
		const { session, box } = await start({ before }, { signal: stop.signal });
		const call = box.upload(attributes, sourceOf(content));
		await session.server.received(5);
		stop.abort(reason);
		await expect(call).rejects.toBe(reason);
		await session.server.received(8);
		expect(session.aborted).toBe(true);
	});
});

it('does not wait for the end of a session that was cancelled', async () => {
	const stop = new AbortController();
	const reason = new Error('The execution was cancelled');
	const answerOnlyPost = { before: ({ method }: Seen) => method !== 'POST' };
	const { session, box } = await start(answerOnlyPost, { signal: stop.signal });
	const call = box.upload(attributes, sourceOf(content));
	await session.server.received(5);
	stop.abort(reason);
	await expect(call).rejects.toBe(reason);
	await session.server.received(6);
	expect(session.server.paths.at(-1)).toBe('DELETE /session/S1');
}, 5_000);

it('ends at once when the execution is cancelled while the source is silent', async () => {
	const stop = new AbortController();
	const reason = new Error('The execution was cancelled');
	const { session, box } = await start({}, { signal: stop.signal });
	const silent = new Readable({ read() {} });
	silent.push(content.subarray(0, partSize));
	const call = box.upload(attributes, { open: () => silent, size: content.length });
	await session.server.received(2);
	stop.abort(reason);
	await expect(call).rejects.toBe(reason);
	expect(silent.destroyed).toBe(true);
});

it.each(['https://box.example', 'http://upload.box.com', 'nonsense'])(
	'sends neither token nor bytes to %s',
	async (endpoints) => {
		const { box, session } = await start({ endpoints });
		const error = await failure(box.upload(attributes, sourceOf(content)));
		expect(error.code).toBe('invalid_answer');
		// The session is given up where it was opened.
		expect(session.server.paths).toEqual([
			'POST /api/2.0/files/upload_sessions',
			'DELETE /api/2.0/files/upload_sessions/S1',
		]);
	},
);

describe('a session whose answer cannot be used', () => {
	const created = (answered: object) =>
		first(1, ({ method }) => method === 'POST', json(201, answered));
	const flawed = (url: string) => [
		{ id: 'S1' },
		{ type: 'upload_session', id: 'S1', part_size: 0 },
		{ part_size: 0, session_endpoints: { abort: `${url}/session/S1` } },
		{ id: 'S1', part_size: 1, session_endpoints: { abort: 'https://box.example/S1' } },
		{ id: 'S1', part_size: 1, session_endpoints: { abort: '' } },
	];

	it.each([0, 1, 2, 3, 4])('is given up if it can be named (%i)', async (index) => {
		const { box, session } = await start({
			before: (seen, respond) => created(flawed(session.server.url)[index] ?? {})(seen, respond),
		});
		const error = await failure(box.with({ asUser: '5' }).upload(attributes, sourceOf(content)));
		expect(error).toMatchObject({ code: 'invalid_answer', outcomeUnknown: false });
		expect([session.aborted, session.mistakes]).toEqual([true, []]);
		expect(session.server.seen.map(({ headers }) => headers['as-user'])).toEqual(['5', '5']);
	});

	it.each([{}, { id: null }, { type: 'upload_session', id: '' }])(
		'is left to Box if nothing names it: %j',
		async (answered) => {
			const { box, session } = await start({ before: created(answered) });
			const error = await failure(box.upload(attributes, sourceOf(content)));
			expect(error).toMatchObject({ code: 'invalid_answer', outcomeUnknown: false });
			expect(session.server.seen).toHaveLength(1);
		},
	);
});

it.each([0, -1, 1.5, 'x', null])('cannot use the part size %j', async (size) => {
	const created = json(201, {
		part_size: size,
		session_endpoints: Object.fromEntries(
			['upload_part', 'list_parts', 'commit', 'abort'].map((name) => [name, 'https://a.box.com']),
		),
	});
	const { box } = await start({ before: first(1, () => true, created) });
	expect(await failure(box.upload(attributes, sourceOf(content)))).toMatchObject({
		code: 'invalid_answer',
	});
});

describe('cutting into parts', () => {
	function buffersOf(size: number) {
		const free: Buffer[] = [];
		return {
			taken: 0,
			async take() {
				this.taken += 1;
				return free.pop() ?? Buffer.alloc(size);
			},
			giveBack(buffer: Buffer) {
				this.taken -= 1;
				free.push(buffer);
			},
		};
	}

	async function cut(sizes: number[], size: number) {
		const chunks = Readable.from(sizes.map((length) => Buffer.alloc(length, 1)));
		const parts = await all(cutIntoParts(chunks, buffersOf(size)));
		return parts.map((part) => [part.offset, part.bytes.length]);
	}

	it.each<[number[], number[][]]>([
		[[], []],
		[[3], [[0, 3]]],
		[[4], [[0, 4]]],
		[
			[9],
			[
				[0, 4],
				[4, 4],
				[8, 1],
			],
		],
		[
			[1, 1, 1, 1, 1],
			[
				[0, 4],
				[4, 1],
			],
		],
		[
			[3, 3, 2],
			[
				[0, 4],
				[4, 4],
			],
		],
	])('chunks of %j bytes', async (sizes, parts) => {
		expect(await cut(sizes, 4)).toEqual(parts);
	});

	it('uses the memory of parts that were given back', async () => {
		const used = new Set<ArrayBufferLike>();
		const given = randomBytes(10);
		const read: Buffer[] = [];
		for await (const part of cutIntoParts(Readable.from([given]), buffersOf(4))) {
			used.add(part.bytes.buffer);
			read.push(Buffer.from(part.bytes));
			part.giveBack();
		}
		expect([used.size, Buffer.concat(read).equals(given)]).toEqual([1, true]);
	});

	it('gives back what it has not filled when the bytes break off', async () => {
		const buffers = buffersOf(4);
		const broken = Readable.from(
			(async function* () {
				yield Buffer.alloc(2);
				throw new Error('broken off');
			})(),
		);
		await expect(all(cutIntoParts(broken, buffers))).rejects.toThrow('broken off');
		expect(buffers.taken).toBe(0);
	});
});

import { buffer } from 'node:stream/consumers';

import { answer, cut, drop, json, type Answer } from './server';
import { closeAll, failure, setup } from './support';

afterEach(closeAll);

const TICKET = 'nDnZEDjY2S8iEWWCHEEiptFxwoWojjlib==';
const items = [{ type: 'file', id: '12' }] as const;
const archive = answer(200, { 'content-disposition': 'attachment;filename="All.zip"' }, 'PK…');

interface Course {
	/** The answers for the bytes and for the status, the last of which is repeated. */
	content?: Answer[];
	status?: Answer[];
	created?: object;
}

/** A Box with one archive after the other. */
function course({
	content = [archive],
	status = [json(200, { state: 'succeeded' })],
	created = {},
}: Course): Answer {
	const next = (answers: Answer[]) => (answers.length > 1 ? answers.shift() : answers[0]);
	return (response, request) => {
		const at = (what: string) => `http://${request.headers.host}/${TICKET}/${what}`;
		const addresses = { download_url: at('content'), status_url: at('status') };
		if (request.method === 'POST') json(202, { ...addresses, ...created })(response, request);
		else next(request.path.includes('/status') ? status : content)?.(response, request);
	};
}

it('is asked for by name, and its bytes come without the token', async () => {
	const { box, server } = await setup(course({}));

	const { download, nameConflicts } = await box.zip(items, 'All');

	expect((await buffer(download.stream)).toString()).toBe('PK…');
	expect([download.fileName, nameConflicts]).toEqual(['All.zip', []]);
	expect(JSON.parse(String(server.seen[0]?.body))).toEqual({ items, download_file_name: 'All' });
	expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer T1', undefined]);
});

it.each([
	['a lost connection', drop, 500],
	['a 503', answer(503, { 'retry-after': '3' }), 3_000],
	[
		'a 429',
		json(429, { code: 'user_too_many_concurrent_downloads' }, { 'retry-after': '9' }),
		9_000,
	],
	['an address that has expired', answer(404), 0],
])('is asked for anew after %s', async (_, fault, wait) => {
	const { box, server, timing } = await setup(course({ content: [fault, archive] }));

	const { download } = await box.zip(items);

	expect((await buffer(download.stream)).toString()).toBe('PK…');
	expect(server.seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST', 'GET']);
	expect(timing.waits).toHaveLength(1);
	expect(timing.waits[0]).toBeLessThanOrEqual(wait);
});

it('is given up in the end', async () => {
	const { box, server } = await setup(course({ content: [answer(404)] }));

	const error = await failure(box.zip(items));

	expect([error.status, error.path, error.attempts]).toEqual([404, '/zip_downloads/content', 3]);
	expect(server.seen).toHaveLength(6);
});

it('is found behind a redirect', async () => {
	const moved: Answer = (response, request) =>
		answer(302, { location: `http://${request.headers.host}/elsewhere` })(response, request);
	const { box } = await setup(course({ content: [moved, archive] }));

	const { download } = await box.zip(items);

	expect((await buffer(download.stream)).toString()).toBe('PK…');
});

it('that breaks off fails, and is not taken for whole', async () => {
	const { box } = await setup(course({ content: [cut('PK and more', 4)] }));

	const { download } = await box.zip(items);

	expect(await failure(buffer(download.stream))).toMatchObject({ code: 'network_error' });
});

it('ends with its stream', async () => {
	let closed = () => {};
	const gone = new Promise<void>((resolve) => (closed = resolve));
	const endless: Answer = (response) => {
		response.on('close', closed);
		response.writeHead(200);
		response.write('PK');
	};
	const { box } = await setup(course({ content: [endless] }));

	const { download } = await box.zip(items);
	download.stream.destroy();

	await gone;
});

const done = { total_file_count: 2, skipped_file_count: 1, state: 'succeeded' };

it('tells what became of it, once Box knows', async () => {
	const status = [json(200, { state: 'in_progress' }), json(200, done)];
	const { box, timing, server } = await setup(course({ status }));

	const { download, outcome } = await box.zip(items);
	await buffer(download.stream);

	expect(await outcome()).toEqual(done);
	expect(timing.waits).toEqual([1_000]);
	expect(server.seen.at(-1)?.headers.authorization).toBe('Bearer T1');
});

it('may stay in progress, but is not asked about for ever', async () => {
	const status = [json(200, { state: 'in_progress' })];
	const { box, timing } = await setup(course({ status }));

	const { outcome } = await box.zip(items);

	expect(await outcome()).toEqual({ state: 'in_progress' });
	expect(timing.waits).toHaveLength(29);
});

it('has failed if Box says so', async () => {
	const { box } = await setup(course({ status: [json(200, { state: 'failed' })] }));

	const { outcome } = await box.zip(items);

	expect(await failure(outcome())).toMatchObject({ code: 'zip_failed' });
});

it.each([
	{ download_url: 'nowhere' },
	{ status_url: null },
	{ download_url: 'http://example.com/' },
])('has addresses that can be used: not %j', async (created) => {
	const { box } = await setup(course({ created }));

	expect((await failure(box.zip(items))).code).toBe('invalid_answer');
});

describe('an error', () => {
	const message = `Invalid value '${TICKET}'`;
	const context_info = { errors: [{ name: 'zip', message }] };
	const refusal = json(400, { type: 'error', code: 'bad_request', message, context_info });

	it.each(['content', 'status'])('of the %s keeps the address to itself', async (what) => {
		const { box } = await setup(course({ [what]: [refusal] }));

		const whole = async () => {
			const { outcome } = await box.zip(items);
			return await outcome();
		};
		const error = await failure(whole());

		expect(error.message).toContain("Invalid value '…'");
		expect(JSON.stringify({ ...error, message: error.message })).not.toContain(TICKET);
		expect(error.cause).toBeUndefined();
	});
});

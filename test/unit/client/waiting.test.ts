import { buffer } from 'node:stream/consumers';

import type { Download } from '../../../nodes/Box/client/types';
import { answer, json, type Answer, type Seen } from './server';
import { closeAll, failure, setup } from './support';

afterEach(closeAll);

const picture = answer(200, { 'content-type': 'image/png' }, 'PNG');
const preparing = (seconds: number) => answer(202, { 'retry-after': String(seconds) });
const textOf = async ({ stream }: Download) => (await buffer(stream)).toString();

describe('a thumbnail', () => {
	const asked = { format: 'png', size: 64, maxWait: 60_000 } as const;

	it('comes when Box says that it is there', async () => {
		const { box, timing, server } = await setup(preparing(7), preparing(5), picture);

		expect(await textOf(await box.thumbnail('12', asked))).toBe('PNG');

		expect(timing.waits).toEqual([7_000, 5_000]);
		expect(server.seen[0]?.path).toBe('/2.0/files/12/thumbnail.png?min_height=64&min_width=64');
		expect(server.seen[0]?.headers.authorization).toBe('Bearer T1');
	});

	it('is not waited for longer than it may be', async () => {
		const { box, timing } = await setup(preparing(25));

		const { code, attempts } = await failure(box.thumbnail('12', asked));

		expect([code, attempts]).toEqual(['not_ready', 3]);
		expect(timing.waits).toEqual([25_000, 25_000]);
	});

	it('is asked for again after a transient failure, whatever the wait', async () => {
		const { box } = await setup(json(503, {}, { 'retry-after': '9' }), picture);

		expect(await textOf(await box.thumbnail('12', { ...asked, maxWait: 0 }))).toBe('PNG');
	});

	it('will never be there where Box redirects to a placeholder', async () => {
		const { box, server } = await setup(answer(302, { location: '/placeholder.png' }), picture);

		const { code, status } = await failure(box.thumbnail('12', asked));

		expect([code, status]).toEqual(['preview_cannot_be_generated', 302]);
		expect(server.seen).toHaveLength(1);
	});

	it('ends when the client is told to', async () => {
		const { box } = await setup(answer(200, { 'content-type': 'image/png' }, Buffer.alloc(9)));
		const stop = new AbortController();
		stop.abort(new Error('cancelled'));

		await expect(box.withSignal(stop.signal).thumbnail('12', asked)).rejects.toThrow('cancelled');
	});
});

describe('another form of a file', () => {
	/** A Box where it is in these states, one after the other. */
	function states(...all: [object, ...object[]]): Answer {
		let next = 0;
		return (response, request) => {
			if (request.path.startsWith('/text')) return answer(200, {}, 'text')(response, request);
			const status = all[Math.min(next++, all.length - 1)];
			const shown = { ...addresses(request), representation: 'extracted_text', status };
			const body = request.path.startsWith('/info')
				? shown
				: { type: 'file', id: '12', representations: { entries: [shown] } };
			json(200, body)(response, request);
		};
	}

	const addresses = ({ headers }: Seen) => ({
		info: { url: `http://${headers.host}/info` },
		content: { url_template: `http://${headers.host}/text/{+asset_path}` },
	});

	const asked = { name: 'extracted_text', maxWait: 60_000 };
	const pending = { state: 'pending' };

	it('is there already', async () => {
		const { box, server, timing } = await setup(states({ state: 'success' }));

		expect(await textOf(await box.representation('12', asked))).toBe('text');

		expect(timing.waits).toEqual([]);
		expect(server.seen.map(({ path }) => path)).toEqual([
			'/2.0/files/12?fields=representations',
			'/text/',
		]);
		expect(server.seen[0]?.headers['x-rep-hints']).toBe('[extracted_text]');
		expect(server.seen[1]?.headers.authorization).toBe('Bearer T1');
	});

	it('is made when somebody asks, and asked about more and more seldom', async () => {
		const all = [{ state: 'none' }, ...Array.from({ length: 7 }, () => pending)] as const;
		const { box, timing } = await setup(states(...all, { state: 'viewable' }));

		expect(await textOf(await box.representation('12', asked))).toBe('text');

		expect(timing.waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
	});

	it('is not waited for longer than it may be', async () => {
		const { box, timing } = await setup(states(pending));

		const { code } = await failure(box.representation('12', { ...asked, maxWait: 5_000 }));

		expect(code).toBe('not_ready');
		expect(timing.waits).toEqual([500, 1_000, 2_000, 1_500]);
	});

	it.each([
		[{ state: 'error', code: 'error_too_large' }, 'representation_failed', 'error_too_large'],
		[{ state: 'error' }, 'representation_failed', 'could not make'],
		[{ state: 'strange' }, 'invalid_answer', 'unknown state'],
		[{}, 'invalid_answer', 'unknown state'],
	])('in the state %j is an error', async (state, code, message) => {
		const { box } = await setup(states(state));

		const error = await failure(box.representation('12', asked));

		expect([error.code, error.path]).toEqual([code, '/files/12']);
		expect(error.message).toContain(message);
	});

	it.each([{}, { representations: null }, { representations: { entries: [null, {}] } }])(
		'is not among %j',
		async (more) => {
			const { box } = await setup(json(200, { type: 'file', id: '12', ...more }));

			expect(await failure(box.representation('12', asked))).toMatchObject({
				code: 'no_representation',
			});
		},
	);

	it('without an address is no answer of Box', async () => {
		const entries = [{ representation: 'extracted_text', status: { state: 'success' } }];
		const { box } = await setup(
			json(200, { type: 'file', id: '12', representations: { entries } }),
		);

		expect((await failure(box.representation('12', asked))).code).toBe('invalid_answer');
	});
});

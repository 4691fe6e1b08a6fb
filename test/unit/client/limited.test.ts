import { RateLimitGate } from '../../../nodes/Box/client/calls/rateLimit';
import { MAX_ATTEMPTS_LIMITED } from '../../../nodes/Box/client/calls/retry';
import { HandClock } from './handClock';
import { type Answer, json, ok, TestServer } from './server';
import { clientFor, closeAll, closing, failure, setup } from './support';

afterEach(closeAll);

const MINUTE_MS = 60_000;
const get = { method: 'GET' as const, path: ['files', '12'] };
const refused = json(429, { code: 'rate_limit_exceeded' });

/** A Box that takes so many calls a minute, by the clock of the test, and never says how long to wait. */
function limiting(callsPerMinute: number, clock: HandClock) {
	const counted = { taken: 0, refused: 0 };
	let minute = -1;
	let left = 0;
	const handler: Answer = (response, request) => {
		const current = Math.floor(clock.now() / MINUTE_MS);
		if (current !== minute) left = callsPerMinute;
		minute = current;
		if (left === 0) {
			counted.refused += 1;
			return refused(response, request);
		}
		left -= 1;
		counted.taken += 1;
		ok(response, request);
	};
	return { counted, handler };
}

it.each([
	{ executions: 1, atOnce: 20, calls: 3000, limit: 1000 },
	{ executions: 4, atOnce: 10, calls: 600, limit: 100 },
])(
	'carries out $calls calls, $atOnce at once in $executions executions, where Box takes $limit a minute',
	async ({ executions, atOnce, calls, limit }) => {
		const clock = new HandClock();
		const { counted, handler } = limiting(limit, clock);
		const server = closing(await TestServer.start(handler));
		const gate = new RateLimitGate(clock);
		let left = calls;
		let running = executions * atOnce;
		const worker = async (box: ReturnType<typeof clientFor>['box']) => {
			while (left > 0) {
				left -= 1;
				await box.request(get);
			}
			running -= 1;
		};
		const workers = Array.from({ length: executions }, () => {
			const { box } = clientFor(server, { timing: clock, gate });
			return Array.from({ length: atOnce }, async () => await worker(box));
		}).flat();
		const all = Promise.all(workers);
		// Time passes only when everybody waits.
		void (async () => {
			while (running > 0) {
				await new Promise(setImmediate);
				if (clock.asleep >= running) clock.advanceToNext();
			}
		})();
		await all;
		expect(counted.taken).toBe(calls);
		// Nobody asks again and again while the minute lasts.
		expect(counted.refused).toBeLessThan((calls / limit) * executions * atOnce * 10);
	},
);

it('waits out a minute in which each try is refused', async () => {
	const { box, timing, server } = await setup((response, request) => {
		(timing.now() < MINUTE_MS ? refused : ok)(response, request);
	});
	expect(await box.request(get)).toMatchObject({ id: '12' });
	expect(server.seen.length).toBeLessThanOrEqual(8);
});

it('does not count as failures of another kind', async () => {
	const unavailable = json(503, {});
	const { box } = await setup(
		unavailable,
		refused,
		unavailable,
		refused,
		refused,
		unavailable,
		refused,
		unavailable,
		refused,
		ok,
	);
	expect(await box.request(get)).toMatchObject({ id: '12' });
});

it('gives up in the end', async () => {
	const { box, timing } = await setup(refused);
	const error = await failure(box.request(get));
	expect(error).toMatchObject({ status: 429, code: 'rate_limit_exceeded' });
	expect(timing.now()).toBeLessThanOrEqual(10 * MINUTE_MS);
	expect(timing.now()).toBeGreaterThan(9 * MINUTE_MS);
});

it('is waited out also where the call has no part in the pause of its user', async () => {
	const { box, timing, gate } = await setup((response, request) => {
		if (request.path === '/2.0/files/12/content') {
			response.writeHead(302, { location: '/download' }).end();
		} else {
			(timing.now() < MINUTE_MS ? refused : ok)(response, request);
		}
	});
	const { stream } = await box.download('12');
	stream.resume();
	expect(timing.waits.length).toBeLessThan(MAX_ATTEMPTS_LIMITED);
	expect(gate.remaining()).toBe(0);
});

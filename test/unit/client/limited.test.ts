import { MAX_ATTEMPTS_LIMITED } from '../../../nodes/Box/client/calls/retry';
import { json, ok } from './server';
import { closeAll, failure, setup } from './support';

afterEach(closeAll);

const MINUTE_MS = 60_000;
const get = { method: 'GET' as const, path: ['files', '12'] };
const refused = json(429, { code: 'rate_limit_exceeded' });

it.each(['nothing', '0', '0.5', '-5', 'soon'])(
	'waits out a minute in which each try is refused, if Retry-After is %s',
	async (asked) => {
		const headers: Record<string, string> = asked === 'nothing' ? {} : { 'retry-after': asked };
		const limited = json(429, { code: 'rate_limit_exceeded' }, headers);
		const { box, timing, server } = await setup((response, request) => {
			(timing.now() < MINUTE_MS ? limited : ok)(response, request);
		});
		expect(await box.request(get)).toMatchObject({ id: '12' });
		expect(server.seen.length).toBeLessThanOrEqual(33);
	},
);

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

import {
	isOutcomeUnknown,
	MAX_ATTEMPTS,
	MAX_ATTEMPTS_NOT_READY,
	MAX_BACKOFF,
	MAX_TOTAL_WAIT,
	nextStep,
	type Failure,
} from '../../../nodes/Box/client/calls/retry';

const middle = () => 0.5;
const read = { repeatable: true, waited: 0 };
const write = { repeatable: false, waited: 0 };

describe('what is sent again', () => {
	const passing = { wait: expect.any(Number) as number };
	it.each<[string, Failure, unknown, unknown]>([
		['429', { status: 429, code: 'rate_limit_exceeded' }, passing, passing],
		['408', { status: 408, code: 'http_408' }, passing, 'stop'],
		['500', { status: 500, code: 'internal_server_error' }, passing, 'stop'],
		['502', { status: 502, code: 'bad_gateway' }, passing, 'stop'],
		['503', { status: 503, code: 'unavailable' }, passing, 'stop'],
		['504', { status: 504, code: 'http_504' }, passing, 'stop'],
		['509', { status: 509, code: 'http_509' }, passing, 'stop'],
		['507, no space left', { status: 507, code: 'http_507' }, 'stop', 'stop'],
		['202, not ready', { status: 202, code: 'not_ready' }, passing, passing],
		['a blocked item', { status: 409, code: 'operation_blocked_temporary' }, passing, passing],
		['a reserved name', { status: 409, code: 'name_temporarily_reserved' }, passing, passing],
		['a taken name', { status: 409, code: 'item_name_in_use' }, 'stop', 'stop'],
		['404', { status: 404, code: 'not_found' }, 'stop', 'stop'],
		['412', { status: 412, code: 'precondition_failed' }, 'stop', 'stop'],
		['a lost connection', { status: 0, code: 'network_error' }, passing, 'stop'],
		['silence', { status: 0, code: 'timeout' }, passing, 'stop'],
		['no connection', { status: 0, code: 'network_error', unsent: true }, passing, passing],
		['a bad certificate', { status: 0, code: 'tls_error', unsent: true }, 'stop', 'stop'],
		['an impossible header', { status: 0, code: 'invalid_request', unsent: true }, 'stop', 'stop'],
	])('%s', (_, failure, repeatable, once) => {
		expect(nextStep(1, failure, read, middle)).toEqual(repeatable);
		expect(nextStep(1, failure, write, middle)).toEqual(once);
	});
});

describe('how long it waits', () => {
	const unavailable = { status: 503, code: 'unavailable' };

	it('doubles from attempt to attempt', () => {
		const waits = [1, 2, 3, 4].map((attempt) => nextStep(attempt, unavailable, read, middle));
		expect(waits).toEqual([{ wait: 1000 }, { wait: 2000 }, { wait: 4000 }, { wait: 8000 }]);
	});

	it('spreads the waits of those who failed together', () => {
		expect(nextStep(1, unavailable, read, () => 0)).toEqual({ wait: 500 });
		expect(nextStep(1, unavailable, read, () => 0.9)).toEqual({ wait: 1400 });
	});

	it('takes Retry-After first', () => {
		expect(nextStep(1, { ...unavailable, retryAfter: 7 }, read, middle)).toEqual({ wait: 7000 });
		expect(nextStep(1, { ...unavailable, retryAfter: 0 }, read, middle)).toEqual({ wait: 0 });
	});

	it('tries a lost connection again almost at once', () => {
		const lost = { status: 0, code: 'network_error' };
		expect(nextStep(1, lost, read, middle)).toEqual({ wait: 200 });
	});

	it('does not grow beyond a maximum', () => {
		const step = nextStep(30, { status: 202, code: 'not_ready' }, read, middle);
		expect(step).toEqual({ wait: MAX_BACKOFF });
	});

	it('gives up rather than wait longer than it may in all', () => {
		const step = (waited: number) =>
			nextStep(2, { ...unavailable, retryAfter: 60 }, { repeatable: true, waited }, middle);
		expect(step(MAX_TOTAL_WAIT - 60_000)).toEqual({ wait: 60_000 });
		expect(step(MAX_TOTAL_WAIT - 59_999)).toBe('stop');
	});
});

it('gives up after a number of attempts', () => {
	const unavailable = { status: 503, code: 'unavailable' };
	expect(nextStep(MAX_ATTEMPTS - 1, unavailable, read, middle)).not.toBe('stop');
	expect(nextStep(MAX_ATTEMPTS, unavailable, read, middle)).toBe('stop');
	const notReady = { status: 202, code: 'not_ready', retryAfter: 1 };
	expect(nextStep(MAX_ATTEMPTS_NOT_READY - 1, notReady, read, middle)).not.toBe('stop');
	expect(nextStep(MAX_ATTEMPTS_NOT_READY, notReady, read, middle)).toBe('stop');
});

it.each<[Failure, boolean]>([
	[{ status: 503, code: 'unavailable' }, true],
	[{ status: 0, code: 'timeout' }, true],
	[{ status: 0, code: 'network_error', unsent: true }, false],
	[{ status: 429, code: 'rate_limit_exceeded' }, false],
	[{ status: 400, code: 'bad_request' }, false],
	[{ status: 409, code: 'operation_blocked_temporary' }, false],
])('%j may have been carried out: %s', (failure, doubt) => {
	expect(isOutcomeUnknown(failure)).toBe(doubt);
});

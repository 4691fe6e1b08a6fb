import { Backoff } from '../../../nodes/Box/events/backoff';
import { FaultReporter } from '../../../nodes/Box/events/faultReporter';
import { RepeatLimiter } from '../../../nodes/Box/events/repeatLimiter';
import { TestClock } from './support';

const MINUTE = 60_000;

describe('Backoff', () => {
	const limits = { first: 1_000, longest: 60_000 };

	it('doubles from half a second up to half a minute where chance is at its lowest', () => {
		const backoff = new Backoff(new TestClock(0), limits);
		const waits = Array.from({ length: 9 }, () => backoff.next());
		expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
	});

	it('never waits longer than the limit', () => {
		const backoff = new Backoff(new TestClock(0.999_999), limits);
		const waits = Array.from({ length: 200 }, () => backoff.next());
		expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
		expect(Math.max(...waits)).toBeGreaterThan(59_000);
	});

	it('starts over after a success, or after a long time', () => {
		const clock = new TestClock(0);
		const backoff = new Backoff(clock, limits);
		expect([backoff.next(), backoff.next()]).toEqual([500, 1000]);
		backoff.reset();
		expect([backoff.next(), backoff.next()]).toEqual([500, 1000]);
		clock.advance(5 * MINUTE);
		expect(backoff.next()).toBe(500);
	});
});

describe('RepeatLimiter', () => {
	const { signal } = new AbortController();

	it('lets one request a second through where nothing is new', async () => {
		const clock = new TestClock();
		const limiter = new RepeatLimiter(clock);
		for (let request = 0; request < 65; request++) await limiter.take(signal);
		// Five at once, as one ordinary round has.
		expect(clock.now()).toBe(60_000);
	});

	it('holds nothing back where there is something new', async () => {
		const clock = new TestClock();
		const limiter = new RepeatLimiter(clock);
		for (let request = 0; request < 1000; request++) {
			await limiter.take(signal);
			limiter.reset();
		}
		expect(clock.now()).toBe(0);
	});

	it('recovers while a poll is being held', async () => {
		const clock = new TestClock();
		const limiter = new RepeatLimiter(clock);
		for (let round = 0; round < 10; round++) {
			for (let request = 0; request < 3; request++) await limiter.take(signal);
			clock.advance(10 * MINUTE);
		}
		expect(clock.waits).toEqual([]);
	});
});

describe('FaultReporter', () => {
	function watch() {
		const clock = new TestClock();
		const reports: unknown[] = [];
		return { clock, reports, faults: new FaultReporter(clock, (error) => reports.push(error)) };
	}

	it('reports a permanent fault at once, and again after an hour', () => {
		const { clock, reports, faults } = watch();
		for (let minute = 0; minute < 150; minute++) {
			faults.failed('revoked', { isPermanent: true });
			clock.advance(MINUTE);
		}
		expect(reports).toHaveLength(3);
	});

	it('does not report transient faults that end within minutes', () => {
		const { clock, reports, faults } = watch();
		for (let hour = 0; hour < 24; hour++) {
			faults.failed('cut');
			clock.advance(5 * MINUTE);
			faults.failed('cut');
			faults.recovered();
			clock.advance(55 * MINUTE);
		}
		expect(reports).toEqual([]);
	});

	it('reports a transient fault that goes on', () => {
		const { clock, reports, faults } = watch();
		for (let minute = 0; minute <= 30; minute++) {
			faults.failed('cut');
			clock.advance(MINUTE);
		}
		expect(reports).toEqual(['cut']);
	});

	it('reports again only after a recovery what is reported once', () => {
		const { clock, reports, faults } = watch();
		const fail = () => {
			faults.failed('no right', { isPermanent: true, isReportedOnce: true });
			clock.advance(60 * MINUTE);
		};
		for (let hour = 0; hour < 24; hour++) fail();
		expect(reports).toEqual(['no right']);
		faults.recovered();
		fail();
		expect(reports).toEqual(['no right', 'no right']);
	});

	it('reports a part that fails while the other one works', () => {
		const { clock, reports, faults } = watch();
		for (let minute = 0; minute <= 30; minute++) {
			faults.recovered('events');
			faults.failed('refused', { part: 'realtime' });
			clock.advance(MINUTE);
		}
		faults.recovered('realtime');
		faults.failed('refused', { part: 'realtime' });
		expect(reports).toEqual(['refused']);
	});

	it('logs a fault that goes on once, also while the other part works', () => {
		const { faults } = watch();
		faults.failed('refused', { part: 'realtime' });
		expect(faults.shouldLog('refused')).toBe(true);
		faults.recovered('events');
		expect(faults.shouldLog('refused')).toBe(false);
		faults.recovered('realtime');
		expect(faults.shouldLog('refused')).toBe(true);
	});
});

import { RateLimitGate } from '../../../nodes/Box/client/calls/rateLimit';
import { TestTiming } from './support';

it('lets everybody through while Box has not complained', async () => {
	const timing = new TestTiming();
	await new RateLimitGate(timing).passed();
	expect(timing.waits).toEqual([]);
});

it('holds everybody back until the pause is over', async () => {
	const timing = new TestTiming();
	const gate = new RateLimitGate(timing);
	gate.pause(5000);
	expect(gate.remaining()).toBe(5000);
	await gate.passed();
	expect(timing.waits).toEqual([5000]);
	await gate.passed();
	expect(timing.waits).toEqual([5000]);
});

it('keeps the longer of two pauses', () => {
	const gate = new RateLimitGate(new TestTiming());
	gate.pause(5000);
	gate.pause(1000);
	expect(gate.remaining()).toBe(5000);
});

it('goes on waiting when the pause grows meanwhile', async () => {
	const timing = new TestTiming();
	const gate = new RateLimitGate(timing);
	gate.pause(1000);
	const passed = gate.passed();
	gate.pause(3000);
	await passed;
	expect(gate.remaining()).toBe(0);
	expect(timing.now()).toBe(4000);
});

it('stops waiting when the execution is cancelled', async () => {
	const gate = new RateLimitGate();
	gate.pause(3_600_000);
	const stop = new AbortController();
	const passed = gate.passed(stop.signal);
	stop.abort(new Error('cancelled'));
	await expect(passed).rejects.toThrow('cancelled');
});

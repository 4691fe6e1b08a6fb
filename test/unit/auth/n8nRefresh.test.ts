import type { BoxContext } from '../../../nodes/Box/auth/context';
import { askN8n } from '../../../nodes/Box/auth/n8nRefresh';
import { HandClock } from '../client/handClock';
import { TestTiming } from '../client/support';

/** What is asked needs nothing of n8n here. */
const context = {} as BoxContext;
const reason = new Error('The execution was cancelled');
const failing = (facts: object) => async () =>
	await Promise.reject(Object.assign(new Error('x'), facts));

it('asks nothing for an execution that was cancelled', async () => {
	const ask = jest.fn(async () => 'token');
	const options = { timing: new TestTiming(), signal: AbortSignal.abort(reason) };
	await expect(askN8n(context, ask, options)).rejects.toBe(reason);
	expect(ask).not.toHaveBeenCalled();
});

it('makes no other attempt once the execution is cancelled', async () => {
	const timing = new HandClock();
	const stop = new AbortController();
	const ask = jest.fn(failing({ status: 503 }));
	const asked = askN8n(context, ask, { timing, signal: stop.signal });
	await timing.sleeping(1);
	stop.abort(reason);
	await expect(asked).rejects.toBe(reason);
	timing.advance(3_600_000);
	expect(ask).toHaveBeenCalledTimes(1);
	expect(timing.asleep).toBe(0);
});

it('gives what comes to those who still wait for it, although the execution that asked was cancelled', async () => {
	const stop = new AbortController();
	let answer: (token: string) => void = () => {};
	const ask = async () => await new Promise<string>((resolve) => (answer = resolve));
	const asked = askN8n(context, ask, { timing: new TestTiming(), signal: stop.signal });
	stop.abort(reason);
	answer('token');
	expect(await asked).toEqual({ answer: 'token' });
});

it('takes silence for a transient failure', async () => {
	const ask = jest.fn(async () => await new Promise(() => {}));
	const timing = new TestTiming();
	const outcome = await askN8n(context, ask, { timing, timeout: 1 });
	expect(outcome).toEqual({ failure: { status: 0, code: '', retryAfter: undefined } });
	expect(ask).toHaveBeenCalledTimes(5);
});

it.each([
	['30', 30_000],
	['1893456000', 1000],
	['Tue, 01 Jan 2999 00:00:00 GMT', 1000],
	['-30', 1000],
	['0', 1000],
	['0.5', 1000],
])('waits within reason where Box asks for "%s"', async (header, wait) => {
	const timing = new TestTiming();
	let refusals = 0;
	const ask = async () => {
		refusals += 1;
		if (refusals > 1) return 'token';
		return await failing({ response: { status: 429, headers: { 'retry-after': header } } })();
	};
	expect(await askN8n(context, ask, { timing })).toEqual({ answer: 'token' });
	expect(timing.waits).toEqual([wait]);
});

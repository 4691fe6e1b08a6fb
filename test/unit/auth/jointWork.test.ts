import { JointWork } from '../../../nodes/Box/auth/jointWork';

const reason = new Error('The execution was cancelled');

/** Work that ends when the test says so, or when its signal aborts. */
function begin() {
	let done: (value: string) => void = () => {};
	let ended: AbortSignal | undefined;
	const work = new JointWork<string>(async (signal) => {
		ended = signal;
		return await new Promise<string>((resolve, reject) => {
			done = resolve;
			signal.addEventListener('abort', () => reject(signal.reason as Error));
		});
	});
	return { work, done: (value: string) => done(value), isEnded: () => ended?.aborted };
}

it('lets go who is cancelled, and goes on for the others', async () => {
	const { work, done, isEnded } = begin();
	const stop = new AbortController();
	const cancelled = work.wait(stop.signal);
	const others = [work.wait(new AbortController().signal), work.wait()];
	stop.abort(reason);
	await expect(cancelled).rejects.toBe(reason);
	expect(isEnded()).toBe(false);
	done('token');
	expect(await Promise.all(others)).toEqual(['token', 'token']);
	expect(isEnded()).toBe(false);
});

it.each([
	['in the order they came', (stops: AbortController[]) => stops],
	['the other way round', (stops: AbortController[]) => [...stops].reverse()],
])('ends with the last who is cancelled, %s', async (_, order) => {
	const { work, isEnded } = begin();
	const stops = [1, 2, 3].map(() => new AbortController());
	const waits = stops.map(async ({ signal }) => {
		await expect(work.wait(signal)).rejects.toBe(reason);
	});
	const [last, ...before] = order(stops).reverse();
	for (const stop of before.reverse()) stop.abort(reason);
	await new Promise(setImmediate);
	expect(isEnded()).toBe(false);
	last?.abort(reason);
	await Promise.all(waits);
	expect(isEnded()).toBe(true);
});

it('goes on for those who cannot be cancelled', async () => {
	const { work, done, isEnded } = begin();
	const stop = new AbortController();
	const waits = [work.wait(), work.wait(stop.signal).catch(() => 'cancelled')];
	stop.abort(reason);
	await new Promise(setImmediate);
	expect(isEnded()).toBe(false);
	done('token');
	expect(await Promise.all(waits)).toEqual(['token', 'cancelled']);
});

it('tells all who wait why it failed', async () => {
	const work = new JointWork(async () => await Promise.reject(reason));
	await expect(work.wait()).rejects.toBe(reason);
	await expect(work.wait(new AbortController().signal)).rejects.toBe(reason);
});

it('does not mind that nobody hears of its failure', async () => {
	const work = new JointWork(async () => await Promise.reject(new Error('Nobody hears it')));
	await expect(work.wait(AbortSignal.abort(reason))).rejects.toBe(reason);
	await new Promise(setImmediate);
});

import { getEventListeners } from 'node:events';

import { linkedSignal } from '../../../nodes/Box/client/http/linkedSignal';
import { answer, json, TestServer } from './server';
import { all, clientFor, closeAll, closing, failure } from './support';

afterEach(closeAll);

const reason = new Error('The execution was cancelled');
const listeners = (signal: AbortSignal) => getEventListeners(signal, 'abort').length;

it.each(['longer', 'work'] as const)(
	'aborts with the reason of %s, and leaves nothing',
	(which) => {
		const [longer, work] = [new AbortController(), new AbortController()];
		const linked = linkedSignal(longer.signal, work.signal);
		expect(linked.aborted).toBe(false);
		({ longer, work })[which].abort(reason);
		expect(linked.reason).toBe(reason);
		expect([longer, work].map(({ signal }) => listeners(signal))).toEqual([0, 0]);
		expect(linkedSignal(longer.signal, work.signal).reason).toBe(reason);
	},
);

it('is not kept by an execution after its downloads, whether they fail or not', async () => {
	const any = jest.spyOn(AbortSignal, 'any');
	const stop = new AbortController();
	const server = closing(
		await TestServer.start(json(404, {}), answer(200, { 'content-length': '5' }, 'hello')),
	);
	const { box } = clientFor(server, { signal: stop.signal });
	await failure(box.download('12'));
	const { stream } = await box.download('12');
	expect(listeners(stop.signal)).toBeGreaterThan(0);
	await all(stream);
	expect(listeners(stop.signal)).toBe(0);
	// Its references cannot be looked at.
	expect(any).not.toHaveBeenCalled();
	any.mockRestore();
});

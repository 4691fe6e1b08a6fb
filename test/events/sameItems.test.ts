import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { STREAM_TYPES, type LiveStream } from '../../nodes/Box/events/streams';
import { startEmulator } from '../emulator';
import { credentialFor, runNode, startTrigger, type RunningTrigger } from '../support/engine';
import { boxTriggerWith, SteadyClock } from '../trigger/support';
import { ofAccount, ofEnterprise, Place, type Happening } from './happenings';

type Node = (parameters: INodeParameters) => Promise<IDataObject[]>;

/** Both nodes, connected to the same account, and what happened there. */
interface Both {
	trigger: Node;
	getAll: Node;
	/** How many events each happening has led to, in their order. */
	counts: number[];
	close: () => Promise<void>;
}

/** Has everything happen, one after the other. */
async function happenAll(happenings: Happening[], stream: LiveStream): Promise<Both> {
	const emulator = await startEmulator({ strictDownloads: true });
	const credential = credentialFor(emulator);
	const getAll: Node = async (parameters) => {
		const operation = { resource: 'event', operation: 'getAll', stream, returnAll: true };
		const { error, json } = await runNode({
			credential,
			parameters: { ...operation, ...parameters },
		});
		if (error) throw error;
		return json;
	};
	const place = new Place(emulator);
	const counts: number[] = [];
	let before = await place.count(STREAM_TYPES[stream]);
	for (const [, happen] of happenings) {
		await happen(place);
		const count = await place.count(STREAM_TYPES[stream]);
		counts.push(count - before);
		before = count;
	}
	const trigger: Node = async (options) => {
		const nodeType = boxTriggerWith(new SteadyClock());
		const parameters = { stream, options: { startFrom: 'oldest', ...options } };
		const running = await startTrigger({ credential, parameters, nodeType });
		const items = await take(running, before);
		await running.stop();
		return items;
	};
	return { trigger, getAll, counts, close: async () => await emulator.close() };
}

/** The items of so many events, however many executions they are spread over. */
async function take(trigger: RunningTrigger, count: number): Promise<IDataObject[]> {
	const items: IDataObject[] = [];
	while (items.length < count) {
		items.push(...(await trigger.nextExecution()).map(({ json }) => json));
	}
	return items;
}

describe.each<[LiveStream, Happening[]]>([
	['user', ofAccount],
	['enterprise', ofEnterprise],
])('the same item from the trigger and from Get Many, in the stream %s', (stream, happenings) => {
	let both: Both;

	beforeAll(async () => {
		both = await happenAll(happenings, stream);
	});

	afterAll(async () => await both.close());

	describe.each([
		['simplified', true],
		['raw', false],
	])('%s', (_, simplify) => {
		let triggered: IDataObject[];
		let gotten: IDataObject[];

		beforeAll(async () => {
			triggered = await both.trigger({ simplify });
			gotten = await both.getAll({ simplify });
		});

		it.each(happenings.map(([what], index) => [what, index] as const))('%s', (_what, index) => {
			const { counts } = both;
			const total = counts.reduce((sum, count) => sum + count, 0);
			const first = gotten.length - total + counts.slice(0, index).reduce((a, b) => a + b, 0);
			const end = first + (counts[index] ?? 0);
			expect(end).toBeGreaterThan(first);
			// Only Get Many tells where to go on: the trigger goes on by itself.
			const expected = gotten
				.slice(first, end)
				.map(({ next_stream_position: position, ...event }) => {
					expect(position).toMatch(/^\d+$/);
					return event;
				});
			expect(triggered.slice(first, end)).toEqual(expected);
		});
	});
});

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';

import { systemTiming } from '../../nodes/Box/client/http/timing';
import { startTrigger } from '../../nodes/Box/trigger/start';
import { boxTriggerBy, Stage } from './support';

let stage: Stage;

beforeEach(async () => {
	// The document is not what is tested here, and checking so many events against it takes long.
	stage = await Stage.set({ openapi: '' });
});

afterEach(async () => await stage.clear());

const MIB = 2 ** 20;

const EVENTS = 30_000;

/** In milliseconds: a busy machine takes its time. */
const PATIENCE = 180_000;

/** Each event is this long: were all of them kept, it would be 60 MB. */
const source = { type: 'file', id: '5', name: 'x'.repeat(2_000) };

/** Bytes in use, without what is only waiting to be collected. */
function heapInUse(): number {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	// Other tests in this process look whether anybody can see it.
	setFlagsFromString('--no-expose-gc');
	return process.memoryUsage().heapUsed;
}

/** An n8n whose executions end a moment after they were started, and that forgets what it was given. */
class Counting {
	/** How often each event came. */
	readonly times = new Uint8Array(EVENTS);
	readonly heap: number[] = [];
	arrived = 0;
	mostOpen = 0;
	mostSaved = 0;
	private open = 0;

	trigger() {
		return boxTriggerBy(async (context) => {
			context.emit = ([items = []], _response, done) => {
				this.count(context, items);
				setImmediate(() => {
					this.open -= items.length;
					done?.resolve(undefined as never);
				});
			};
			return await startTrigger(context, systemTiming);
		});
	}

	private count(context: ITriggerFunctions, items: INodeExecutionData[]): void {
		const before = this.arrived;
		for (const { json } of items) {
			const index = Number(String(json.event_id).replace('event-', ''));
			this.times[index] = (this.times[index] ?? 0) + 1;
		}
		this.arrived += items.length;
		this.open += items.length;
		this.mostOpen = Math.max(this.mostOpen, this.open);
		const tenth = EVENTS / 10;
		if (Math.floor(before / tenth) === Math.floor(this.arrived / tenth)) return;
		this.heap.push(heapInUse());
		const saved = JSON.stringify(context.getWorkflowStaticData('global'));
		this.mostSaved = Math.max(this.mostSaved, saved.length);
	}
}

it.each(['batch', 'each'])(
	'hands over a flood once, with bounded executions, static data and memory: %s',
	async (executionMode) => {
		const parameters = { options: { executionMode } };
		const first = await stage.start(parameters);
		await first.stop();
		for (let count = 0; count < EVENTS; count++) {
			stage.emulator.appendEvent({ event_id: `event-${count}`, source });
		}
		const before = heapInUse();
		const counting = new Counting();
		const { staticData } = first;
		await stage.start(parameters, { nodeType: counting.trigger(), staticData });
		while (counting.arrived < EVENTS) await new Promise((resolve) => setTimeout(resolve, 20));
		expect(counting.times.every((times) => times === 1)).toBe(true);
		expect(counting.mostOpen).toBeLessThanOrEqual(1_000);
		expect(counting.mostSaved).toBeLessThan(MIB / 8);
		expect(counting.heap).toHaveLength(10);
		expect(Math.max(...counting.heap) - before).toBeLessThan(25 * MIB);
	},
	PATIENCE,
);

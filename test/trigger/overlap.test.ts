import type { INodeParameters } from 'n8n-workflow';

import { systemTiming, type Timing } from '../../nodes/Box/client/http/timing';
import { Database, Life } from './mortal';
import { Stage } from './support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

/** How long events of a second are waited for. */
const BUFFERING_MS = 2_000;

/** Short waits take no time; those for a second's events end when the test says so, others never. */
class SteppedClock implements Timing {
	private waiting: (() => void)[] = [];

	readonly now = (): number => systemTiming.now();
	readonly date = (): number => systemTiming.date();
	readonly random = (): number => 0;

	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		if (ms < BUFFERING_MS) return await systemTiming.sleep(0, signal);
		const waiting = systemTiming.sleep(2 ** 31 - 1, signal);
		if (ms > BUFFERING_MS) return await waiting;
		await Promise.race([waiting, new Promise<void>((resolve) => this.waiting.push(resolve))]);
	}

	/** Ends the waits for a second's events. */
	step(): void {
		for (const end of this.waiting.splice(0)) end();
	}
}

/** Processes over one database, whose clocks the test moves on. */
class Processes {
	private readonly clocks: SteppedClock[] = [];
	private readonly database = new Database();
	private second = Date.now();

	constructor(private readonly parameters: INodeParameters) {}

	async start(): Promise<void> {
		const clock = new SteppedClock();
		const life = new Life(this.database, undefined, undefined, clock);
		const { staticData } = this.database;
		await stage.start(this.parameters, { nodeType: life.trigger(), staticData });
		this.clocks.push(clock);
		await this.listening();
	}

	/** The next second begins, and all that was waited for in the one before is there. */
	async next(): Promise<void> {
		this.second += 1_000;
		await this.settle();
	}

	/** Something happens within the second; all processes have read it then. */
	async happen(count: number): Promise<void> {
		const created_at = new Date(this.second).toISOString();
		for (let each = 0; each < count; each++) stage.emulator.appendEvent({ created_at });
		await this.listening();
	}

	/** How often each event was handed over, of those that happened. */
	async counts(): Promise<(number | undefined)[]> {
		const happened = stage.emulator.eventsOf();
		await this.settle();
		while (this.database.counts().size < happened.length) await systemTiming.sleep(1);
		const counts = this.database.counts();
		return happened.map(({ event_id }) => counts.get(event_id));
	}

	/** How many events the executions have. */
	sizes(): number[] {
		return [...this.database.executions.values()].map(({ length }) => length);
	}

	private async settle(): Promise<void> {
		for (const clock of this.clocks) {
			clock.step();
			// One after the other, as it is with two machines.
			for (let turn = 0; turn < 20; turn++) await systemTiming.sleep(1);
		}
		await this.listening();
	}

	/** Each process holds a long poll: it has read everything. */
	private async listening(): Promise<void> {
		while (stage.emulator.pollers() < this.clocks.length) await systemTiming.sleep(1);
	}
}

const once = (counts: unknown[]) => counts.map(() => 1);

describe('two processes that follow the same stream', () => {
	it('hand over no event twice where each has an execution', async () => {
		const processes = new Processes({ options: { executionMode: 'each' } });
		await processes.start();
		for (let round = 0; round < 20; round++) {
			if (round === 5) await processes.start();
			await processes.happen(5);
		}
		const counts = await processes.counts();
		expect(counts).toEqual(once(counts));
		expect(counts).toHaveLength(100);
	});

	it('divide the events of a second alike, however many of them each reads at a time', async () => {
		const processes = new Processes({ options: { executionMode: 'batch', maxEvents: 3 } });
		await processes.start();
		for (let round = 0; round < 10; round++) {
			await processes.happen(1);
			if (round === 3) await processes.start();
			await processes.happen(4);
			await processes.happen(3);
			await processes.next();
		}
		const counts = await processes.counts();
		expect(counts).toEqual(once(counts));
		expect(counts).toHaveLength(80);
		expect(processes.sizes()).toEqual(Array.from({ length: 10 }, () => [3, 3, 2]).flat());
	});
});

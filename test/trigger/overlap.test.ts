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

/** Processes over the same databases, one for each trigger, whose clocks the test moves on. */
class Processes {
	private readonly clocks: SteppedClock[] = [];
	private readonly databases: readonly Database[];
	private second = Date.now();

	/** @param triggers how many of the account each process has, with one stream for all of them */
	constructor(
		private readonly parameters: INodeParameters,
		triggers: number,
	) {
		this.databases = Array.from({ length: triggers }, () => new Database());
	}

	async start(): Promise<void> {
		const clock = new SteppedClock();
		for (const [id, database] of this.databases.entries()) {
			const life = new Life(database, undefined, undefined, clock);
			const { staticData } = database;
			await stage.startNumber(id, this.parameters, { nodeType: life.trigger(), staticData });
		}
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

	/** How often each event was handed over by each trigger, of those that happened. */
	async counts(): Promise<(number | undefined)[][]> {
		const happened = stage.emulator.eventsOf();
		await this.settle();
		const isMissing = (database: Database) => database.counts().size < happened.length;
		while (this.databases.some(isMissing)) await systemTiming.sleep(1);
		return this.databases.map((database) => {
			const counts = database.counts();
			return happened.map(({ event_id }) => counts.get(event_id));
		});
	}

	/** How many events the executions of each trigger have. */
	sizes(): number[][] {
		return this.databases.map(({ executions }) =>
			[...executions.values()].map(({ length }) => length),
		);
	}

	private async settle(): Promise<void> {
		for (const clock of this.clocks) {
			clock.step();
			// One after the other, as it is with two machines.
			for (let turn = 0; turn < 20; turn++) await systemTiming.sleep(1);
		}
		await this.listening();
	}

	/** Each process holds a long poll, and no more than one: it has read everything. */
	private async listening(): Promise<void> {
		while (stage.emulator.pollers() < this.clocks.length) await systemTiming.sleep(1);
		expect(stage.emulator.pollers()).toBe(this.clocks.length);
	}
}

/** Each of so many events once, by each of the triggers. */
const once = (events: number, triggers: number) =>
	Array.from({ length: triggers }, () => Array.from({ length: events }, () => 1));

describe.each([1, 3])(
	'two processes that follow the same stream, triggers in each: %i',
	(count) => {
		it('hand over no event twice where each has an execution', async () => {
			const processes = new Processes({ options: { executionMode: 'each' } }, count);
			await processes.start();
			for (let round = 0; round < 20; round++) {
				if (round === 5) await processes.start();
				await processes.happen(5);
			}
			expect(await processes.counts()).toEqual(once(100, count));
		});

		it('divide the events of a second alike, however many of them each reads at a time', async () => {
			const parameters = { options: { executionMode: 'batch', maxEvents: 3 } };
			const processes = new Processes(parameters, count);
			await processes.start();
			for (let round = 0; round < 10; round++) {
				await processes.happen(1);
				if (round === 3) await processes.start();
				await processes.happen(4);
				await processes.happen(3);
				await processes.next();
			}
			expect(await processes.counts()).toEqual(once(80, count));
			const sizes = Array.from({ length: 10 }, () => [3, 3, 2]).flat();
			expect(processes.sizes()).toEqual(Array.from({ length: count }, () => sizes));
		});
	},
);

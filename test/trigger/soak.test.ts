import { ImpatientClock } from '../support/impatientClock';
import { numbers } from '../support/random';
import { STREAM_FAULTS } from '../support/streamFaults';
import { boxTriggerWith, Stage } from './support';

const ROUNDS = 288;
const FIVE_MINUTES = 300_000;

/** A day is over when the test says so. */
class DayClock extends ImpatientClock {
	private passed = 0;

	advance(ms: number): void {
		this.passed += ms;
	}

	override now(): number {
		return super.now() + this.passed;
	}
}

let stage: Stage;

afterEach(async () => await stage.clear());

// A busy machine takes its time.
jest.setTimeout(120_000);

it.each([
	[1, 'each', 1],
	[2, 'batch', 1],
	[3, 'each', 3],
	[4, 'batch', 3],
])(
	'hands over a day of events once, with faults at random: seed %i, %s, triggers: %i',
	async (...[seed, mode, count]) => {
		const clock = new DayClock();
		const begin = Date.now();
		stage = await Stage.set({ now: () => begin + clock.now() });
		const { emulator } = stage;
		const next = numbers(seed);
		const parameters = { options: { executionMode: mode } };
		const options = { nodeType: boxTriggerWith(clock) };
		const triggers = [await stage.startNumber(0, parameters, options)];
		while (triggers.length < count) {
			triggers.push(await stage.startNumber(triggers.length, parameters, options));
		}
		await stage.polling();
		const repeated: string[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			clock.advance(FIVE_MINUTES);
			const fault = STREAM_FAULTS[next(STREAM_FAULTS.length)];
			if (fault) emulator.faults.add({ ...fault, times: 1 + next(4) });
			for (let number = next(5); number > 0; number--) {
				const event_id = `event-${round}-${number}`;
				emulator.appendEvent({ event_id });
				if (next(4) === 0) repeated.push(event_id);
			}
			// Box sends some again, at times long after.
			const again = repeated.length > 5 ? repeated.shift() : undefined;
			if (again !== undefined) emulator.appendEvent({ event_id: again });
			for (let turn = next(60); turn > 0; turn--) await new Promise(setImmediate);
		}
		emulator.faults.clear();
		const happened = new Set(emulator.eventsOf().map(({ event_id }) => event_id));
		for (const trigger of triggers) {
			const arrived = () =>
				trigger.executions.flatMap(({ items }) => items.map(({ json }) => json.event_id));
			while (new Set(arrived()).size < happened.size) await trigger.nextExecution();
			expect(arrived()).toHaveLength(happened.size);
			expect(new Set(arrived())).toEqual(happened);
			expect(trigger.fatal).toEqual([]);
			// Some of the trouble lasts: the clock is far ahead of the requests.
			expect(trigger.failures.length).toBeLessThanOrEqual(24);
		}
		// The hour of a token was over many times.
		expect(stage.credential.writes).toBeGreaterThan(10);
	},
);

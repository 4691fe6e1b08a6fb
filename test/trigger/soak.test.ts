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
	[1, 'each'],
	[2, 'batch'],
])('hands over a day of events once, with faults at random: seed %i, %s', async (seed, mode) => {
	const clock = new DayClock();
	const begin = Date.now();
	stage = await Stage.set({ now: () => begin + clock.now() });
	const { emulator } = stage;
	const next = numbers(seed);
	const trigger = await stage.listen(
		{ options: { executionMode: mode } },
		{ nodeType: boxTriggerWith(clock) },
	);
	const repeated: string[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		clock.advance(FIVE_MINUTES);
		const fault = STREAM_FAULTS[next(STREAM_FAULTS.length)];
		if (fault) emulator.faults.add({ ...fault, times: 1 + next(4) });
		for (let count = next(5); count > 0; count--) {
			const event_id = `event-${round}-${count}`;
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
	const arrived = () =>
		trigger.executions.flatMap(({ items }) => items.map(({ json }) => json.event_id));
	while (new Set(arrived()).size < happened.size) await trigger.nextExecution();
	expect(arrived()).toHaveLength(happened.size);
	expect(new Set(arrived())).toEqual(happened);
	expect(trigger.fatal).toEqual([]);
	// Some of the trouble lasts: the clock is far ahead of the requests.
	expect(trigger.failures.length).toBeLessThanOrEqual(24);
	// The hour of a token was over many times.
	expect(stage.credential.writes).toBeGreaterThan(10);
});

import type { INodeParameters } from 'n8n-workflow';

import { systemTiming, type Timing } from '../../../nodes/Box/client/http/timing';
import { ImpatientClock } from '../../support/impatientClock';
import { FAILURE, Process, Records, SUCCESS, type End, type Work } from '../processes';
import { cursorOf, Stage } from '../support';
import { settle, turn, until } from './waits';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

/** Notes the long waits, of which there are no others here. */
class PauseClock extends ImpatientClock {
	readonly pauses: number[] = [];

	override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		if (ms > 30_000 && ms !== OLDEST_COUNTS_MS && ms !== LONGEST_RUN_MS) this.pauses.push(ms);
		await super.sleep(ms, signal);
		await turn();
	}
}

/** How long the oldest execution counts as in flight, and how long one may run in queue mode. */
const OLDEST_COUNTS_MS = 60_000;
const LONGEST_RUN_MS = 3_660_000;

/** A clock by which a pause between two tries never ends. */
const stillInPauses: Timing = {
	...systemTiming,
	sleep: async (ms: number, signal?: AbortSignal) =>
		await systemTiming.sleep(ms <= 10_000 ? Math.min(ms, 20) : 2 ** 31 - 1, signal),
};

async function activate(
	records: Records,
	work: Work,
	options: INodeParameters = {},
	clock: Timing = new PauseClock(),
) {
	const life = new Process(records, clock, work);
	const { staticData } = records;
	const parameters = { options: { confirmWhen: 'succeeded', ...options } };
	const trigger = await stage.start(parameters, { nodeType: life.trigger(), staticData });
	await stage.polling();
	return { life, trigger };
}

const happen = (...ids: string[]) => {
	for (const event_id of ids) stage.emulator.appendEvent({ event_id });
};

const tries = (records: Records, id = 'a') => records.counts().get(id) ?? 0;

const GIVEN_UP = 'The workflow failed again and again for an event, which is not tried any more';

it('starts an execution that failed again, after pauses that grow, until one succeeds', async () => {
	const records = new Records();
	const clock = new PauseClock();
	const ends = [FAILURE, FAILURE];
	const { trigger } = await activate(records, async () => ends.shift() ?? SUCCESS, {}, clock);
	happen('a');
	await until(() => records.counts('success').has('a'));
	await settle();
	const [key] = records.executions.map((each) => each.key);
	expect(records.executions.map((each) => each.key)).toEqual([key, `${key}:2`, `${key}:3`]);
	expect(clock.pauses).toEqual([45_000, 180_000]);
	expect(trigger.failures).toEqual([]);
	expect(cursorOf(records.staticData).pending).toEqual([]);
});

it.each([
	['three', {}, 3],
	['as many as set', { maxTries: 5 }, 5],
	['one', { maxTries: 1 }, 1],
])('gives an event up after %s that failed, and says which', async (_, options, count) => {
	const records = new Records();
	const { trigger } = await activate(records, async () => FAILURE, options);
	happen('a');
	const failure = await trigger.nextFailure();
	expect(failure).toMatchObject({
		message: GIVEN_UP,
		description: expect.stringContaining('The event is a.') as string,
	});
	await settle();
	expect(tries(records)).toBe(count);
	expect(trigger.failures).toHaveLength(1);
	expect(cursorOf(records.staticData).pending).toEqual([]);
});

it('does not hold up other events meanwhile', async () => {
	const records = new Records();
	const failing = Array.from({ length: 20 }, (_, index) => `bad-${index}`);
	const good = Array.from({ length: 40 }, (_, index) => `good-${index}`);
	const work: Work = async ([item]) =>
		String(item?.json.event_id).startsWith('bad') ? FAILURE : SUCCESS;
	const clock = stillInPauses;
	await activate(records, work, {}, clock);
	happen(...failing, ...good);
	await until(() => good.every((id) => records.counts('success').has(id)));
	expect(failing.map((id) => tries(records, id))).toEqual(failing.map(() => 1));
});

it('waits with new events while a hundred are to be tried again', async () => {
	const records = new Records();
	const clock = stillInPauses;
	await activate(records, async () => FAILURE, {}, clock);
	happen(...Array.from({ length: 130 }, (_, index) => `bad-${index}`));
	await until(() => records.executions.length >= 100);
	await settle();
	expect(records.executions).toHaveLength(100);
	expect(JSON.stringify(records.staticData).length).toBeLessThan(65_536);
});

it.each(['stopped', 'killed'])('counts the tries on if n8n is %s in a pause', async (how) => {
	const records = new Records();
	const clock = stillInPauses;
	const lives = [await activate(records, async () => FAILURE, {}, clock)];
	happen('a');
	for (let life = 1; life <= 3; life++) {
		await until(() => tries(records) === life);
		if (life === 3) break;
		// The failure is saved some seconds later.
		await until(() => cursorOf(records.staticData).pending[0]?.failures === life);
		if (how === 'killed') lives.at(-1)?.life.kill();
		await lives.at(-1)?.trigger.stop();
		lives.push(await activate(records, async () => FAILURE, {}, clock));
	}
	const trigger = lives.at(-1)?.trigger;
	expect((await trigger?.nextFailure())?.message).toBe(GIVEN_UP);
	await settle();
	expect(tries(records)).toBe(3);
	expect(cursorOf(records.staticData).pending).toEqual([]);
});

it.each<[string, End, number]>([
	['a user', new Error('The execution was cancelled manually'), 1],
	['a user, while a worker ran it', { status: 'canceled' }, 1],
	['its timeout', new Error('The execution was cancelled because it timed out'), 2],
	[
		'its timeout, while a worker ran it',
		{ status: 'canceled', error: new Error('The execution was cancelled because it timed out') },
		2,
	],
])('tells an execution that was stopped by %s from one that failed', async (_, end, count) => {
	const records = new Records();
	const ends = [end];
	const { trigger } = await activate(records, async () => ends.shift() ?? SUCCESS);
	happen('a');
	await until(() => tries(records) === count);
	await settle();
	expect(tries(records)).toBe(count);
	expect(trigger.failures).toEqual([]);
});

it('does not count executions that were cut off among those that failed', async () => {
	const records = new Records();
	const never = new Promise<never>(() => {});
	for (let life = 1; life <= 4; life++) {
		const { life: process, trigger } = await activate(records, async () => await never);
		if (life === 1) happen('a');
		await until(() => tries(records) === life);
		process.kill();
		await trigger.stop();
	}
	const { trigger } = await activate(records, async () => FAILURE);
	expect((await trigger.nextFailure()).message).toBe(GIVEN_UP);
	await settle();
	expect(tries(records)).toBe(4 + 3);
});

it('lets the same events fail in batches, too', async () => {
	const records = new Records();
	const { trigger } = await activate(records, async () => FAILURE, { executionMode: 'batch' });
	const created_at = new Date().toISOString();
	for (const event_id of ['a', 'b']) stage.emulator.appendEvent({ event_id, created_at });
	expect((await trigger.nextFailure()).message).toBe(
		'The workflow failed again and again for 2 events, which are not tried any more',
	);
	expect(records.executions.map(({ events }) => events)).toEqual([
		['a', 'b'],
		['a', 'b'],
		['a', 'b'],
	]);
});

it.each([0, 11, 2.5, 'many'])('refuses Max Tries if it is %j', async (maxTries) => {
	const options = { confirmWhen: 'succeeded', maxTries };
	await expect(stage.start({ options })).rejects.toThrow("'Max Tries' is not a whole number");
	expect(stage.emulator.requests()).toEqual([]);
});

it('refuses another choice than there is', async () => {
	const options = { confirmWhen: 'read' };
	await expect(stage.start({ options })).rejects.toThrow("'Confirm When' is none of");
});

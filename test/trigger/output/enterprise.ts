import type { INodeParameters } from 'n8n-workflow';

import { credentialFor, type RunningTrigger, type StartTriggerOptions } from '../../support/engine';
import { boxTriggerWith, cursorOf, SteadyClock, Stage } from '../support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

const EVENTS = '/2.0/events';
const PAST = 'admin_logs';
const LIVE = 'admin_logs_streaming';

/** A trigger for which time passes while it waits. */
async function follow(
	parameters: INodeParameters,
	options: StartTriggerOptions = {},
	clock = new SteadyClock(),
): Promise<RunningTrigger> {
	const nodeType = boxTriggerWith(clock);
	return await stage.start({ stream: 'enterprise', ...parameters }, { nodeType, ...options });
}

function happen(event_id: string, parts: Record<string, unknown> = {}): void {
	stage.emulator.appendEvent({ stream: 'enterprise', event_id, ...parts });
}

function ids(trigger: RunningTrigger): unknown[] {
	return trigger.executions.flatMap(({ items }) => items.map(({ json }) => json.event_id));
}

async function until(trigger: RunningTrigger, count: number): Promise<unknown[]> {
	while (ids(trigger).length < count) await trigger.nextExecution();
	return ids(trigger);
}

const asked = (stream: string) =>
	stage.emulator
		.requests()
		.filter(({ path, query }) => path === EVENTS && query?.stream_type === stream);

describe('the stream of the enterprise', () => {
	it('is read from the activation on, at an interval, and never by a long poll', async () => {
		happen('before');
		const trigger = await follow({});
		happen('one', { additional_details: { size: 5 } });
		expect(await until(trigger, 1)).toEqual(['one']);
		happen('two');
		expect(await until(trigger, 2)).toEqual(['one', 'two']);
		expect(trigger.executions[0]?.items[0]?.json.additional_details).toEqual({ size: 5 });
		expect(stage.emulator.requests().filter(({ method }) => method === 'OPTIONS')).toEqual([]);
		expect(cursorOf(trigger.staticData).stream).toBe(LIVE);
	});

	it('has Box choose the types', async () => {
		const trigger = await follow({
			enterpriseEventTypes: ['LOGIN'],
			options: { otherEventTypes: 'item_open' },
		});
		happen('upload');
		happen('login', { event_type: 'LOGIN' });
		happen('open', { event_type: 'ITEM_OPEN' });
		expect(await until(trigger, 2)).toEqual(['login', 'open']);
		expect(asked(LIVE).at(-1)?.query?.event_type).toBe('LOGIN,ITEM_OPEN');
	});

	it('goes on after a restart, also where all of a page is known', async () => {
		const first = await follow({});
		happen('one');
		await until(first, 1);
		await first.stop();
		happen('one');
		happen('two');
		const second = await follow({}, { staticData: first.staticData });
		while (!ids(second).includes('two')) await second.nextExecution();
		const known = new Set(first.executions.map(({ key }) => key));
		const fresh = second.executions.filter(({ key }) => !known.has(key));
		expect(fresh.flatMap(({ items }) => items.map(({ json }) => json.event_id))).toEqual(['two']);
	});

	it('starts from the oldest event where that is wanted', async () => {
		happen('one');
		happen('two');
		const trigger = await follow({ options: { startFrom: 'oldest' } });
		happen('three');
		expect(await until(trigger, 3)).toEqual(['one', 'two', 'three']);
	});

	it('says once that the right is missing, asks seldom, and recovers when it is given', async () => {
		const { emulator } = stage;
		const { colleague } = emulator.users;
		const clock = new SteadyClock();
		const credential = credentialFor(emulator, {}, colleague.id);
		const trigger = await follow({}, { credential, activation: 'init' }, clock);
		const failure = await trigger.nextFailure();
		expect(failure.message).toContain('the connected account is not allowed to read');
		const since = clock.now();
		const before = asked(LIVE).length;
		while (asked(LIVE).length < before + 48) await new Promise(setImmediate);
		const hours = (clock.now() - since) / 3_600_000;
		expect(hours).toBeGreaterThanOrEqual(2);
		expect(trigger.failures).toHaveLength(1);
		expect(trigger.fatal).toEqual([]);

		colleague.role = 'admin';
		await emulator.waitFor(({ query, status }) => query?.stream_type === LIVE && status === 200);
		happen('one', { userId: colleague.id });
		expect(await until(trigger, 1)).toEqual(['one']);
	});
});

describe('the past of the enterprise', () => {
	const options = { startFrom: 'date', startDate: '2026-01-02T00:00:00Z' };
	const old = (day: number) => ({ created_at: `2026-01-0${day}T12:00:00Z` });

	it('is read since the date, and the live stream follows without gap or double', async () => {
		happen('too old', old(1));
		happen('two', old(2));
		happen('three', old(3));
		const trigger = await follow({ options });
		expect(await until(trigger, 2)).toEqual(['two', 'three']);
		// In both streams, and in each of them alone.
		happen('both');
		happen('late', { stream: PAST });
		expect((await until(trigger, 4)).sort()).toEqual(['both', 'late', 'three', 'two']);
		while (asked(LIVE).length < 3) await new Promise(setImmediate);
		happen('live', { stream: LIVE });
		happen('both again');
		expect((await until(trigger, 6)).slice(4)).toEqual(['live', 'both again']);
		expect(new Set(ids(trigger)).size).toBe(ids(trigger).length);
		const reads = asked(PAST);
		expect(reads[0]?.query?.created_after).toBe('2026-01-02T00:00:00+00:00');
		expect(cursorOf(trigger.staticData).past).toBeUndefined();
	});

	it('is read on where it was after a restart', async () => {
		for (let count = 0; count < 1200; count++) happen(`e${count}`, old(2));
		const first = await follow({ options });
		await until(first, 400);
		await first.stop();
		const { staticData } = first;
		expect(cursorOf(staticData).past).toBeDefined();
		happen('live');
		const second = await follow({ options }, { staticData });
		while (!ids(second).includes('live')) await second.nextExecution();
		const keys = new Map(
			[...first.executions, ...second.executions].map(({ key, items }) => [key, items]),
		);
		const all = [...keys.values()].flat().map(({ json }) => json.event_id);
		expect(all).toHaveLength(1201);
		expect(new Set(all).size).toBe(1201);
	});

	it('needs a date, and the stream of the enterprise', async () => {
		await expect(follow({ options: { startFrom: 'date' } })).rejects.toThrow("'Start Date'");
		await expect(follow({ stream: 'user', options })).rejects.toThrow("'Start From' is a date");
	});
});

describe('the interval', () => {
	it('takes the place of the long poll', async () => {
		const clock = new SteadyClock();
		const nodeType = boxTriggerWith(clock);
		const trigger = await stage.start({ listen: 'interval' }, { nodeType });
		stage.emulator.appendEvent({ event_id: 'one' });
		expect(await until(trigger, 1)).toEqual(['one']);
		stage.emulator.appendEvent({ event_id: 'two' });
		expect(await until(trigger, 2)).toEqual(['one', 'two']);
		expect(stage.emulator.requests().filter(({ method }) => method === 'OPTIONS')).toEqual([]);
	});

	it('may not be too short', async () => {
		const options = { interval: 0.5 };
		await expect(stage.start({ listen: 'interval', options })).rejects.toThrow("'Interval'");
	});
});

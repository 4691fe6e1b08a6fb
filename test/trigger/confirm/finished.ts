import type { INodeParameters } from 'n8n-workflow';

import { systemTiming } from '../../../nodes/Box/client/http/timing';
import { startTrigger as startBoxTrigger } from '../../../nodes/Box/trigger/start';
import { ImpatientClock } from '../../support/impatientClock';
import { FAILURE, Process, Records, SUCCESS, type End, type Work } from '../processes';
import { boxTriggerBy, boxTriggerInNewEngine, cursorOf, hasty, Stage } from '../support';
import { settle, turn, until } from './waits';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

const never = new Promise<never>(() => {});

/** Activates the trigger in a new process. */
async function activate(
	records: Records,
	work: Work,
	options: INodeParameters = { confirmWhen: 'finished' },
	clock = new ImpatientClock(),
) {
	const life = new Process(records, clock, work);
	const { staticData } = records;
	const trigger = await stage.start({ options }, { nodeType: life.trigger(), staticData });
	await stage.polling();
	return { life, trigger };
}

const happen = (...ids: string[]) => {
	for (const event_id of ids) stage.emulator.appendEvent({ event_id });
};

const events = ({ executions }: Records) => executions.flatMap((each) => each.events);

describe('an execution that was cut off', () => {
	it('is started again after the restart, under a key of its own, until one has ended', async () => {
		const records = new Records();
		const first = await activate(records, async () => await never);
		happen('a');
		await until(() => records.executions.length === 1);
		first.life.kill();
		await first.trigger.stop();

		const second = await activate(records, async () => await never);
		await until(() => records.executions.length === 2);
		second.life.kill();
		await second.trigger.stop();

		await activate(records, async () => SUCCESS);
		await until(() => records.counts('success').has('a'));
		const [key] = records.executions.map((each) => each.key);
		expect(records.executions.map((each) => each.key)).toEqual([key, `${key}:2`, `${key}:3`]);
		expect(events(records)).toEqual(['a', 'a', 'a']);
	});

	it('is not started again if n8n only counts its start', async () => {
		const records = new Records();
		const started = { confirmWhen: 'started' };
		const first = await activate(records, async () => await never, started);
		happen('a');
		await until(() => records.executions.length === 1);
		first.life.kill();
		await first.trigger.stop();

		await activate(records, async () => SUCCESS, started);
		await settle();
		expect(events(records)).toEqual(['a']);
	});

	it('is given up if n8n has stopped during it ten times, and everything else is done', async () => {
		const records = new Records();
		const reports: string[] = [];
		const options = { confirmWhen: 'finished' };
		const first = await stage.start({ options });
		await first.stop();
		records.staticData = first.staticData;
		happen('a', 'huge', 'b');
		while (reports.length === 0) {
			let life: Process | undefined = undefined;
			const work: Work = async ([item]) => {
				if (item?.json.event_id !== 'huge') return SUCCESS;
				life?.kill();
				return await never;
			};
			const process = (life = new Process(records, hasty, work));
			const { staticData } = records;
			const trigger = await stage.start({ options }, { nodeType: process.trigger(), staticData });
			await until(() => process.isDead || trigger.failures.length > 0);
			reports.push(...trigger.failures.map(({ message }) => message));
			if (!process.isDead) await until(() => records.counts('success').has('b'));
			await trigger.stop();
		}
		expect([...records.counts('success').keys()].sort()).toEqual(['a', 'b']);
		expect(records.counts('running').get('huge')).toBe(10);
		expect(reports).toEqual([
			'n8n stopped 10 times while it ran the workflow for an event, which is not tried any more',
		]);
	});

	it('is started again if only its worker died, or was shut down', async () => {
		const stalled: End = {
			status: 'error',
			error: new Error('This execution failed to be processed too many times'),
		};
		const records = new Records();
		const ends: End[] = [stalled, { status: 'crashed' }, SUCCESS];
		await activate(records, async () => ends.shift() ?? SUCCESS);
		happen('a');
		await until(() => records.counts('success').has('a'));
		await settle();
		expect(records.executions.map(({ status }) => status)).toEqual(['error', 'crashed', 'success']);
	});
});

it('is started again after the restart if n8n cut it off while it shut down', async () => {
	const records = new Records();
	const end = { now: () => {} };
	const shutdown = new Error('The execution was cancelled because the system is shutting down');
	const first = await activate(
		records,
		async () => await new Promise<End>((resolve) => (end.now = () => resolve(shutdown))),
	);
	happen('a');
	await until(() => records.executions.length === 1);
	await first.trigger.stop();
	end.now();
	await settle();
	await activate(records, async () => SUCCESS);
	await until(() => records.counts('success').has('a'));
	expect(events(records)).toEqual(['a', 'a']);
});

it('asks for no execution only to save, if n8n does not know keys', async () => {
	const started: unknown[] = [];
	const nodeType = boxTriggerBy(async (context) => {
		context.emit = ([items = []], _response, done) => {
			started.push(items.map(({ json }) => json.event_id));
			done?.resolve({ status: 'success', data: { resultData: {} } } as never);
		};
		return await startBoxTrigger(context, new ImpatientClock());
	});
	const trigger = await stage.listen({ options: { confirmWhen: 'finished' } }, { nodeType });
	happen('a', 'b');
	await until(() => started.length === 2);
	await settle();
	await trigger.stop();
	expect(started).toEqual([['a'], ['b']]);
});

describe('an execution that has ended', () => {
	it.each<[string, End]>([
		['succeeded', SUCCESS],
		['failed', FAILURE],
		['waits for a later time', { status: 'waiting' }],
		['was cancelled', { status: 'canceled' }],
		['was stopped by a user', new Error('The execution was cancelled manually')],
		[
			'was over before n8n looked for it',
			Object.assign(new Error('No active execution found'), { name: 'ExecutionNotFoundError' }),
		],
	])('is not started again if it %s: neither at once nor after a crash', async (_, end) => {
		const records = new Records();
		const first = await activate(records, async () => end);
		happen('a');
		await until(() => events(records).includes('a'));
		await settle();
		first.life.kill();
		await first.trigger.stop();
		await activate(records, async () => SUCCESS);
		await settle();
		expect(events(records)).toEqual(['a']);
		expect(cursorOf(records.staticData).pending).toEqual([]);
	});

	it('is saved when the trigger is stopped, and not started again', async () => {
		const records = new Records();
		const end = { now: () => {} };
		const work = async () =>
			await new Promise<End>((resolve) => (end.now = () => resolve(SUCCESS)));
		const first = await activate(records, work);
		happen('a');
		await until(() => records.executions.length === 1);
		// n8n lets executions end when it is shut down or the workflow is deactivated.
		await first.trigger.stop();
		end.now();
		await until(() => cursorOf(records.staticData).pending.length === 0);
		await activate(records, work);
		await settle();
		expect(events(records)).toEqual(['a']);
	});

	it('is not started again when the workflow counts the end only from now on', async () => {
		const records = new Records();
		const first = await activate(records, async () => SUCCESS, { confirmWhen: 'started' });
		happen('a');
		await until(() => records.counts('success').has('a'));
		first.life.kill();
		await first.trigger.stop();
		expect(cursorOf(records.staticData).pending).toHaveLength(1);
		await activate(records, async () => SUCCESS);
		await settle();
		expect(events(records)).toEqual(['a']);
	});
});

it('has two processes start each event once', async () => {
	const records = new Records();
	const options = { confirmWhen: 'finished' };
	const work = async () => {
		await systemTiming.sleep(5);
		return SUCCESS;
	};
	for (let count = 1; count <= 2; count++) {
		const nodeType = new Process(records, new ImpatientClock(), work).trigger();
		await stage.start({ options }, { nodeType, staticData: records.staticData });
		while (stage.emulator.pollers() < count) await turn();
	}
	const ids = Array.from({ length: 40 }, (_, index) => `event-${index}`);
	for (const id of ids) {
		happen(id);
		await systemTiming.sleep(3);
	}
	await until(() => ids.every((id) => records.counts('success').has(id)));
	await settle();
	expect(events(records).sort()).toEqual([...ids].sort());
});

it.each(['finished', 'succeeded'])(
	'says that it cannot know when executions end in the new engine: %s',
	async (confirmWhen) => {
		const trigger = await stage.listen(
			{ options: { confirmWhen } },
			{ nodeType: boxTriggerInNewEngine() },
		);
		happen('a', 'b');
		await trigger.nextExecution();
		await trigger.nextExecution();
		expect(trigger.failures.map(({ message }) => message)).toEqual([
			"'Confirm When' has no effect, as n8n's new engine does not tell when an execution ends",
		]);
	},
);

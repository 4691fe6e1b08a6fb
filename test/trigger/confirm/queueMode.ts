import type { INodeParameters, INodeType, ITriggerFunctions } from 'n8n-workflow';

import { systemTiming, type Timing } from '../../../nodes/Box/client/http/timing';
import { startTrigger as startBoxTrigger } from '../../../nodes/Box/trigger/start';
import { credentialReference, BOX_TRIGGER } from '../../support/engine';
import { ImpatientClock } from '../../support/impatientClock';
import { boxTriggerBy, Stage } from '../support';
import { settle, turn, until } from './waits';

let stage: Stage;
const { EXECUTIONS_MODE } = process.env;

beforeEach(async () => {
	stage = await Stage.set();
	process.env.EXECUTIONS_MODE = 'queue';
});

afterEach(async () => {
	if (EXECUTIONS_MODE === undefined) delete process.env.EXECUTIONS_MODE;
	else process.env.EXECUTIONS_MODE = EXECUTIONS_MODE;
	await stage.clear();
});

/** Waits of seconds take a moment; longer ones never end. */
const seconds: Timing = {
	...systemTiming,
	sleep: async (ms, signal) =>
		await systemTiming.sleep(ms <= 10_000 ? Math.min(ms, 20) : 2 ** 31 - 1, signal),
};

type Response = Parameters<NonNullable<Parameters<ITriggerFunctions['emit']>[1]>['resolve']>[0];

/** What a worker says at the end of an execution, as n8n's main process passes it on. */
const FINISHED: Response = {};
const FAILED = { body: { message: 'Workflow execution failed' }, statusCode: 500 } as Response;

/** A main process that misses all ends: at most it hears of them from the worker. */
class MissingEnds {
	readonly keys: string[] = [];

	constructor(
		private readonly clock: Timing,
		private readonly heard: (events: unknown[]) => Response | undefined = () => undefined,
	) {}

	trigger(): INodeType {
		const { clock, heard, keys } = this;
		return boxTriggerBy(async (context) => {
			const emit: ITriggerFunctions['emit'] = ([items = []], response, done, key = '') => {
				if (keys.includes(key)) return done?.resolve(undefined as never);
				keys.push(key);
				const said = heard(items.map(({ json }) => json.event_id));
				if (said) response?.resolve(said);
			};
			context.emit = emit;
			return await startBoxTrigger(context, clock);
		});
	}
}

function happen(count: number): void {
	for (let index = 0; index < count; index++) {
		stage.emulator.appendEvent({ event_id: `event-${index}` });
	}
}

const listen = async (main: MissingEnds, options: INodeParameters) =>
	await stage.listen({ options }, { nodeType: main.trigger() });

/** Waits take a moment, and are noted. */
class NotingClock extends ImpatientClock {
	readonly waits: number[] = [];

	override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		this.waits.push(ms);
		await super.sleep(ms, signal);
		await turn();
	}
}

it.each(['started', 'finished', 'succeeded'])(
	'goes on if n8n misses an end and only hears of it from the worker: %s',
	async (confirmWhen) => {
		const main = new MissingEnds(seconds, () => FINISHED);
		await listen(main, { confirmWhen });
		happen(40);
		await until(() => main.keys.length === 40);
		await settle();
		expect(new Set(main.keys).size).toBe(40);
	},
);

it.each(['started', 'finished', 'succeeded'])(
	'has no more than ten executions in flight as long as a minute is not over: %s',
	async (confirmWhen) => {
		const main = new MissingEnds(seconds);
		await listen(main, { confirmWhen });
		happen(11);
		await until(() => main.keys.length === 10);
		await settle();
		expect(main.keys).toHaveLength(10);
	},
);

it('starts one more execution a minute if none ends', async () => {
	const clock = new NotingClock();
	const main = new MissingEnds(clock);
	await listen(main, {});
	happen(15);
	await until(() => main.keys.length === 15);
	expect(clock.waits.filter((ms) => ms === 60_000).length).toBeGreaterThanOrEqual(5);
});

it('starts an execution again if the worker says that it failed', async () => {
	const said = [FAILED, FINISHED];
	const main = new MissingEnds(new NotingClock(), () => said.shift());
	await listen(main, { confirmWhen: 'succeeded' });
	happen(1);
	await until(() => main.keys.length === 2);
	await settle();
	expect(main.keys[1]).toBe(`${main.keys[0]}:2`);
});

it('does not take the response of a node for the end', async () => {
	const response = { body: { message: 'Workflow execution failed' }, headers: {}, statusCode: 500 };
	const main = new MissingEnds(seconds, () => response);
	await listen(main, { confirmWhen: 'succeeded' });
	happen(11);
	await until(() => main.keys.length === 10);
	await settle();
	expect(main.keys).toHaveLength(10);
});

it.each([
	['an hour', undefined, 3_660_000],
	['the longest time of the workflow', 120, 180_000],
])('starts an execution again if its end is not known after %s', async (_, timeout, longest) => {
	const clock = new NotingClock();
	const said: Array<Response | undefined> = [undefined, FINISHED];
	const main = new MissingEnds(clock, () => said.shift());
	const node = {
		id: 'trigger',
		name: 'Box Trigger',
		type: BOX_TRIGGER,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: { options: { confirmWhen: 'finished' } },
		credentials: credentialReference(stage.credential),
	};
	const settings = { executionTimeout: timeout };
	const workflow = { id: 'workflow', name: 'Mine', nodes: [node], connections: {}, settings };
	await stage.listen({}, { nodeType: main.trigger(), workflow });
	happen(1);
	await until(() => main.keys.length === 2);
	await settle();
	expect(main.keys).toEqual([main.keys[0], `${main.keys[0]}:2`]);
	expect(clock.waits).toContain(longest);
});

it('waits for as long as it takes if n8n runs executions in one process', async () => {
	process.env.EXECUTIONS_MODE = 'regular';
	const clock = new NotingClock();
	const main = new MissingEnds(clock);
	await listen(main, { confirmWhen: 'finished' });
	happen(1);
	await until(() => main.keys.length === 1);
	await settle();
	expect(main.keys).toHaveLength(1);
});

import {
	UserError,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type ITriggerFunctions,
	type ITriggerResponse,
} from 'n8n-workflow';

import { BoxTrigger } from '../../nodes/Box/BoxTrigger.node';
import { BoxClient } from '../../nodes/Box/client/boxClient';
import { RateLimitGate } from '../../nodes/Box/client/calls/rateLimit';
import { systemTiming, type Timing } from '../../nodes/Box/client/http/timing';
import type { CursorState } from '../../nodes/Box/events/cursorState';
import type { Sharing } from '../../nodes/Box/trigger/sharing';
import { startTrigger as startBoxTrigger } from '../../nodes/Box/trigger/start';
import { startEmulator, type Emulator, type EmulatorOptions } from '../emulator';
import {
	BOX_TRIGGER,
	credentialFor,
	credentialReference,
	startTrigger,
	type RunningTrigger,
	type StartTriggerOptions,
	type StoredCredential,
} from '../support/engine';
import { ImpatientClock } from '../support/impatientClock';
import { POLL } from '../support/streamFaults';

/** An emulator, one connected account, and triggers that are stopped when the test is over. */
export class Stage {
	private readonly triggers: RunningTrigger[] = [];

	private constructor(
		readonly emulator: Emulator,
		readonly credential: StoredCredential,
	) {}

	static async set(options: EmulatorOptions = {}): Promise<Stage> {
		const emulator = await startEmulator({ strictDownloads: true, ...options });
		return new Stage(emulator, credentialFor(emulator));
	}

	/** Activates the trigger, and has it wait for as long as it takes to learn the first position. */
	async start(
		parameters: INodeParameters = {},
		options: StartTriggerOptions = {},
	): Promise<RunningTrigger> {
		const nodeType = boxTriggerWith(patient);
		const { credential } = this;
		const trigger = await startTrigger({ credential, parameters, nodeType, ...options });
		this.triggers.push(trigger);
		return trigger;
	}

	/** Activates one of several triggers, each in a workflow of its own. */
	async startNumber(
		id: number,
		parameters: INodeParameters = {},
		options: StartTriggerOptions = {},
	): Promise<RunningTrigger> {
		const { credential = this.credential } = options;
		const node = { id: 'trigger', name: 'Box Trigger', type: BOX_TRIGGER, typeVersion: 1 };
		const position: [number, number] = [0, 0];
		const credentials = credentialReference(credential);
		const nodes = [{ ...node, position, parameters: {}, credentials }];
		const name = `Workflow ${id}`;
		const workflow = { id: `workflow-${id}`, name, nodes, connections: {} };
		return await this.start(parameters, { workflow, ...options });
	}

	/** Activates the trigger, and resolves when it waits for the next change. */
	async listen(
		parameters: INodeParameters = {},
		options: StartTriggerOptions = {},
	): Promise<RunningTrigger> {
		const trigger = await this.start(parameters, options);
		await this.polling();
		return trigger;
	}

	/** Resolves when a long poll is being held. */
	async polling(): Promise<void> {
		await this.emulator.waitFor(({ path }) => path === POLL && this.emulator.pollers() > 0);
	}

	/** Resolves when no request has come for a while: everybody waits for the next change. */
	async settled(): Promise<void> {
		const requests = () => this.emulator.requests().length;
		for (let before = -1; before !== requests();) {
			before = requests();
			for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
		}
		await this.polling();
	}

	/** Resolves when no long poll is held any more. */
	async silent(): Promise<void> {
		while (this.emulator.pollers() > 0) await new Promise(setImmediate);
	}

	/** How often a path was asked for. */
	count(path: string, method = 'GET'): number {
		return this.emulator.requests().filter((each) => each.path === path && each.method === method)
			.length;
	}

	async clear(): Promise<void> {
		await Promise.all(this.triggers.map(async (trigger) => await trigger.stop()));
		await this.emulator.close();
	}
}

/** A client of its own for the Box at an address. */
export function clientAt(url: string, token: string): BoxClient {
	const tokens = { current: async () => token, refresh: async () => token };
	const hosts = { apiUrl: url, uploadUrl: url, accountUrl: url };
	return new BoxClient({ hosts, tokens, gate: new RateLimitGate() });
}

/** The names of the items that the events of an execution are about. */
export function names(items: INodeExecutionData[]): unknown[] {
	return items.map(({ json }) => (json.source as { name?: string } | null)?.name ?? null);
}

/** The next `count` events, however many executions they are spread over. */
export async function nextNames(trigger: RunningTrigger, count: number): Promise<unknown[]> {
	const found: unknown[] = [];
	while (found.length < count) found.push(...names(await trigger.nextExecution()));
	return found;
}

/** Where it is in the static data of a workflow that the engine makes: by the ID of the node. */
export const CURSOR = 'boxTrigger:trigger';

/** What n8n has saved of the trigger's cursor. */
export function cursorOf(staticData: unknown): CursorState {
	const { global } = staticData as { global?: Record<string, CursorState> };
	const cursor = global?.[CURSOR];
	if (!cursor) throw new Error('n8n has saved no cursor');
	return cursor;
}

/**
 * The real clock, but no longer wait ever ends by itself: a slow machine is not to decide what a
 * test sees.
 */
export const patient: Timing = {
	...systemTiming,
	sleep: async (ms, signal) => await systemTiming.sleep(ms <= 2_000 ? ms : ENDLESS, signal),
};

/** How many times faster a hasty clock is. */
const PACE = 50;

/** How long the trigger lets an activation wait for Box. */
const ACTIVATION_MS = 3_000;

/** Milliseconds that no test lasts. */
const ENDLESS = 2 ** 31 - 1;

/**
 * The lives of n8n in tests are short: their time passes faster. An activation still takes as long as
 * it needs to know its place, as n8n saves that.
 */
export const hasty: Timing = {
	...systemTiming,
	now: () => systemTiming.now() * PACE,
	sleep: async (ms, signal) =>
		await systemTiming.sleep(ms === ACTIVATION_MS ? ENDLESS : ms / PACE, signal),
};

/**
 * An impatient clock that lets the activation take its time, and others a turn while it waits: for
 * triggers that look at intervals.
 */
export class SteadyClock extends ImpatientClock {
	override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		if (ms === ACTIVATION_MS) return await systemTiming.sleep(ENDLESS, signal);
		await super.sleep(ms, signal);
		await systemTiming.sleep(5, signal);
	}
}

/** The Box Trigger, activated in another way. */
export function boxTriggerBy(
	activate: (context: ITriggerFunctions) => Promise<ITriggerResponse>,
): INodeType {
	return Object.assign(new BoxTrigger(), {
		trigger: async function (this: ITriggerFunctions) {
			return await activate(this);
		},
	});
}

/** The Box Trigger with a clock of its own. */
export function boxTriggerWith(clock: Timing, sharing?: Sharing): INodeType {
	return boxTriggerBy(async (context) => await startBoxTrigger(context, clock, sharing));
}

/**
 * The Box Trigger as n8n's new engine runs it, which refuses a trigger that asks to be told of the
 * end of its execution.
 */
export function boxTriggerInNewEngine(): INodeType {
	return boxTriggerBy(async (context) => {
		const emit = context.emit.bind(context);
		context.emit = (data, response, done, key) => {
			if (!done) return emit(data, response, undefined, key);
			done.reject(
				new UserError(
					'Engine 2.0 cannot run a trigger that waits for its execution to finish yet.',
				),
			);
		};
		return await startBoxTrigger(context, patient);
	});
}

/** The Box Trigger with an n8n that starts executions, which do not end before `finish`. */
export function boxTriggerInBusyEngine() {
	const started: unknown[] = [];
	const endings: (() => void)[] = [];
	let global: IDataObject = {};
	const nodeType: INodeType = boxTriggerBy(async (context) => {
		global = context.getWorkflowStaticData('global');
		context.emit = (data, _response, done) => {
			started.push(...names(data[0] ?? []));
			endings.push(() => done?.resolve(undefined as never));
		};
		return await startBoxTrigger(context, patient);
	});
	return {
		nodeType,
		started,
		finish: () => endings.forEach((end) => end()),
		/** As n8n has it in memory. */
		staticData: () => JSON.parse(JSON.stringify({ global })) as IDataObject,
	};
}

import { setImmediate as turn } from 'node:timers/promises';

import type { Address } from '../network/place';
import { START } from './followers';
import type { Command, Message } from './protocol';

type Started = Extract<Command, { do: 'start' }>;

function say(message: Message): void {
	process.send?.(message);
}

/** Counts for each event which listeners it has reached, and says so when these are all. */
class Reach {
	private readonly reached = new Map<string, Set<number>>();
	private all = 0;
	repeated = 0;

	constructor(private readonly listeners: number) {}

	readonly arrived = (listener: number, ids: string[]): void => {
		for (const id of ids) {
			const who = this.reached.get(id) ?? new Set();
			if (who.has(listener)) this.repeated += 1;
			this.reached.set(id, who.add(listener));
			if (who.size < this.listeners) continue;
			this.all += 1;
			say({ is: 'arrived', events: this.all });
		}
	};
}

/** Resident bytes after garbage collection, which frees some of them only in the next turn. */
async function resident(): Promise<number> {
	for (let time = 0; time < 3; time++) {
		global.gc?.();
		await turn();
	}
	return process.memoryUsage.rss();
}

/** What runs in this process. */
let running: { stop: () => Promise<void>; reach: Reach } | undefined;

async function start({ kind, count, box, tokens }: Started): Promise<void> {
	const reach = new Reach(count);
	const from = performance.now();
	const address: Address = { ...box, connect: () => tokens };
	const stop = await START[kind](address, count, reach.arrived);
	running = { stop, reach };
	say({ is: 'started', milliseconds: performance.now() - from });
}

async function stop(): Promise<void> {
	const from = performance.now();
	await running?.stop();
	const milliseconds = performance.now() - from;
	say({ is: 'stopped', milliseconds, repeated: running?.reach.repeated ?? 0 });
	running = undefined;
}

async function obey(command: Command): Promise<void> {
	if (command.do === 'start') return await start(command);
	if (command.do === 'stop') return await stop();
	say({ is: 'weighed', bytes: await resident() });
}

process.on('message', (command: Command) => {
	obey(command).catch((error: unknown) =>
		say({ is: 'fault', message: error instanceof Error ? error.message : String(error) }),
	);
});

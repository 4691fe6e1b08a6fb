import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { openPlace, type Place } from '../network/place';
import type { Command, Kind, Message } from './protocol';

/** Changes in Box that are made one by one. */
const CHANGES = 6;
/** Milliseconds without a request after which nothing more comes: many round trips. */
const QUIET = 600;
/** Milliseconds between two looks at the requests. */
const LOOK = 10;

/** What some triggers on one account took. */
export interface Taken {
	/** Milliseconds until all are active and have sent the last request of their start. */
	start: number;
	stop: number;
	/** Requests until all is quiet. */
	startRequests: number;
	/** Requests for six changes. */
	changeRequests: number;
	/** Bytes. */
	memory: number;
}

/** The process that is measured, and what it has said. */
class Measured {
	private readonly child = fork(join(__dirname, 'process.ts'), {
		execArgv: ['--expose-gc', '--import', 'tsx'],
	});
	private readonly said: Message[] = [];
	private hear: () => void = () => undefined;

	constructor(private readonly signal: AbortSignal) {
		this.child.on('message', (message: Message) => {
			this.said.push(message);
			this.hear();
		});
		this.child.once('exit', () => {
			this.said.push({ is: 'fault', message: 'The process of the triggers ended' });
			this.hear();
		});
	}

	send(command: Command): void {
		this.child.send(command);
	}

	/** The first message that fits, said already or yet to be. Rejects at a fault. */
	async hears<K extends Message['is']>(
		kind: K,
		fits: (message: Extract<Message, { is: K }>) => boolean = () => true,
	): Promise<Extract<Message, { is: K }>> {
		for (;;) {
			for (const message of this.said) {
				if (message.is === 'fault') throw new Error(message.message);
				const asked = message as Extract<Message, { is: K }>;
				if (message.is === kind && fits(asked)) return asked;
			}
			await this.next();
		}
	}

	end(): void {
		this.child.kill();
	}

	private async next(): Promise<void> {
		this.signal.throwIfAborted();
		await new Promise<void>((resolve, reject) => {
			const stop = () => reject(this.signal.reason as Error);
			this.signal.addEventListener('abort', stop, { once: true });
			this.hear = () => {
				this.signal.removeEventListener('abort', stop);
				resolve();
			};
		});
	}
}

/**
 * Resolves when listeners wait for the next change and no request has come for a while, with the time of the
 * last request by `performance.now()`.
 */
async function quiet({ near }: Place, signal: AbortSignal): Promise<number> {
	let seen = near.requests().length;
	let last = performance.now();
	while (near.pollers() === 0 || performance.now() - last < QUIET) {
		await sleep(LOOK, undefined, { signal });
		if (near.requests().length === seen) continue;
		seen = near.requests().length;
		last = performance.now();
	}
	return last;
}

async function changesIn(place: Place, measured: Measured, signal: AbortSignal): Promise<number> {
	place.near.clearRequests();
	for (let change = 1; change <= CHANGES; change++) {
		place.near.addFile({ name: `file ${change}.txt`, content: 'x' });
		await measured.hears('arrived', ({ events }) => events >= change);
		await quiet(place, signal);
	}
	return place.near.requests().length;
}

/** Has so many triggers start, follow six changes, and stop; in a process of their own. */
export async function take(
	kind: Kind,
	count: number,
	{ roundTrip, signal }: { roundTrip: number; signal: AbortSignal },
): Promise<Taken> {
	const place = await openPlace(roundTrip);
	const measured = new Measured(signal);
	try {
		const { url, clientId, clientSecret } = place.far;
		const tokens = place.near.connect();
		measured.send({ do: 'start', kind, count, box: { url, clientId, clientSecret }, tokens });
		await measured.hears('ready');
		place.near.clearRequests();
		const from = performance.now();
		const started = await measured.hears('started');
		const last = await quiet(place, signal);
		const startRequests = place.near.requests().length;
		measured.send({ do: 'weigh' });
		const { bytes } = await measured.hears('weighed');
		const changeRequests = await changesIn(place, measured, signal);
		measured.send({ do: 'stop' });
		const stopped = await measured.hears('stopped');
		if (kind !== 'sdk' && stopped.repeated > 0) {
			throw new Error(`${stopped.repeated} events arrived twice`);
		}
		return {
			start: Math.max(started.milliseconds, last - from),
			stop: stopped.milliseconds,
			startRequests,
			changeRequests,
			memory: bytes,
		};
	} finally {
		measured.end();
		await place.close();
	}
}

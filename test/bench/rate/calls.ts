import { Readable } from 'node:stream';

import { BoxClient, type BoxClientOptions } from '../../../nodes/Box/client/boxClient';
import { MOST_LOAD } from '../../../nodes/Box/client/calls/load';
import { RateLimitGate } from '../../../nodes/Box/client/calls/rateLimit';
import { createHttp } from '../../../nodes/Box/client/http/http';
import { startEmulator, type Emulator } from '../../emulator';
import { scaledClock } from './scaledClock';

/** Calls that executions of one account make at the same time, under a limit of Box. */
export interface RateCase {
	/** Such as `3,000 calls`. */
	title: string;
	/** How many calls of the kind Box takes a minute. */
	limit: number;
	kind: 'reads' | 'uploads';
	/** In all. */
	calls: number;
	executions: number;
}

/** What came out for one case. */
export interface RateTaken {
	/** The share of the allowed calls that were made: see `usedShare`. */
	used: number;
	/** Calls that failed in the end. */
	failed: number;
	/** Calls of the execution with the fewest, as a share of the equal one, in the first minute. */
	share: number;
}

/** Box's own limits: https://developer.box.com/guides/api-calls/permissions-and-errors/rate-limits/ */
export const LIMITS = { calls: 1000, uploads: 240 };

/** How many minutes of Box pass in one. */
export const SPEED = 15;
const MINUTE_MS = 60_000;

type Send = (box: BoxClient, index: number) => Promise<unknown>;

function sender(emulator: Emulator, kind: RateCase['kind']): Send {
	if (kind === 'reads') {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
		return async (box) => await box.request({ method: 'GET', path: ['files', id] });
	}
	const parentId = emulator.addFolder({ name: 'Uploads' }).id;
	const content = Buffer.from('a');
	const source = () => ({ size: content.length, open: () => Readable.from([content]) });
	return async (box, index) => await box.upload({ name: `${index}.txt`, parentId }, source());
}

/** When each call of each execution was done, in milliseconds since the start. */
type Done = number[][];

/**
 * The share of the allowed calls that were made. Calls of a minute come in a burst, so what is lost is
 * the time from the end of one minute until the next one is used.
 */
function usedShare(done: Done, { calls, limit }: RateCase): number {
	const minutes = Math.ceil(calls / limit) - 1;
	const sorted = done.flat().sort((one, other) => one - other);
	return (minutes * MINUTE_MS) / (sorted[minutes * limit] ?? Infinity);
}

/** The calls of the execution with the fewest in the first minute, as a share of an equal part. */
function leastShare(done: Done): number {
	const counts = done.map((each) => each.filter((at) => at < MINUTE_MS).length);
	const sum = counts.reduce((before, count) => before + count, 0);
	return Math.min(...counts) / (sum / counts.length);
}

/** Clients of one account, one for each execution. */
function account(emulator: Emulator, parts: Pick<BoxClientOptions, 'http' | 'timing' | 'signal'>) {
	const token = emulator.connect().access_token;
	const tokens = { current: async () => token, refresh: async () => token };
	const gate = new RateLimitGate(parts.timing);
	const hosts = { apiUrl: emulator.url, uploadUrl: emulator.url, accountUrl: emulator.url };
	return () => new BoxClient({ hosts, tokens, gate, ...parts });
}

/** Makes the calls of a case, and counts what Box took of them. It takes some ten seconds. */
export async function makeCalls(rateCase: RateCase, signal: AbortSignal): Promise<RateTaken> {
	const { kind, calls, executions } = rateCase;
	const timing = scaledClock(SPEED);
	const emulator = await startEmulator({ openapi: '', limits: LIMITS, now: () => timing.date() });
	const http = createHttp();
	try {
		const send = sender(emulator, kind);
		const client = account(emulator, { http, timing, signal });
		let sent = 0;
		let failed = 0;
		const start = timing.now();
		const execution = async () => {
			const box = client();
			const done: number[] = [];
			const worker = async () => {
				while (sent < calls) {
					sent += 1;
					await send(box, sent).catch(() => (failed += 1));
					done.push(timing.now() - start);
				}
			};
			await Promise.all(Array.from({ length: MOST_LOAD }, worker));
			return done;
		};
		const done = await Promise.all(Array.from({ length: executions }, execution));
		signal.throwIfAborted();
		return { used: usedShare(done, rateCase), failed, share: leastShare(done) };
	} finally {
		await http.close();
		await emulator.close();
	}
}

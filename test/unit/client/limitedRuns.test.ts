import type { BoxClient } from '../../../nodes/Box/client/boxClient';
import { RateLimitGate } from '../../../nodes/Box/client/calls/rateLimit';
import { createHttp } from '../../../nodes/Box/client/http/http';
import { startEmulator, type RateLimits } from '../../emulator';
import { HandClock } from './handClock';
import { closeAll, closing, emulatorClient, sourceOf } from './support';

afterEach(closeAll);

const MINUTE_MS = 60_000;
/** The share of what Box allows that is to be used. */
const USED = 0.95;

/** Items that are worked on at once, as an execution does. */
interface Work {
	calls: number;
	atOnce: number;
	/** Milliseconds after the start of all. */
	begins?: number;
	send?: (box: BoxClient, index: number) => Promise<unknown>;
}

/** What became of one execution: when each of its calls was done, by the clock of the test. */
interface Ran {
	done: number[];
}

/** A Box with limits, by a clock that only moves while everybody waits. */
async function limitedBox(limits: RateLimits) {
	const clock = new HandClock();
	const emulator = await startEmulator({ limits, openapi: '', now: () => 1e12 + clock.now() });
	closing(emulator);
	const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
	const http = closing(createHttp());
	const read = async (box: BoxClient) => await box.request({ method: 'GET', path: ['files', id] });
	const account = () => {
		const gate = new RateLimitGate(clock);
		return () => emulatorClient(emulator, { timing: clock, gate, http });
	};

	let running = 0;
	/** Works as one execution. */
	const run = async (box: BoxClient, { calls, atOnce, begins = 0, send = read }: Work) => {
		const ran: Ran = { done: [] };
		let next = 0;
		const worker = async () => {
			running += 1;
			if (begins > 0) await clock.sleep(begins);
			while (next < calls) {
				next += 1;
				await send(box, next);
				ran.done.push(clock.now());
			}
			running -= 1;
		};
		await Promise.all(Array.from({ length: atOnce }, worker));
		return ran;
	};
	/** Lets time pass until all executions have ended. */
	const all = async (executions: Array<Promise<Ran>>) => {
		const ended = Promise.all(executions);
		while (running > 0) {
			await new Promise(setImmediate);
			if (clock.asleep >= running) clock.advanceToNext();
		}
		return await ended;
	};
	const refused = () => emulator.requests().filter(({ status }) => status === 429).length;
	return { emulator, account, run, all, refused };
}

const last = ({ done }: Ran) => Math.max(...done);

/** Milliseconds that so many calls take at least if each minute has its limit. */
const least = (calls: number, limit: number) => (Math.ceil(calls / limit) - 1) * MINUTE_MS;

describe('3,000 calls, where Box takes 1,000 a minute', () => {
	it.each([
		['one execution, and Box says how long to wait', 1, true],
		['three executions, and Box says how long to wait', 3, true],
		['one execution, and Box does not say it', 1, false],
		['three executions, and Box does not say it', 3, false],
	])('use up what is allowed: %s', async (_, executions, retryAfter) => {
		const limits = { calls: 1000, uploads: 240, retryAfter };
		const { account, run, all, refused } = await limitedBox(limits);
		const client = account();
		const works = Array.from({ length: executions }, async () => {
			return await run(client(), { calls: 3000 / executions, atOnce: 16 });
		});
		const ran = await all(works);
		expect(Math.max(...ran.map(last))).toBeLessThanOrEqual(least(3000, 1000) / USED);
		// One try after another finds out when the minute is over, and few calls are refused at its end.
		expect(refused()).toBeLessThanOrEqual(2 * (executions * 16 + (retryAfter ? 2 : 40)));
	});
});

it('uploads use up what is allowed, and hold up no other calls', async () => {
	const { emulator, account, run, all, refused } = await limitedBox({ calls: 1000, uploads: 240 });
	const parentId = emulator.addFolder({ name: 'Inbox' }).id;
	const client = account();
	const upload = async (box: BoxClient, index: number) =>
		await box.upload({ name: `${index}.txt`, parentId }, sourceOf('text'));
	const [uploads, reads] = await all([
		run(client(), { calls: 720, atOnce: 16, send: upload }),
		run(client(), { calls: 600, atOnce: 16 }),
	]);
	expect(uploads && last(uploads)).toBeLessThanOrEqual(least(720, 240) / USED);
	expect(reads && last(reads)).toBe(0);
	expect(refused()).toBeLessThanOrEqual(3 * 17);
});

describe('executions of one account', () => {
	it('share what Box allows', async () => {
		const { account, run, all } = await limitedBox({ calls: 300, uploads: 240 });
		const client = account();
		const ran = await all(
			Array.from({ length: 3 }, async () => await run(client(), { calls: 400, atOnce: 16 })),
		);
		for (const minute of [0, 1, 2]) {
			const shares = ran.map(({ done }) => {
				return done.filter((at) => Math.floor(at / (MINUTE_MS / USED)) === minute).length;
			});
			expect(Math.min(...shares)).toBeGreaterThan(300 / 3 / 2);
		}
	});

	it('that come later are not the last', async () => {
		const { account, run, all } = await limitedBox({ calls: 300, uploads: 240 });
		const client = account();
		const [long, short] = await all([
			run(client(), { calls: 3000, atOnce: 16 }),
			run(client(), { calls: 30, atOnce: 3, begins: 10_000 }),
		]);
		expect(short && last(short)).toBeLessThanOrEqual((2 * MINUTE_MS) / USED);
		expect(long && last(long)).toBeGreaterThan(8 * MINUTE_MS);
	});
});

it('another account goes on', async () => {
	const { emulator, account, run, all } = await limitedBox({ calls: 100, uploads: 100 });
	const { colleague } = emulator.users;
	const mine = account()();
	const theirs = account()().with({ asUser: colleague.id });
	const me = async (box: BoxClient) => await box.request({ method: 'GET', path: ['users', 'me'] });
	const [slow, quick] = await all([
		run(mine, { calls: 200, atOnce: 16 }),
		run(theirs, { calls: 90, atOnce: 16, send: me }),
	]);
	expect(slow && last(slow)).toBeGreaterThanOrEqual(MINUTE_MS);
	expect(quick && last(quick)).toBe(0);
});

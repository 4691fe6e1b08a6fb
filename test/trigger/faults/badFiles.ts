import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeType } from 'n8n-workflow';

import type { BoxClient } from '../../../nodes/Box/client/boxClient';
import { closeHttp } from '../../../nodes/Box/client/http/http';
import { boundedDownload } from '../../../nodes/Box/trigger/boundedDownload';
import { startTrigger } from '../../../nodes/Box/trigger/start';
import type { Fault } from '../../emulator';
import { binaryItem, readBinary, type RunningTrigger } from '../../support/engine';
import { ImpatientClock } from '../../support/impatientClock';
import { Database, Life } from '../mortal';
import { boxTriggerBy, boxTriggerWith, clientAt, names, Stage } from '../support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
	// Has n8n-core keep files in its folder, as a server does.
	await binaryItem('');
});

afterEach(async () => await stage.clear());

const parameters = { options: { downloadFile: true, executionMode: 'each' } };
const HANDED_OVER =
	'A file could not be downloaded after several attempts, so its event comes without it';
const FOR_EVER = 1_000_000;

function upload(name: string) {
	return stage.emulator.addFile({ name, content: name });
}

const contentOf = (id: string) => `/2.0/files/${id}/content`;

/** The note of each event's item by the name of its file, once so many have come. */
async function notes(trigger: RunningTrigger, count: number): Promise<Map<unknown, unknown>> {
	const found = new Map<unknown, unknown>();
	while (found.size < count) {
		const [item] = await trigger.nextExecution();
		if (item) found.set(names([item])[0], item.json.download_note);
	}
	return found;
}

it.each<[string, Fault, RegExp]>([
	['an error of Box', { status: 500 }, /500/],
	['an error without a wait', { status: 503, headers: { 'retry-after': '0' } }, /503/],
	['a dropped connection', { drop: true }, /lost/],
	['bytes that are cut again and again', { cut: 1 }, /lost|broke off/],
	["a proxy's page", { status: 403, body: '<html></html>' }, /403/],
	['a file that is never ready', { status: 202 }, /still preparing/],
])(
	'hands the event over with a note after %s, for ever, and tells once',
	async (_, fault, said) => {
		const nodeType = boxTriggerWith(new ImpatientClock());
		const trigger = await stage.listen(parameters, { nodeType });
		const bad = upload('bad.txt');
		const path = 'cut' in fault ? /\/content$|\/download/ : contentOf(bad.id);
		stage.emulator.faults.add({ ...fault, path, times: FOR_EVER });
		const [item] = await trigger.nextExecution();
		expect(item?.binary).toBeUndefined();
		expect(item?.json.download_note).toMatch(said);
		expect(trigger.failures.map(({ message }) => message)).toEqual([HANDED_OVER]);

		stage.emulator.faults.clear();
		upload('good.txt');
		const [good] = await trigger.nextExecution();
		expect(String(await readBinary(good))).toBe('good.txt');
	},
);

it('hands over more than ten such events, the others with their files, and tells once', async () => {
	const nodeType = boxTriggerWith(new ImpatientClock());
	const trigger = await stage.listen(parameters, { nodeType });
	const expected = new Map<string, boolean>();
	for (let count = 0; count < 15; count++) {
		const bad = upload(`bad-${count}.txt`);
		stage.emulator.faults.add({ path: contentOf(bad.id), status: 500, times: FOR_EVER });
		expected.set(bad.name, true);
		expected.set(upload(`good-${count}.txt`).name, false);
	}
	const found = await notes(trigger, expected.size);
	const hasNote = [...found].map(([name, note]) => [name, note !== undefined]);
	expect(new Map(hasNote as Array<[string, boolean]>)).toEqual(expected);
	expect(trigger.failures.map(({ message }) => message)).toEqual([HANDED_OVER]);
});

it('hands over batches with many such files after few tries, the others with theirs', async () => {
	const options = { downloadFile: true, executionMode: 'batch' };
	const nodeType = boxTriggerWith(new ImpatientClock());
	const trigger = await stage.listen({ options }, { nodeType });
	const headers = { 'retry-after': '0' };
	const expected: boolean[] = [];
	for (let count = 0; count < 30; count++) {
		const { id } = upload(`bad-${count}.txt`);
		const fault = { path: contentOf(id), status: 500, headers, times: FOR_EVER };
		stage.emulator.faults.add(fault);
		upload(`good-${count}.txt`);
		expected.push(true, false);
	}
	const found: boolean[] = [];
	while (found.length < expected.length) {
		const items = await trigger.nextExecution();
		found.push(...items.map(({ json }) => json.download_note !== undefined));
	}
	expect(found).toEqual(expected);
	expect(trigger.failures.map(({ message }) => message)).toContain(HANDED_OVER);
	// Five tries of five requests for each would be 750; they may be spread over two batches.
	const hits = stage.emulator.faults.list().reduce((sum, fault) => sum + fault.hits, 0);
	expect(hits).toBeLessThanOrEqual(2 * 5 * (30 + 12));
});

it.each(['started', 'finished', 'succeeded'])(
	'hands over each event to each of three triggers, two of which download, once it is %s',
	async (confirmWhen) => {
		const options = { nodeType: boxTriggerWith(new ImpatientClock()) };
		const each = { downloadFile: true, executionMode: 'each', confirmWhen };
		const triggers = [
			await stage.startNumber(1, { options: each }, options),
			await stage.startNumber(2, { options: { ...each, executionMode: 'batch' } }, options),
			await stage.startNumber(3, { options: { ...each, downloadFile: false } }, options),
		];
		await stage.settled();
		const expected = new Map<string, boolean>();
		const bad: Fault[] = [
			{ status: 404 },
			{ status: 401 },
			{ status: 416 },
			{ status: 202 },
			{ status: 429, headers: { 'retry-after': '0' } },
			{ status: 429, headers: { 'retry-after': '99999' } },
			{ status: 302, headers: { location: 'http://127.0.0.1:1/x' } },
			{ status: 200, body: '' },
			{ drop: true },
		];
		for (const [index, fault] of bad.entries()) {
			const { id, name } = upload(`bad-${index}.txt`);
			stage.emulator.faults.add({ ...fault, path: contentOf(id), times: FOR_EVER });
			expected.set(name, true).set(upload(`good-${index}.txt`).name, false);
		}
		for (const [index, trigger] of triggers.entries()) {
			const found = new Map<unknown, boolean>();
			while (found.size < expected.size) {
				for (const item of await trigger.nextExecution()) {
					found.set(names([item])[0], item.json.download_note !== undefined);
				}
			}
			const isDownloading = index < 2;
			const all = [...expected].map(([name, hasNote]) => [name, hasNote && isDownloading]);
			expect(found).toEqual(new Map(all as Array<[string, boolean]>));
			expect(trigger.failures).toHaveLength(isDownloading ? 1 : 0);
		}
	},
);

describe.each(['..', '', 'a/b', '%2e%2e'])('an event about a file with the ID %j', (id) => {
	const source = { type: 'file', id, name: 'odd.txt' };

	it('is handed over as it is', async () => {
		const trigger = await stage.listen(parameters);
		stage.emulator.appendEvent({ source });
		upload('good.txt');
		const items = [...(await trigger.nextExecution()), ...(await trigger.nextExecution())];
		expect(names(items)).toEqual(['odd.txt', 'good.txt']);
		expect(items.map(({ binary }) => binary !== undefined)).toEqual([false, true]);
		expect(trigger.failures).toEqual([]);
	});

	it('is in no folder that is watched, and holds up nothing in it', async () => {
		const { emulator } = stage;
		const { id: parentId } = emulator.addFolder({ name: 'Watched' });
		const trigger = await stage.listen({ folder: { mode: 'id', value: parentId } });
		emulator.appendEvent({ source });
		emulator.addFile({ name: 'good.txt', content: 'good', parentId });
		expect(names(await trigger.nextExecution())).toEqual(['good.txt']);
		expect(trigger.failures).toEqual([]);
	});
});

it('tries a file some times over minutes, and then asks for it no more', async () => {
	const clock = new ImpatientClock();
	const trigger = await stage.listen(parameters, { nodeType: boxTriggerWith(clock) });
	const since = clock.now();
	const { id } = upload('bad.txt');
	const headers = { 'retry-after': '0' };
	stage.emulator.faults.add({ path: contentOf(id), status: 500, headers, times: FOR_EVER });
	await trigger.nextExecution();
	const asked = stage.count(contentOf(id));
	expect(clock.now() - since).toBeGreaterThan(2 * 60_000);
	// Never more than one a second, even where Box says that it may be at once.
	expect(asked).toBeLessThanOrEqual((clock.now() - since) / 1_000);
	upload('good.txt');
	await trigger.nextExecution();
	expect(stage.count(contentOf(id))).toBe(asked);
});

/** A trigger in an n8n that cannot store files. */
function withoutStorage(clock: ImpatientClock, state: { full: boolean }): INodeType {
	return boxTriggerBy(async (context) => {
		const prepare = context.helpers.prepareBinaryData.bind(context.helpers);
		context.helpers.prepareBinaryData = async (...values) => {
			if (state.full) {
				const message = 'ENOSPC: no space left on device, write';
				throw Object.assign(new Error(message), { code: 'ENOSPC' });
			}
			return await prepare(...values);
		};
		return await startTrigger(context, clock);
	});
}

it('hands events over where n8n cannot store files, and brings files again when it can', async () => {
	const state = { full: true };
	const nodeType = withoutStorage(new ImpatientClock(), state);
	const trigger = await stage.listen(parameters, { nodeType });
	for (let count = 0; count < 12; count++) upload(`${count}.txt`);
	const found = await notes(trigger, 12);
	for (const note of found.values()) expect(note).toMatch(/no space left|the disk is full/);
	expect(trigger.failures).toHaveLength(1);
	// Once nothing works, each file is tried once.
	const asked = stage.emulator.requests().filter(({ path }) => /\/content$/.test(path)).length;
	upload('last.txt');
	await trigger.nextExecution();
	const { length } = stage.emulator.requests().filter(({ path }) => /\/content$/.test(path));
	expect(length - asked).toBe(1);
	state.full = false;
	upload('good.txt');
	expect(String(await readBinary((await trigger.nextExecution())[0]))).toBe('good.txt');
});

it('starts again nothing of what was handed over while a file was tried', async () => {
	const first = await stage.start(parameters);
	await first.stop();
	const bad = upload('bad.txt');
	stage.emulator.faults.add({ path: contentOf(bad.id), stall: true, times: FOR_EVER });
	for (let count = 0; count < 2_600; count++) stage.emulator.appendEvent({ source: null });
	const happened = stage.emulator.eventsOf().length;

	const before = new Database();
	const dying = new Life(before);
	const { staticData } = first;
	const second = await stage.start(parameters, { nodeType: dying.trigger(), staticData });
	while (before.counts().size < 1_900) await dying.emitted();
	for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
	// The stream waits for the file rather than to hand over more than is remembered.
	expect(before.counts().size).toBeLessThanOrEqual(2_000);
	await second.stop();

	stage.emulator.faults.clear();
	// One that knows none of the keys.
	const after = new Database();
	const life = new Life(after);
	await stage.start(parameters, { nodeType: life.trigger(), staticData: before.staticData });
	const all = () => new Set([...before.counts().keys(), ...after.counts().keys()]);
	while (all().size < happened) await life.emitted();
	// What was on its way at the end comes again, and no more.
	expect(before.counts().size + after.counts().size - happened).toBeLessThanOrEqual(10);
});

describe('a download that gets nowhere', () => {
	let server: Server;

	/** Sends the headers, and then a byte at a time for as long as anybody listens. */
	async function drip(headers: boolean): Promise<BoxClient> {
		server = createServer((_request, response) => {
			if (!headers) return;
			response.writeHead(200, { 'content-length': '1000000' });
			const timer = setInterval(() => response.write('x'), 1);
			response.on('close', () => clearInterval(timer));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		return clientAt(url, 'token');
	}

	afterEach(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
		await closeHttp();
	});

	it('is ended where it comes by drips', async () => {
		const box = await drip(true);
		const limits = { start: 60_000, window: 20, bytes: 100_000 };
		const { stream } = await boundedDownload(box, '5', limits);
		await expect(stream.toArray()).rejects.toMatchObject({ code: 'timeout', status: 0 });
	});

	it('is ended where it never begins', async () => {
		const box = await drip(false);
		const limits = { start: 20, window: 60_000, bytes: 1 };
		await expect(boundedDownload(box, '5', limits)).rejects.toMatchObject({ code: 'timeout' });
	});

	it('is ended where nobody takes its bytes', async () => {
		const box = await drip(true);
		const limits = { start: 60_000, window: 20, bytes: 100_000 };
		const { stream } = await boundedDownload(box, '5', limits);
		const error = await new Promise((resolve) => stream.once('error', resolve));
		expect(error).toMatchObject({ code: 'timeout' });
	});
});

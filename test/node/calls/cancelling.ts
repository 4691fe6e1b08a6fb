import type { INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../emulator/types';
import { byId, items, only, useBox } from '../../operations/support';

const box = useBox();

const TOKEN = '/oauth2/token';
/** A text to upload. */
const TEXT = { binaryData: false, fileContent: 'x' };
const user = { resource: 'user', operation: 'getMe' };
const getMe = async (signal?: AbortSignal, credential = box.credential) =>
	await box.run(user.resource, user.operation, {}, { credential, signal });

/** Resolves after whole executions of another account, which gives all others their time. */
async function otherRuns(): Promise<void> {
	const credential = box.as(box.emulator.users.colleague.id);
	for (let run = 0; run < 3; run += 1) only(await getMe(undefined, credential));
}

/** How many token requests there are once whatever is left of an execution had its time. */
async function tokenRequestsLater(): Promise<number> {
	await otherRuns();
	return box.emulator.tokenRequests();
}

describe('an execution that is cancelled while it waits for a token', () => {
	test('ends at once, though the token endpoint never answers', async () => {
		box.emulator.expireAccessTokens();
		box.emulator.faults.add({ path: TOKEN, stall: true, times: 9 });
		const stop = new AbortController();
		const run = getMe(stop.signal);
		await box.emulator.waitFor(({ path }) => path === TOKEN);
		stop.abort();
		await run;
		expect(await tokenRequestsLater()).toBe(1);
	});

	test('leaves the token to those who still wait for it', async () => {
		box.emulator.expireAccessTokens();
		box.emulator.faults.add({ path: TOKEN, stall: 300 });
		const stop = new AbortController();
		const cancelled = getMe(stop.signal);
		await box.emulator.waitFor(({ path }) => path === TOKEN);
		const other = getMe();
		await box.emulator.waitFor(
			() => box.emulator.requests().filter(({ path }) => path === '/2.0/users/me').length === 2,
		);
		stop.abort();
		await cancelled;
		expect(only(await other).name).toBe('Admin');
		expect(box.emulator.tokenRequests()).toBe(1);
		expect(box.credential.writes).toBe(1);
	});

	test('asks for none afterwards, in whatever order they were cancelled who waited', async () => {
		box.emulator.expireAccessTokens();
		const headers = { 'retry-after': '500' };
		box.emulator.faults.add({ path: TOKEN, status: 503, headers, times: 9 });
		const [first, second] = [new AbortController(), new AbortController()];
		const starter = getMe(first.signal);
		await box.emulator.waitFor(({ path, status }) => path === TOKEN && status === 503);
		const joiner = getMe(second.signal);
		await box.emulator.waitFor(
			() =>
				box.emulator
					.requests()
					.filter(({ path, status }) => path === '/2.0/users/me' && status === 401).length === 2,
		);
		await otherRuns();
		second.abort();
		await joiner;
		first.abort();
		await starter;
		expect(await tokenRequestsLater()).toBe(1);
	});
});

test('an execution that waits for connections of another one is not blocked by it', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'a' });
	box.emulator.faults.add({ path: '/2.0/files', stall: true, times: 99 });
	const stop = new AbortController();
	const input = items(...Array.from({ length: 40 }, () => ({})));
	const busy = box.run(
		'file',
		'get',
		{ file: byId(id), requestOptions: { concurrency: 20 } },
		{ input, signal: stop.signal },
	);
	await box.emulator.waitFor(() => box.calls().length >= 20);
	expect(only(await getMe()).name).toBe('Admin');
	stop.abort();
	await busy;
	expect(box.calls().filter((call) => call.startsWith('GET /2.0/files'))).toHaveLength(20);
});

const LONG = { 'retry-after': '500' };

describe('an execution that is cancelled ends at once, and sends nothing more', () => {
	test.each<[string, string, Fault, INodeParameters?]>([
		['in the pause of its account', 'get', { path: '/2.0/files', status: 429, headers: LONG }],
		['before it tries again', 'get', { path: '/2.0/files', status: 503, headers: LONG }],
		[
			'before it tries to delete again',
			'delete',
			{ path: '/2.0/files', status: 503, headers: LONG },
		],
		['while Box deletes', 'delete', { path: '/2.0/files', stall: true }],
		['while Box copies', 'copy', { path: '/copy$', stall: true }, { parent: byId('0') }],
		[
			'while Box draws',
			'getThumbnail',
			{ path: '/thumbnail[.]', status: 202, headers: LONG, body: '' },
		],
		['while Box prepares the bytes', 'download', { path: '/content$', status: 202, headers: LONG }],
		['while Box looks for the bytes', 'download', { path: '/content$', stall: true }],
		['while the download host is silent', 'download', { path: '/d', stall: true }],
		[
			'before it asks the download host again',
			'download',
			{ path: '/d', status: 503, headers: LONG },
		],
		['while Box reads a text', 'getText', { path: '/representations/.*', stall: true }],
		['while Box takes a version', 'uploadVersion', { path: '/api/2.0/files', stall: true }, TEXT],
		[
			'before it sends a version again',
			'uploadVersion',
			{ path: '/api/2.0/files', status: 503, headers: LONG },
			TEXT,
		],
	])('%s: %s', async (_, operation, fault, parameters = {}) => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: 'a' });
		const met = box.emulator.faults.add({ times: 99, ...fault });
		const stop = new AbortController();
		const run = box.run(
			'file',
			operation,
			{ file: byId(id), ...parameters },
			{ signal: stop.signal },
		);
		while (met.hits === 0) await new Promise(setImmediate);
		stop.abort();
		const { items: given } = await run;
		expect(given).toEqual([]);
		const count = () =>
			box.emulator.requests().filter(({ path }) => !/users.me|oauth/.test(path)).length;
		const before = count();
		box.emulator.faults.clear();
		await otherRuns();
		expect(count()).toBe(before);
	});
});

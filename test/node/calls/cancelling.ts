import { byId, items, only, useBox } from '../../operations/support';

const box = useBox();

const TOKEN = '/oauth2/token';
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

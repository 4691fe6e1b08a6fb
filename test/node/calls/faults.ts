import { byId, items, manyFiles, useBox } from '../../operations/support';

const box = useBox();

const { ids, getFile, inputOf, received } = manyFiles(box);

describe('cancelling the execution', () => {
	test('ends the requests at once, and starts no more', async () => {
		const list = ids(20);
		const all = 10;
		box.emulator.faults.add({ path: '/2.0/files', stall: true, times: 20 });
		const stop = new AbortController();
		const run = box.run(
			'file',
			'get',
			{ ...getFile, requestOptions: { concurrency: all } },
			{ input: inputOf(list), signal: stop.signal },
		);
		await received(all);
		stop.abort();
		await run;
		expect(box.calls()).toHaveLength(all);
		expect(box.emulator.requests().every(({ status }) => status === 0)).toBe(true);
		// Each held a connection: this call gets one because theirs were closed.
		expect((await box.run('user', 'getMe')).json).toHaveLength(1);
	});

	test('ends the wait after a 429, and the wait for a new token', async () => {
		const list = ids(1);
		const stop = new AbortController();
		const headers = { 'retry-after': '500' };
		box.emulator.faults.add({ path: '/2.0/files', status: 429, headers });
		const limited = box.run('file', 'get', getFile, {
			input: inputOf(list),
			signal: stop.signal,
		});
		await box.emulator.waitFor(({ status }) => status === 429);
		stop.abort();
		await limited;

		const again = new AbortController();
		const credential = box.as(box.emulator.users.admin.id);
		box.emulator.expireAccessTokens();
		box.emulator.faults.add({ path: '/oauth2/token', status: 503, headers, times: 9 });
		const refreshing = box.run('file', 'get', getFile, {
			input: inputOf(list),
			signal: again.signal,
			credential,
		});
		await box.emulator.waitFor(({ path, status }) => path === '/oauth2/token' && status === 503);
		again.abort();
		await refreshing;
	});
});

describe('what passes', () => {
	test('a 503 is tried again', async () => {
		const list = ids(3);
		const fault = box.emulator.faults.add({
			path: '/2.0/files',
			status: 503,
			headers: { 'retry-after': '0' },
			times: 4,
		});
		const run = await box.run('file', 'get', getFile, { input: inputOf(list) });
		expect(run.json.map(({ id }) => id)).toEqual(list);
		expect(fault.left).toBe(0);
	});

	test('a 429 makes all of the credential wait, and nobody else', async () => {
		const { admin, colleague } = box.emulator.users;
		const stop = new AbortController();
		const { signal } = stop;
		const headers = { 'retry-after': '500' };
		box.emulator.faults.add({ path: '/2.0/users/me', status: 429, headers });
		const limited = box.run('user', 'getMe', {}, { signal });
		await box.emulator.waitFor(({ status }) => status === 429);
		const credential = box.as(colleague.id);
		expect((await box.run('user', 'getMe', {}, { credential })).json).toHaveLength(1);

		const others = box.run('user', 'getMe', {}, { signal, input: items({}, {}, {}) });
		const again = box.as(admin.id);
		expect((await box.run('user', 'getMe', {}, { credential: again })).json).toHaveLength(1);
		expect(box.emulator.requests().map(({ status }) => status)).toEqual([429, 200, 200]);
		stop.abort();
		await Promise.all([limited, others]);
	});

	test('a 429 makes nobody wait who connects the credential to another account', async () => {
		const { credential, emulator } = box;
		const stop = new AbortController();
		const headers = { 'retry-after': '500' };
		emulator.faults.add({ path: '/2.0/users/me', status: 429, headers });
		const limited = box.run('user', 'getMe', {}, { signal: stop.signal });
		await emulator.waitFor(({ status }) => status === 429);
		// By then the answer has arrived.
		await box.run('user', 'getMe', {}, { credential: box.as(emulator.users.admin.id) });
		const oauthTokenData = { ...emulator.connect(emulator.users.colleague.id) };
		credential.data = { ...credential.data, oauthTokenData };
		expect((await box.run('user', 'getMe')).json).toMatchObject([{ name: 'Colleague' }]);
		stop.abort();
		await limited;
	});

	test('a 429 makes all of the credential wait, also with a new token', async () => {
		const { emulator } = box;
		const stop = new AbortController();
		const { signal } = stop;
		emulator.expireAccessTokens();
		const headers = { 'retry-after': '500' };
		emulator.faults.add({ path: '/2.0/users/me', skip: 1, status: 429, headers });
		const limited = box.run('user', 'getMe', {}, { signal });
		await emulator.waitFor(({ status }) => status === 429);
		const credential = box.as(emulator.users.admin.id);
		const again = async () => await box.run('user', 'getMe', {}, { credential });
		await again();
		const others = box.run('user', 'getMe', {}, { signal, input: items({}, {}) });
		await again();
		const asked = emulator.requests().filter(({ path }) => path === '/2.0/users/me');
		expect(asked.map(({ status }) => status)).toEqual([401, 429, 200, 200]);
		stop.abort();
		await Promise.all([limited, others]);
	});

	test('what never passes says so, how often it was tried, and no more than that', async () => {
		const [id = ''] = ids(1);
		box.emulator.faults.add({
			path: '/2.0/files',
			status: 502,
			headers: { 'retry-after': '0' },
			body: '<html>Bad gateway</html>',
			times: 99,
		});
		const { error } = await box.run('file', 'get', { file: byId(id) });
		expect(error).toMatchObject({
			httpCode: '502',
			message: 'Box reports an internal error',
			description: expect.stringMatching(/tried \d times/),
		});
	});

	test('a write is not done twice where its end is unknown', async () => {
		const path = '/2.0/folders';
		box.emulator.faults.add({ method: 'POST', path, after: true, drop: true });
		const { error } = await box.run('folder', 'create', { name: 'Once' });
		expect(error).toMatchObject({
			message: 'Box could not be reached',
			description: expect.stringContaining('Box may have made the change'),
		});
		expect(error).not.toHaveProperty('httpCode', 'network_error');
		expect(box.calls()).toEqual(['POST /2.0/folders']);
		expect(box.emulator.find('/Once')).toBeDefined();
	});

	test('a deletion whose answer was lost is done, not an error', async () => {
		const [id = ''] = ids(1);
		box.emulator.faults.add({ method: 'DELETE', after: true, drop: true });
		const run = await box.run('file', 'delete', { file: byId(id) });
		expect(run.json).toEqual([{ deleted: true }]);
	});
});

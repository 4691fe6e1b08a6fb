import { startEmulator, type Emulator } from '../../emulator';
import { boxWith } from '../../support/boxWith';
import {
	binaryItem,
	credentialFor,
	readBinary,
	runNode,
	storedToken,
	type RunNodeOptions,
	type StoredCredential,
} from '../../support/engine';
import { ImpatientClock } from '../../support/impatientClock';

/** The Box node, whose waits take no time. */
const nodeType = boxWith(new ImpatientClock());

/** Box's rule, or no grace at all: whoever sends a spent refresh token has lost the account. */
describe.each(['grace', 'strict'] as const)('refresh tokens: %s', (rotation) => {
	let emulator: Emulator;
	let credential: StoredCredential;

	beforeEach(async () => {
		emulator = await startEmulator({ rotation, strictDownloads: true });
		credential = credentialFor(emulator);
		emulator.expireAccessTokens();
	});

	afterEach(async () => await emulator.close());

	const run = (parameters: RunNodeOptions['parameters'], input?: RunNodeOptions['input']) =>
		runNode({ parameters, credential, input, nodeType });
	const getMe = { resource: 'user', operation: 'getMe' };
	const byId = (value: string) => ({ __rl: true, mode: 'id', value });

	test('an expired token is refreshed once for all items', async () => {
		const before = storedToken(credential);
		const input = Array.from({ length: 20 }, () => ({ json: {} }));
		const { json, error } = await run(getMe, input);
		expect(error).toBeUndefined();
		expect(json).toHaveLength(20);
		expect(emulator.tokenRequests()).toBe(1);
		expect(storedToken(credential).refresh_token).not.toBe(before.refresh_token);
	});

	test('executions side by side share the refresh', async () => {
		const runs = await Promise.all(Array.from({ length: 5 }, async () => await run(getMe)));
		expect(runs.map(({ error }) => error)).toEqual(Array(5).fill(undefined));
		expect(emulator.tokenRequests()).toBe(1);
	});

	test('the stored token lasts for the next execution, and is refreshed again when it ends', async () => {
		await run(getMe);
		await run(getMe);
		expect(emulator.tokenRequests()).toBe(1);
		emulator.expireAccessTokens();
		const { error } = await run(getMe);
		expect(error).toBeUndefined();
		expect(emulator.tokenRequests()).toBe(2);
	});

	test('an upload is sent again with its bytes from the start', async () => {
		const upload = { resource: 'file', operation: 'upload', parent: byId('0') };
		const { json, error } = await run(upload, [
			await binaryItem('all of it', { fileName: 'a.txt', mimeType: 'text/plain' }),
		]);
		expect(error).toBeUndefined();
		expect(emulator.content(json[0]?.id as string).toString()).toBe('all of it');
	});

	test('a download goes on with the new token', async () => {
		const file = emulator.addFile({ name: 'b.txt', content: 'the content' });
		const { items } = await run({ resource: 'file', operation: 'download', file: byId(file.id) });
		expect((await readBinary(items[0])).toString()).toBe('the content');
	});

	describe('a download whose token ends after a part of its bytes', () => {
		const content = 'x'.repeat(3_000_000);

		/** Runs it, and gives what Box was asked for the bytes. */
		const download = async () => {
			const { id } = emulator.addFile({ name: 'b.txt', content });
			const path = `/2.0/files/${id}/content`;
			emulator.faults.add({ path: '/d', cut: 2_000_000 });
			emulator.faults.add({ path: `${path}$`, skip: 1, status: 401, body: '' });
			const ended = await run({ resource: 'file', operation: 'download', file: byId(id) });
			const asked = emulator.requests().filter((request) => request.path === path);
			const ranges = asked.map(({ status, headers }) => [status, headers.range]);
			return { ...ended, ranges };
		};

		beforeEach(async () => void (await run(getMe)));

		test('goes on with a new one where it stopped', async () => {
			const { items, ranges } = await download();
			expect((await readBinary(items[0])).toString() === content).toBe(true);
			const rest = expect.stringMatching(/^bytes=[1-9]\d*-$/) as unknown;
			expect(ranges).toEqual([
				[302, undefined],
				[401, rest],
				[302, rest],
			]);
		});

		test('fails if there is no new one: a part is never taken for the file', async () => {
			emulator.revokeRefreshTokens();
			const { error, items, ranges } = await download();
			expect(error?.message).toBe('The sign-in to Box is no longer valid');
			expect(items).toEqual([]);
			expect(ranges).toHaveLength(2);
		});
	});

	test('a sign-in that was revoked: one clear error, nothing stored, no secret told', async () => {
		emulator.revokeRefreshTokens();
		const before = storedToken(credential);
		const { error, run: execution } = await run(getMe);
		expect(error?.message).toBe('The sign-in to Box is no longer valid');
		expect(error?.context?.itemIndex).toBe(0);
		expect(storedToken(credential)).toEqual(before);
		const told = JSON.stringify(execution);
		const secrets = [before.access_token, before.refresh_token, emulator.clientSecret];
		for (const secret of secrets) expect(told).not.toContain(secret);
	});
});

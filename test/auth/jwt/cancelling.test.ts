import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { jwtTest } from '../../../nodes/Box/framework/connectionTest';
import { only, useBox } from '../../operations/support';
import { boxWith } from '../../support/boxWith';
import {
	jwtCredentialFor,
	runNode,
	startTrigger,
	testConnection,
	type StoredCredential,
} from '../../support/engine';
import { ImpatientClock } from '../../support/impatientClock';
import { setProxies } from '../../support/proxySettings';
import { boxTriggerWith } from '../../trigger/support';
import { RawServer } from '../../unit/client/rawServer';
import { HeldBox } from './heldBox';
import { withJwt } from './support';

const box = useBox();
const environment = { ...process.env };

const getMe = async (credential: StoredCredential, signal?: AbortSignal) =>
	await box.run('user', 'getMe', withJwt({}), { credential, signal });

/** Whole executions of another account, after which all others have gone on as far as they can. */
async function otherRuns(): Promise<void> {
	for (let run = 0; run < 3; run += 1) only(await box.run('user', 'getMe'));
}

const credentialAt = (url: string, fields: ICredentialDataDecryptedObject = {}) =>
	jwtCredentialFor(box.emulator, { apiUrl: url, uploadUrl: url, ...fields });

describe('a request for a token is given up with those who wait for it', () => {
	let held: HeldBox;

	beforeEach(async () => void (held = await HeldBox.start()));
	afterEach(async () => await held.server.close());

	test('if Box never answers', async () => {
		const stop = new AbortController();
		const run = getMe(credentialAt(held.url), stop.signal);
		await held.hasAsked(1);
		stop.abort();
		expect((await run).items).toEqual([]);
		await held.server.idle();
		await otherRuns();
		expect(held.asked).toBe(1);
	});

	describe.each<[string, (first: StoredCredential) => StoredCredential]>([
		['of one credential', (first) => first],
		['of two credentials of one app', () => credentialAt(held.url)],
	])('two executions %s', (_, second) => {
		test.each([
			['the one that asked', 0],
			['the one that joined it', 1],
		])('if %s is cancelled, the other one gets the token', async (_name, cancelled) => {
			const stops = [new AbortController(), new AbortController()];
			const first = credentialAt(held.url);
			const credentials = [first, second(first)];
			const runs = [getMe(first, stops[0]?.signal)];
			await held.hasAsked(1);
			runs.push(getMe(credentials[1] ?? first, stops[1]?.signal));
			await otherRuns();
			stops[cancelled]?.abort();
			expect((await runs[cancelled])?.items).toEqual([]);
			await otherRuns();
			expect(held.held.size).toBe(1);
			held.giveToken();
			expect((await runs[1 - cancelled])?.json).toMatchObject([{ id: '11' }]);
			expect(held.asked).toBe(1);
			expect(credentials[1 - cancelled]?.data.accessToken).toBe('token');
		});

		test('if both are cancelled, it ends, and the next execution asks anew', async () => {
			const stops = [new AbortController(), new AbortController()];
			const first = credentialAt(held.url);
			const runs = [getMe(first, stops[0]?.signal)];
			await held.hasAsked(1);
			runs.push(getMe(second(first), stops[1]?.signal));
			await otherRuns();
			for (const stop of stops) stop.abort();
			await Promise.all(runs);
			await held.server.idle();
			const next = getMe(first);
			await held.hasAsked(2);
			held.giveToken();
			expect((await next).json).toMatchObject([{ id: '11' }]);
			expect(held.asked).toBe(2);
		});
	});
});

/** A clock that a test puts on. */
class LaterClock extends ImpatientClock {
	passed = 0;

	override readonly date = (): number => Date.now() + this.passed;
}

test('a token before the end of the old one is asked for again after a cancellation', async () => {
	const held = await HeldBox.start();
	const clock = new LaterClock();
	const credential = credentialAt(held.url);
	const parameters = withJwt({ resource: 'user', operation: 'getMe' });
	const run = async (signal?: AbortSignal) =>
		await runNode({ credential, parameters, nodeType: boxWith(clock), signal });
	try {
		const first = run();
		await held.hasAsked(1);
		held.giveToken();
		expect((await first).json).toMatchObject([{ id: '11' }]);
		// The token lives for an hour.
		clock.passed = 3_599_000;
		const stop = new AbortController();
		const cancelled = run(stop.signal);
		await held.hasAsked(2);
		stop.abort();
		await cancelled;
		const next = run();
		await held.hasAsked(3);
		held.giveToken();
		expect((await next).json).toMatchObject([{ id: '11' }]);
	} finally {
		await held.server.close();
	}
});

describe('a proxy that never answers keeps no connection', () => {
	let proxy: RawServer;

	beforeEach(async () => {
		proxy = await RawServer.start(() => {});
		setProxies({ HTTPS_PROXY: `http://user:secret@127.0.0.1:${proxy.port}` });
	});

	afterEach(async () => {
		process.env = { ...environment };
		await proxy.close();
	});

	const credential = () => credentialAt('https://api.box.com');

	test('of an execution that is cancelled', async () => {
		const stop = new AbortController();
		const run = getMe(credential(), stop.signal);
		await proxy.heard(1);
		stop.abort();
		expect((await run).items).toEqual([]);
		await proxy.idle();
		expect(proxy.connections).toBe(1);
	});

	test('of a trigger that is deactivated', async () => {
		const trigger = await startTrigger({
			credential: credential(),
			parameters: withJwt({}),
			nodeType: boxTriggerWith(new ImpatientClock()),
		});
		await proxy.heard(1);
		await trigger.stop();
		await proxy.idle();
	});

	test('of a test of the connection that takes too long', async () => {
		expect(await testConnection(credential(), jwtTest(200))).toContain(
			'Box did not answer within 0.2 seconds',
		);
		await proxy.idle();
	});
});

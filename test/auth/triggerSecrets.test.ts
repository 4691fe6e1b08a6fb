import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Emulator, Fault } from '../emulator';
import { credentialFor, startTrigger, type RunningTrigger } from '../support/engine';
import { ImpatientClock } from '../support/impatientClock';
import { POLL } from '../support/streamFaults';
import { boxTriggerWith } from '../trigger/support';
import { eachWithLookout, type Lookout } from './secrets';

const PASSWORD = 'the-password-in-an-address';
const EVENTS = '/2.0/events';
const AT_ONCE = { 'retry-after': '0' };

let emulator: Emulator;
let lookout: Lookout;

eachWithLookout((started) => ({ emulator, lookout } = started));

interface Setting {
	/** Of the credential. */
	fields?: ICredentialDataDecryptedObject;
	fault?: Fault;
}

/** Runs the trigger for a while; nothing that came out may show a secret. */
async function watch<T>(
	{ fields, fault }: Setting,
	until: (trigger: RunningTrigger) => Promise<T>,
): Promise<T> {
	const credential = credentialFor(emulator, fields);
	lookout.keep(credential, PASSWORD);
	const state = fault && emulator.faults.add(fault);
	const nodeType = boxTriggerWith(new ImpatientClock());
	const trigger = await startTrigger({ credential, nodeType, activation: 'init' });
	try {
		const result = await until(trigger);
		expect(state?.hits).not.toBe(0);
		return result;
	} finally {
		await trigger.stop();
		lookout.keep(credential);
		const { failures, fatal, executions, staticData } = trigger;
		// A promise also leads to what the test runner keeps.
		const started = executions.map(({ items, key }) => ({ items, key }));
		const runs = await Promise.all(executions.map(async ({ run }) => (await run).run.data));
		const results = runs.map(({ resultData }) => resultData);
		lookout.expectNone(failures, fatal, started, results, staticData);
	}
}

const failure = async (trigger: RunningTrigger) => await trigger.nextFailure();

const lasting: Array<[string, Fault]> = [
	...[400, 401, 403, 404, 405, 409, 429, 500, 503].map((status): [string, Fault] => [
		`an event list with ${status}`,
		{ method: 'GET', path: EVENTS, status, headers: AT_ONCE },
	]),
	['an event list that is dropped', { method: 'GET', path: EVENTS, drop: true }],
	['an event list that is a page', { method: 'GET', path: EVENTS, status: 200, body: '<html>' }],
	['no realtime server', { method: 'OPTIONS', path: EVENTS, status: 200, body: { entries: [] } }],
	...[400, 401, 403, 404].map((status): [string, Fault] => [
		`a long poll with ${status}`,
		{ path: POLL, status, headers: AT_ONCE },
	]),
	['a long poll that is a page', { path: POLL, status: 200, body: '<html>' }],
];

const passing: Array<[string, Fault]> = [
	['a long poll with 500', { path: POLL, status: 500 }],
	['a long poll with 503', { path: POLL, status: 503 }],
	['a long poll that is dropped', { path: POLL, drop: true }],
	['a long poll that is cut', { path: POLL, cut: 8 }],
];

test.each(lasting)('%s, for ever', async (_name, fault) => {
	expect(await watch({ fault: { times: 1_000_000, ...fault } }, failure)).toBeDefined();
});

test.each(passing)('%s, for a while', async (_name, fault) => {
	const items = await watch({ fault: { times: 5, ...fault } }, async (trigger) => {
		await emulator.waitFor(({ path }) => path === POLL && emulator.pollers() > 0);
		emulator.addFile({ name: 'a.txt', content: '' });
		return await trigger.nextExecution();
	});
	expect(items).toHaveLength(1);
});

test.each<ICredentialDataDecryptedObject>([
	{ apiUrl: `http://user:${PASSWORD}@box.example.com` },
	{ uploadUrl: `https://user:${PASSWORD}@box.example.com` },
])('a host with a password: %o', async (fields) => {
	expect(await watch({ fields }, failure)).toBeDefined();
	expect(emulator.requests()).toEqual([]);
});

test('what is searched for would be found, wherever it is', () => {
	lookout.keep(credentialFor(emulator), PASSWORD);
	const cause = new Error(`GET https://user:${PASSWORD}@box.example.com`);
	const shown = { failures: [new Error('No connection', { cause })] };
	expect(() => lookout.expectNone(shown)).toThrow(PASSWORD);
});

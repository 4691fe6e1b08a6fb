import type { INodeParameters } from 'n8n-workflow';

import { systemTiming, type Timing } from '../../nodes/Box/client/http/timing';
import { noSharing } from '../../nodes/Box/trigger/sharing';
import { startEmulator, type Emulator } from '../emulator';
import { credentialFor, runNode, type StoredCredential } from '../support/engine';
import { ImpatientClock } from '../support/impatientClock';
import { boxTriggerWith, cursorOf, names, patient, Stage, SteadyClock } from './support';

let stage: Stage;
let emulator: Emulator;
let credential: StoredCredential;

beforeEach(async () => {
	stage = await Stage.set();
	({ emulator, credential } = stage);
});

afterEach(async () => await stage.clear());

const ME = '/2.0/users/me';
const OTHER_ACCOUNT =
	'The credential is connected to another Box account, so the trigger now follows the events of that account';

/** Looks at the store come one after the other in some milliseconds, and are counted. */
class Looks implements Timing {
	readonly now = (): number => systemTiming.now();
	readonly date = (): number => systemTiming.date();
	readonly random = (): number => 0.5;
	count = 0;
	atOnce = 0;
	mostAtOnce = 0;

	async sleep(_ms: number, signal?: AbortSignal): Promise<void> {
		this.atOnce += 1;
		this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
		await systemTiming.sleep(5, signal).finally(() => (this.atOnce -= 1));
		this.count += 1;
	}

	/** Resolves when what is stored now has been looked at. */
	async taken(): Promise<void> {
		for (const until = this.count + 3; this.count < until;) await new Promise(setImmediate);
	}
}

function lookedAt(clock: Timing = patient) {
	const looks = new Looks();
	return { looks, nodeType: boxTriggerWith(clock, noSharing(looks)) };
}

const me = () => emulator.requests().filter(({ path }) => path === ME).length;

/** As somebody who chooses Reconnect in the credential. */
function reconnect(userId?: string, to = credential): void {
	to.data = { ...to.data, oauthTokenData: { ...emulator.connect(userId) } };
}

const adds = (name: string, userId?: string) =>
	void emulator.addFile({ name, content: name, as: userId });

describe.each<[string, INodeParameters]>([
	['while it waits for the next change', {}],
	['between two intervals', { options: { listen: 'interval', interval: 60 } }],
	['with executions that are confirmed late', { options: { confirmWhen: 'succeeded' } }],
])('a credential that is connected to another account %s', (_, parameters) => {
	it('has the trigger follow that account at once, and says so once', async () => {
		const { colleague } = emulator.users;
		const { looks, nodeType } = lookedAt();
		const trigger = await stage.start(parameters, { nodeType });
		await looks.taken();
		reconnect(colleague.id);
		expect((await trigger.nextFailure()).message).toBe(OTHER_ACCOUNT);
		await looks.taken();
		expect(trigger.failures).toHaveLength(1);
	});
});

it('gives the events of the new account, and none of the old one any more', async () => {
	const { colleague } = emulator.users;
	const { nodeType } = lookedAt();
	const trigger = await stage.listen({}, { nodeType });
	adds('mine.txt');
	expect(names(await trigger.nextExecution())).toEqual(['mine.txt']);
	reconnect(colleague.id);
	await trigger.nextFailure();
	await stage.settled();
	adds('not any more.txt');
	adds('theirs.txt', colleague.id);
	expect(names(await trigger.nextExecution())).toEqual(['theirs.txt']);
	expect(cursorOf(trigger.staticData).account).toBe(colleague.id);
});

it('moves all triggers that use the credential, and looks at it once for all of them', async () => {
	const { colleague } = emulator.users;
	const { looks, nodeType } = lookedAt();
	const start = async (id: number) => await stage.startNumber(id, {}, { nodeType });
	const triggers = await Promise.all([1, 2, 3, 4, 5].map(start));
	await stage.settled();
	reconnect(colleague.id);
	for (const trigger of triggers) await trigger.nextFailure();
	await stage.settled();
	adds('theirs.txt', colleague.id);
	for (const trigger of triggers) {
		expect(names(await trigger.nextExecution())).toEqual(['theirs.txt']);
	}
	expect(looks.mostAtOnce).toBe(1);
	await Promise.all(triggers.map(async (trigger) => await trigger.stop()));
	expect(looks.atOnce).toBe(0);
});

it('leaves those alone that follow the account with another credential', async () => {
	const { colleague } = emulator.users;
	const { nodeType } = lookedAt();
	const other = credentialFor(emulator);
	const moved = await stage.startNumber(1, {}, { nodeType });
	const stays = await stage.startNumber(2, {}, { nodeType, credential: other });
	await stage.settled();
	reconnect(colleague.id);
	await moved.nextFailure();
	await stage.settled();
	adds('mine.txt');
	expect(names(await stays.nextExecution())).toEqual(['mine.txt']);
	expect([stays.failures, moved.executions]).toEqual([[], []]);
});

it('goes on where it is if it is the same account, which is asked for once', async () => {
	const { looks, nodeType } = lookedAt();
	const trigger = await stage.listen({}, { nodeType });
	const before = me();
	reconnect();
	while (me() === before) await looks.taken();
	await looks.taken();
	adds('a.txt');
	expect(names(await trigger.nextExecution())).toEqual(['a.txt']);
	expect(me()).toBe(before + 1);
	expect(trigger.failures).toEqual([]);
});

it('does not take one wrong answer for another account', async () => {
	const { looks, nodeType } = lookedAt(new ImpatientClock());
	const trigger = await stage.listen({}, { nodeType });
	const body = { type: 'user', id: emulator.users.colleague.id };
	const fault = emulator.faults.add({ path: ME, body });
	reconnect();
	while (fault.left > 0) await looks.taken();
	adds('a.txt');
	expect(names(await trigger.nextExecution())).toEqual(['a.txt']);
	expect(trigger.failures).toEqual([]);
});

it('asks again whose account it is if Box does not say it at once', async () => {
	const { colleague } = emulator.users;
	const { looks, nodeType } = lookedAt(new SteadyClock());
	const trigger = await stage.listen({}, { nodeType });
	const fault = emulator.faults.add({ path: ME, status: 403, body: {}, times: 3 });
	reconnect(colleague.id);
	expect((await trigger.nextFailure()).message).toBe(OTHER_ACCOUNT);
	expect(fault.left).toBe(0);
	await looks.taken();
	expect(trigger.failures).toHaveLength(1);
});

it('goes on while n8n cannot read the credential', async () => {
	const { looks, nodeType } = lookedAt();
	const trigger = await stage.listen({}, { nodeType });
	const { data } = credential;
	Object.defineProperty(credential, 'data', {
		configurable: true,
		get: () => {
			throw new Error('database is locked');
		},
	});
	await looks.taken();
	adds('a.txt');
	expect(names(await trigger.nextExecution())).toEqual(['a.txt']);
	Object.defineProperty(credential, 'data', { value: data, writable: true });
	await looks.taken();
	expect(trigger.failures).toEqual([]);
});

it('follows the same user at another host as soon as that is stored', async () => {
	const { looks, nodeType } = lookedAt();
	const trigger = await stage.listen({}, { nodeType });
	const elsewhere = await startEmulator();
	try {
		credential.data = credentialFor(elsewhere).data;
		await elsewhere.waitFor(() => elsewhere.pollers() > 0);
		await looks.taken();
		elsewhere.addFile({ name: 'there.txt', content: 'a' });
		expect(names(await trigger.nextExecution())).toEqual(['there.txt']);
		await trigger.stop();
	} finally {
		await elsewhere.close();
	}
});

it('is what the next execution of the action node uses', async () => {
	const { admin, colleague } = emulator.users;
	const whoAmI = async () => {
		const parameters = { resource: 'user', operation: 'getMe' };
		const { items } = await runNode({ parameters, credential });
		return items[0]?.json.id;
	};
	expect(await whoAmI()).toBe(admin.id);
	reconnect(colleague.id);
	expect(await whoAmI()).toBe(colleague.id);
});

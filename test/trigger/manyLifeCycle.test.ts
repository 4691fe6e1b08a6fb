import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { credentialFor, type RunningTrigger, type StartTriggerOptions } from '../support/engine';
import { ImpatientClock } from '../support/impatientClock';
import { Database, Life } from './mortal';
import { boxTriggerWith, cursorOf, names, nextNames, Stage } from './support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

jest.setTimeout(120_000);

const EACH = { options: { executionMode: 'each' } };
const COUNT = 5;
const IDS = Array.from({ length: COUNT }, (_, id) => id);

function upload(name: string): void {
	stage.emulator.addFile({ name, content: name });
}

/** All of an account's triggers, one after the other as n8n starts them. */
async function startAll(
	optionsOf: (id: number) => StartTriggerOptions = () => ({}),
	parameters: INodeParameters = EACH,
): Promise<RunningTrigger[]> {
	const running: RunningTrigger[] = [];
	for (const id of IDS) {
		running.push(await stage.startNumber(id, parameters, { activation: 'init', ...optionsOf(id) }));
	}
	await stage.polling();
	return running;
}

async function stopAll(running: readonly RunningTrigger[]): Promise<void> {
	await Promise.all(running.map(async (trigger) => await trigger.stop()));
	await stage.silent();
}

/** Everything that a trigger has given so far. */
const given = ({ executions }: RunningTrigger) => executions.flatMap(({ items }) => names(items));

/** The triggers of an account over n8n's database, which refuses an execution that it has. */
class Lives {
	private readonly databases = IDS.map(() => new Database());
	private lives: Life[] = [];

	/** As n8n starts: with what is in the database. */
	async startAll(): Promise<RunningTrigger[]> {
		this.lives = this.databases.map((database) => new Life(database));
		return await startAll((id) => this.optionsOf(id));
	}

	/** Starts one of them again, with other settings. */
	async restart(id: number, parameters: INodeParameters): Promise<RunningTrigger> {
		this.lives[id] = new Life(this.databaseOf(id));
		return await stage.startNumber(id, parameters, this.optionsOf(id));
	}

	/** Resolves when a trigger has given that. */
	async has(id: number, name: string): Promise<void> {
		while (!this.given(id).includes(name)) await this.lives[id]?.emitted();
	}

	/** What a trigger has given in all its lives. */
	given(id: number): unknown[] {
		return [...this.databaseOf(id).executions.values()].flatMap((items) => names(items));
	}

	private optionsOf(id: number): StartTriggerOptions {
		return { nodeType: this.lives[id]?.trigger(), staticData: this.databaseOf(id).staticData };
	}

	private databaseOf(id: number): Database {
		const database = this.databases[id];
		if (!database) throw new Error(`There is no trigger ${id}`);
		return database;
	}
}

describe('several triggers of an account', () => {
	it('each go on from where it has stopped when n8n is started again, and read together from then on', async () => {
		const lives = new Lives();
		const first = await lives.startAll();
		const sent: string[] = [];
		for (const [stopped, trigger] of first.entries()) {
			const name = `${stopped}.txt`;
			sent.push(name);
			upload(name);
			for (const id of IDS.slice(stopped)) await lives.has(id, name);
			await trigger.stop();
		}
		await stage.silent();
		upload('meanwhile.txt');
		await lives.startAll();
		for (const id of IDS) await lives.has(id, 'meanwhile.txt');
		await stage.settled();
		stage.emulator.clearRequests();
		upload('after.txt');
		for (const id of IDS) await lives.has(id, 'after.txt');
		const pages = stage.emulator.requests().filter(({ query }) => query?.limit === '500');
		expect(pages).toHaveLength(1);
		for (const id of IDS) expect(lives.given(id)).toEqual([...sent, 'meanwhile.txt', 'after.txt']);
	});

	it('miss nothing while one of them is edited, again and again', async () => {
		const lives = new Lives();
		let [edited] = await lives.startAll();
		const sent: string[] = [];
		for (let edit = 0; edit < 10; edit++) {
			const suffix = edit % 2 === 0 ? 'txt' : 'pdf';
			const name = `${edit}.${suffix}`;
			await edited?.stop();
			upload(name);
			sent.push(name);
			// Its new settings count for what has happened meanwhile, too.
			const parameters = { options: { ...EACH.options, namePattern: `*.${suffix}` } };
			edited = await lives.restart(0, parameters);
			await lives.has(0, name);
		}
		for (const id of IDS) {
			await lives.has(id, sent.at(-1) ?? '');
			expect(lives.given(id)).toEqual(sent);
		}
	});

	it('start again, each of them, when the credential is connected to another account', async () => {
		const { emulator, credential } = stage;
		const { colleague } = emulator.users;
		const running = await startAll();
		emulator.expireAccessTokens();
		credential.data = {
			...credential.data,
			oauthTokenData: { ...emulator.connect(colleague.id) },
		};
		// The long poll ends, and the token with it.
		upload('of the first.txt');
		const failures = await Promise.all(running.map(async (each) => await each.nextFailure()));
		expect(new Set(failures.map(({ message }) => message))).toEqual(
			new Set([
				'The credential is connected to another Box account, so the trigger now follows the events of that account',
			]),
		);
		await stage.polling();
		emulator.addFile({ name: 'of the second.txt', content: 'a', as: colleague.id });
		for (const trigger of running) {
			const { items, staticData } = await trigger.next();
			expect(names(items)).toEqual(['of the second.txt']);
			expect(cursorOf(staticData).account).toBe(colleague.id);
			expect(trigger.failures).toHaveLength(1);
			expect(given(trigger)).toEqual(['of the second.txt']);
		}
		expect(emulator.pollers()).toBeLessThanOrEqual(1);
	});

	it('go on when one of them gets a credential of its own to the same account', async () => {
		const running = await startAll();
		const [moved] = running;
		await moved?.stop();
		upload('meanwhile.txt');
		const credential = credentialFor(stage.emulator);
		const staticData: IDataObject | undefined = moved?.staticData;
		const second = await stage.startNumber(0, EACH, { staticData, credential });
		await stage.polling();
		upload('after.txt');
		const sent = ['meanwhile.txt', 'after.txt'];
		for (const trigger of [second, ...running.slice(1)]) {
			expect(await nextNames(trigger, sent.length)).toEqual(sent);
		}
		expect(stage.emulator.pollers()).toBeLessThanOrEqual(1);
	});

	it('show a credential that is revoked for six hours as seven executions at most, each, and lose nothing', async () => {
		const { emulator, credential } = stage;
		const clock = new ImpatientClock(5);
		const nodeType = boxTriggerWith(clock);
		const running = await startAll(() => ({ nodeType }));
		emulator.revokeRefreshTokens();
		emulator.expireAccessTokens();
		const since = clock.now();
		const sent: string[] = [];
		for (let hour = 0; hour < 6; hour++) {
			sent.push(`${hour}.txt`);
			upload(`${hour}.txt`);
			while (clock.now() - since < (hour + 1) * 3_600_000) await new Promise(setImmediate);
		}
		credential.data = { ...credential.data, oauthTokenData: { ...emulator.connect() } };
		for (const trigger of running) {
			expect(await nextNames(trigger, sent.length)).toEqual(sent);
			expect(trigger.failures.length).toBeGreaterThanOrEqual(5);
			expect(trigger.failures.length).toBeLessThanOrEqual(7);
			expect(trigger.fatal).toEqual([]);
		}
	});

	it('lose and double nothing when they are stopped and started, time and again', async () => {
		const lives = new Lives();
		const sent: string[] = [];
		for (let life = 0; life < 20; life++) {
			const running = await lives.startAll();
			const name = `${life}.txt`;
			upload(name);
			sent.push(name);
			// Some are stopped before they have read of it, in each life others.
			const isEarly = (id: number) => (id + life) % 2 === 0;
			await Promise.all(
				running.filter((_, id) => isEarly(id)).map(async (each) => await each.stop()),
			);
			for (const id of IDS) if (!isEarly(id)) await lives.has(id, name);
			await stopAll(running);
			expect(stage.emulator.pollers()).toBe(0);
		}
		await lives.startAll();
		upload('last.txt');
		for (const id of IDS) {
			await lives.has(id, 'last.txt');
			expect(lives.given(id)).toEqual([...sent, 'last.txt']);
		}
	});
});

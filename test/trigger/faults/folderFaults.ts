import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Fault } from '../../emulator';
import type { RunningTrigger } from '../../support/engine';
import { ImpatientClock } from '../../support/impatientClock';
import { boxTriggerWith, names, Stage } from '../support';

let stage: Stage;
let watched: string;

beforeEach(async () => {
	stage = await Stage.set();
	watched = stage.emulator.addFolder({ name: 'Watched' }).id;
});

afterEach(async () => await stage.clear());

const FOR_EVER = 1_000_000;
const HANDED_OVER =
	'Box does not say which folder an item is in, so its event starts the workflow anyway';

const parameters = () => ({
	folder: { mode: 'id', value: watched },
	options: { executionMode: 'each' },
});

/** An event that does not say where its item is. */
function happen(id: string, parts: IDataObject = {}): void {
	stage.emulator.appendEvent({ source: { type: 'file', id, name: `${id}.txt`, ...parts } });
}

function upload(name: string): void {
	stage.emulator.addFile({ name, content: name, parentId: watched });
}

async function next(trigger: RunningTrigger, count: number): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	while (items.length < count) items.push(...(await trigger.nextExecution()));
	return items;
}

const noted = (items: INodeExecutionData[]) =>
	items.map(({ json }) => json.folder_note !== undefined);
const messages = ({ failures }: RunningTrigger) => failures.map(({ message }) => message);

const listen = async (clock = new ImpatientClock()) =>
	await stage.listen(parameters(), { nodeType: boxTriggerWith(clock) });

it.each<[string, Fault]>([
	['an error of Box', { status: 500 }],
	['an error without a wait', { status: 503, headers: { 'retry-after': '0' } }],
	['a dropped connection', { drop: true }],
	['an answer that is cut', { cut: 3 }],
	["a proxy's page", { status: 403, body: '<html></html>' }],
	['an answer that is not Box', { status: 200, body: {} }],
	['nothing', { status: 204 }],
])(
	'hands an event over whose item is met by %s for ever, and reports it once',
	async (_, fault) => {
		const clock = new ImpatientClock();
		const trigger = await listen(clock);
		stage.emulator.faults.add({ path: '/2.0/files/77', ...fault, times: FOR_EVER });
		const since = clock.now();
		const before = stage.emulator.requests().length;
		happen('77');
		upload('good.txt');
		const items = await next(trigger, 2);
		expect(names(items)).toEqual(['77.txt', 'good.txt']);
		expect(noted(items)).toEqual([true, false]);
		expect(messages(trigger)).toEqual([HANDED_OVER]);
		const seconds = (clock.now() - since) / 1_000;
		expect(seconds).toBeGreaterThan(60);
		expect(stage.emulator.requests().length - before).toBeLessThanOrEqual(seconds);
	},
);

it('hands over thirty of them among others, in the order in which they happened', async () => {
	const trigger = await listen();
	const fault = { path: /^\/2\.0\/files\/9\d\d$/, status: 500, times: FOR_EVER };
	const met = stage.emulator.faults.add(fault);
	const expected: string[] = [];
	for (let index = 0; index < 30; index++) {
		happen(`9${String(index).padStart(2, '0')}`);
		upload(`good-${index}`);
		expected.push(`9${String(index).padStart(2, '0')}.txt`, `good-${index}`);
	}
	const items = await next(trigger, 60);
	expect(names(items)).toEqual(expected);
	expect(noted(items)).toEqual(expected.map((name) => name.startsWith('9')));
	expect(messages(trigger)).toContain(HANDED_OVER);
	// Few of them are tried more than once: each try sends five requests.
	expect(met.hits).toBeLessThanOrEqual(5 * (30 + 12));
});

it('waits while no folder can be looked up, and judges the events when it is over', async () => {
	const trigger = await listen();
	const failed = stage.emulator.faults.add({
		path: /^\/2\.0\/(files|folders)\//,
		status: 503,
		times: 60,
	});
	const { id } = stage.emulator.addFolder({ name: 'Other' });
	happen('77', { parent: { type: 'folder', id } });
	upload('good.txt');
	const items = await next(trigger, 1);
	expect(names(items)).toEqual(['good.txt']);
	expect(noted(items)).toEqual([false]);
	expect(failed.left).toBe(0);
});

it('reports if no folder can be looked up for long, and then hands over what it cannot judge', async () => {
	const clock = new ImpatientClock();
	const trigger = await listen(clock);
	const path = /^\/2\.0\/(files|folders)\//;
	stage.emulator.faults.add({ path, status: 503, times: FOR_EVER });
	const since = clock.now();
	happen('77');
	upload('good.txt');
	const items = await next(trigger, 2);
	expect(names(items)).toEqual(['77.txt', 'good.txt']);
	expect(noted(items)).toEqual([true, false]);
	expect(messages(trigger)[0]).toBe('Box reports an internal error');
	expect(clock.now() - since).toBeGreaterThanOrEqual(3_600_000);
});

it('loses nothing if it is deactivated while it waits', async () => {
	const trigger = await stage.listen(parameters());
	stage.emulator.faults.add({ path: '/2.0/files/77', stall: true, times: 1 });
	happen('77');
	upload('good.txt');
	await stage.emulator.waitFor(({ path }) => path === '/2.0/files/77');
	await trigger.stop();
	expect(trigger.executions).toEqual([]);
	stage.emulator.faults.clear();
	const again = await stage.start(parameters(), { staticData: trigger.staticData });
	expect(names(await again.nextExecution())).toEqual(['good.txt']);
});

it('says in the test in the editor what Box answers', async () => {
	stage.emulator.faults.add({ path: '/2.0/files/77', status: 418, times: FOR_EVER });
	happen('77');
	const test = await stage.start(parameters(), { mode: 'manual' });
	await expect(test.nextExecution()).rejects.toThrow('418');
});

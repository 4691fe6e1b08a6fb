import type { INodeParameters } from 'n8n-workflow';

import type { RunningTrigger } from '../support/engine';
import { boxTriggerInBusyEngine, names, Stage } from './support';

/** Events, a page of Box's after the other. */
const PAGES = 6;
const EVENTS = PAGES * 500;
/** How many executions of a trigger run at once. */
const AT_ONCE = 10;

let stage: Stage;

beforeEach(async () => {
	// The document is not what is tested here, and checking so many events against it takes long.
	stage = await Stage.set({ openapi: '' });
});

afterEach(async () => await stage.clear());

jest.setTimeout(120_000);

const turns = async (count: number) => {
	for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
};

/** The pages of events that were read. */
const pagesRead = () => stage.emulator.requests().filter(({ query }) => query?.limit === '500');

/** Files of some kinds by turns, some of them in a folder of their own. */
function happen(parent: { id: string }): string[] {
	const sent = Array.from({ length: EVENTS }, (_, index) => {
		return `${index}.${['pdf', 'txt', 'docx'][index % 3]}`;
	});
	for (const [index, name] of sent.entries()) {
		const isInside = index % 5 === 0;
		stage.emulator.appendEvent({
			event_type: index % 7 === 0 ? 'ITEM_COPY' : 'ITEM_UPLOAD',
			source: { type: 'file', id: String(index), name, ...(isInside ? { parent } : {}) },
		});
	}
	return sent;
}

/** What each of several triggers wants of a flood: its parameters, and a test of an event by its number. */
function wanted(
	folderId: string,
): Array<[INodeParameters, (name: string, index: number) => boolean]> {
	const batch = { executionMode: 'batch' };
	const folder = { mode: 'id', value: folderId };
	return [
		[{ options: batch }, () => true],
		[{ options: { ...batch, namePattern: '*.pdf' } }, (name) => name.endsWith('.pdf')],
		[{ options: batch, eventTypes: ['ITEM_COPY'] }, (_, index) => index % 7 === 0],
		[{ options: batch, folder }, (_, index) => index % 5 === 0],
		[{ options: { namePattern: '9*.txt' } }, (name) => /^9.*\.txt$/.test(name)],
		[{ options: batch, eventTypes: ['COMMENT_CREATE'] }, () => false],
	];
}

/** Everything that a trigger has given so far. */
const given = ({ executions }: RunningTrigger) => executions.flatMap(({ items }) => names(items));

it('gives each of several triggers what it wants of a flood, once, while one of them is slow', async () => {
	const { emulator } = stage;
	const parent = { ...emulator.addFolder({ name: 'Watched' }), type: 'folder' };
	const expected = wanted(parent.id);
	const each = { options: { executionMode: 'each' } };
	const busy = boxTriggerInBusyEngine();
	const positions: RunningTrigger[] = [];
	for (const [id, [parameters]] of expected.entries()) {
		positions.push(await stage.startNumber(id, parameters));
	}
	const slow = await stage.startNumber(expected.length, each);
	await Promise.all([...positions, slow].map(async (trigger) => await trigger.stop()));
	await stage.silent();

	const sent = happen({ id: parent.id });
	emulator.clearRequests();
	await stage.startNumber(expected.length, each, {
		nodeType: busy.nodeType,
		staticData: slow.staticData,
		activation: 'init',
	});
	const running: RunningTrigger[] = [];
	for (const [id, [parameters]] of expected.entries()) {
		const staticData = positions[id]?.staticData;
		const options = { staticData, activation: 'init' } as const;
		running.push(await stage.startNumber(id, parameters, options));
	}
	for (const [id, trigger] of running.entries()) {
		const matches = sent.filter((name, index) => expected[id]?.[1](name, index));
		while (given(trigger).length < matches.length) await trigger.nextExecution();
		expect(given(trigger)).toEqual(matches);
		expect(trigger.failures).toEqual([]);
	}
	await stage.polling();
	// One more may tell that there are no more.
	expect(pagesRead().length).toBeLessThanOrEqual(PAGES + 1);
	expect(busy.started).toEqual(sent.slice(0, AT_ONCE));

	while (busy.started.length < sent.length) {
		busy.finish();
		await turns(5);
	}
	expect(busy.started).toEqual(sent);
	expect(running.map((trigger) => given(trigger).length)).toEqual(
		expected.map(([, isWanted]) => sent.filter(isWanted).length),
	);
	expect(emulator.pollers()).toBe(1);
});

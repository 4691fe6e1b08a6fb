import type { INodeParameters } from 'n8n-workflow';

import { systemTiming } from '../../../nodes/Box/client/http/timing';
import { numbers } from '../../support/random';
import { Process, Records, SUCCESS, type Loss } from '../processes';
import { hasty, Stage } from '../support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

const LOSSES: Loss[] = ['save', 'start', 'both'];
const CRASHES = 10;

/** The most executions that the trigger has in flight. */
const IN_FLIGHT = 10;

const turn = async () => await systemTiming.sleep(1);

/**
 * Events keep coming while n8n dies again and again: amid an emit, or while executions run. Each
 * takes a moment. The last life is a long one.
 */
async function liveThrough(options: INodeParameters, seed: number): Promise<Records> {
	const records = new Records();
	const next = numbers(seed);
	let time = Date.now();
	const happen = () => {
		time += 1_000;
		const created_at = new Date(time).toISOString();
		for (let count = next(4); count >= 0; count--) {
			stage.emulator.appendEvent({ source: null, created_at });
		}
	};
	const work = async () => {
		await systemTiming.sleep(next(30));
		return SUCCESS;
	};
	const first = await stage.start({ options });
	await first.stop();
	records.staticData = first.staticData;
	for (let crash = 0; crash < CRASHES; crash++) {
		const death = { at: 1 + next(8), loss: LOSSES[next(LOSSES.length)] ?? 'both' };
		const life = new Process(records, hasty, work, death);
		happen();
		const { staticData } = records;
		const trigger = await stage.start({ options }, { nodeType: life.trigger(), staticData });
		for (let turns = 20 + next(40); turns > 0 && !life.isDead; turns--) {
			if (next(4) === 0) happen();
			await turn();
		}
		life.kill();
		await trigger.stop();
	}
	happen();
	const { staticData } = records;
	const nodeType = new Process(records, hasty, work).trigger();
	await stage.start({ options }, { nodeType, staticData });
	const wanted = stage.emulator.eventsOf().map(({ event_id }) => event_id);
	while (!wanted.every((id) => records.counts('success').has(id))) await turn();
	return records;
}

describe.each([1, 2, 3, 4, 5, 6])('crashes, seed %i', (seed) => {
	it.each([
		['finished', { executionMode: 'each' }, 1],
		['finished', { executionMode: 'batch', maxEvents: 2 }, 2],
		['succeeded', { executionMode: 'each' }, 1],
	] as const)(
		'leave no work undone with confirmWhen %s, %j, and repeat what was in flight at most',
		async (confirmWhen, mode, size) => {
			const records = await liveThrough({ confirmWhen, ...mode }, seed);
			const repeated = [...records.counts('success').values()].reduce((sum, n) => sum + n - 1, 0);
			expect(repeated).toBeLessThanOrEqual(CRASHES * IN_FLIGHT * size);
			const cutOff = records.executions.filter(({ status }) => status === 'running');
			expect(cutOff.length).toBeGreaterThan(0);
			expect(cutOff.length).toBeLessThanOrEqual(CRASHES * IN_FLIGHT);
		},
	);
});

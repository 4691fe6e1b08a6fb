import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEmulator } from '../emulator';
import { importChanged } from './dev/folder';
import { continuePositions, keepPosition } from './dev/positions';
import type { Workflow } from './setup';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-box-dev-'));
});

afterEach(async () => await rm(folder, { recursive: true, force: true }));

/** A session of the command as its Box sees it; gives the positions at its begin and end. */
async function session(uploads: number, graceful: boolean): Promise<[bigint, bigint]> {
	const emulator = await startEmulator();
	const position = async () => {
		const response = await fetch(`${emulator.url}/2.0/events?stream_position=now`, {
			headers: { authorization: `Bearer ${emulator.connect().access_token}` },
		});
		return BigInt(/position":\s*"?(\d+)/.exec(await response.text())?.[1] ?? 0);
	};
	await continuePositions(emulator, folder);
	expect(emulator.eventsOf()).toEqual([]);
	const first = await position();
	for (let number = 0; number < uploads; number++) {
		emulator.addFile({ name: `${number}.txt`, content: '' });
	}
	const last = await position();
	if (graceful) await keepPosition(emulator, folder);
	await emulator.close();
	return [first, last];
}

it.each([
	['ended', true],
	['was killed', false],
])('lets no position of Box come twice after a session that %s', async (_how, graceful) => {
	const [, last] = await session(20, graceful);
	const [first] = await session(0, true);
	expect(first).toBeGreaterThanOrEqual(last);
});

it('imports a workflow again only when it has changed', async () => {
	const workflow = (id: string, name: string): Workflow => ({
		id,
		name,
		nodes: [],
		connections: {},
	});
	const imported: string[][] = [];
	const start = async (...workflows: Workflow[]) =>
		await importChanged(folder, workflows, async (changed) => {
			imported.push(changed.map(({ name }) => name));
		});
	expect(await start(workflow('1', 'one'), workflow('2', 'two'))).toBe(2);
	expect(await start(workflow('1', 'one'), workflow('2', 'two'))).toBe(0);
	expect(await start(workflow('1', 'one'), workflow('2', 'second'))).toBe(1);
	expect(imported).toEqual([['one', 'two'], ['second']]);
});

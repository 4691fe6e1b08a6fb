import { eventually } from '../support/eventually';
import { listExecutions, readUnlisted } from '../support/executions';
import { addInbox, downloadIn, upload, watcher, WATCHER, wholeOutcomeOf } from '../support/uploads';
import { startWorld, type World } from '../support/world';
import { startServices, type Services } from './services';
import { startWorker, type Worker } from './workers';

const UPLOADS = 500;
describe('queue mode', () => {
	let services: Services;
	let world: World;
	let inbox: string;
	const workers: Worker[] = [];

	beforeAll(async () => {
		services = await startServices();
		world = await startWorld({
			env: {
				...services.env,
				N8N_ENCRYPTION_KEY: 'one-key-for-all-of-them',
				// n8n's own choice for queue mode.
				N8N_DEFAULT_BINARY_DATA_MODE: undefined,
			},
			arrange: (emulator) => {
				inbox = addInbox(emulator);
				return { workflows: [watcher(inbox)], published: true };
			},
		});
		workers.push(await startWorker(world.setup), await startWorker(world.setup));
		await eventually(
			'a long poll',
			() => world.emulator.pollers(),
			(count) => count === 1,
		);
	});
	afterAll(async () => {
		for (const worker of workers) await worker.close();
		await world?.close();
		await services?.close();
	});

	test(`${UPLOADS} uploads become as many executions, on both workers, with their files`, async () => {
		const { emulator, n8n } = world;
		const names = Array.from({ length: UPLOADS }, (_, index) => `file ${index + 1}.txt`);
		const files = names.map((name) => upload(emulator, inbox, name));
		const rest = await n8n.rest();
		await eventually(
			`${UPLOADS} executions at their end`,
			async () => {
				const listed = await listExecutions(rest, WATCHER);
				const isNearEnd = listed.length > UPLOADS * 0.9;
				const others = isNearEnd ? await readUnlisted(rest, listed, UPLOADS) : [];
				const counts: Record<string, number> = {};
				for (const { status } of [...listed, ...others]) {
					counts[status] = (counts[status] ?? 0) + 1;
				}
				return counts;
			},
			({ success = 0, error = 0 }) => success + error >= UPLOADS,
			240_000,
		);
		const outcome = await wholeOutcomeOf(rest, files);
		expect({ ...outcome, executions: outcome.executions.length }).toEqual({
			missing: [],
			repeated: [],
			failed: [],
			executions: UPLOADS,
		});
		const downloads = outcome.executions.map((execution) => downloadIn(execution));
		expect(downloads.map(({ fileName }) => fileName).sort()).toEqual([...names].sort());
		expect(downloads.filter(({ id }) => !id?.startsWith('database:'))).toEqual([]);
		const shares = workers.map((worker) => worker.started());
		process.stdout.write(`${UPLOADS} executions: ${shares.join(' and ')} on the two workers\n`);
		expect(shares.reduce((sum, share) => sum + share, 0)).toBe(UPLOADS);
		for (const share of shares) expect(share).toBeGreaterThan(UPLOADS / 10);
	});
});

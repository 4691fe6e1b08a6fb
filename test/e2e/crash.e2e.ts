import { finalDifference, MODES, recorderId, startRecording } from './support/arrivals';
import { kill, killsOr, PATIENCE, SEED } from './support/kills';
import type { World } from './support/world';

const CRASHES = killsOr(20);

let world: World;

beforeAll(async () => {
	world = await startRecording();
});
afterAll(async () => await world?.close());

test(
	`n8n is killed ${CRASHES} times (seed ${SEED}) while events arrive: each event is in one execution, in both modes`,
	async () => {
		const workflows = MODES.map(recorderId);
		const pace = { between: [0, 3_000], busy: 80, quiet: 1_000 } as const;
		await kill(world, { times: CRASHES, workflows, ...pace });
		const rest = await world.n8n.rest();
		for (const mode of MODES) {
			const difference = await finalDifference(rest, world.emulator, mode);
			expect(difference).toMatchObject({ missing: [], repeated: [], unknown: [] });
		}
	},
	(CRASHES + 3) * PATIENCE,
);

import { systemTiming } from '../../../nodes/Box/client/http/timing';

/** Lets everything else go on. */
export const turn = async () => await systemTiming.sleep(1);

/** Until a condition holds; the test's own time limit ends it. */
export async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await turn();
}

/** Long enough for anything that would follow. */
export async function settle(): Promise<void> {
	for (let turns = 0; turns < 50; turns++) await turn();
}

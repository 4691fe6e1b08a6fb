import { lined, median } from '../report';
import { boxSdk, ourTrigger, type Follower } from './followers';
import { delays, flood } from './measure';

/** Milliseconds. */
const ROUND_TRIPS = [0, 40, 100];
/** At most so many milliseconds beyond two round trips, at the median. */
const AIM = 50;

const COUNTS = {
	quick: { changes: 50, batch: 10_000, each: 1_000 },
	full: { changes: 200, batch: 100_000, each: 5_000 },
};

export interface EventsOptions {
	quick: boolean;
	signal: AbortSignal;
	tell: (line: string) => void;
}

/** The value that so large a share of the numbers does not exceed. */
function percentile(numbers: readonly number[], share: number): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
}

function megabytes(bytes: number): string {
	return `${Math.round(bytes / 1_000_000)} MB`;
}

async function delayRows({ quick, signal, tell }: EventsOptions): Promise<string[][]> {
	const { changes } = quick ? COUNTS.quick : COUNTS.full;
	const rows: string[][] = [];
	for (const roundTrip of ROUND_TRIPS) {
		const cells: string[] = [];
		for (const follower of [ourTrigger('each'), boxSdk]) {
			tell(`  Delay of ${changes} changes, ${roundTrip} ms, ${follower.name}`);
			const taken = await delays(follower, { roundTrip, changes, signal });
			cells.push(`${median(taken).toFixed(0)} / ${percentile(taken, 0.99).toFixed(0)} ms`);
		}
		rows.push([`delay at ${roundTrip} ms`, ...cells, `${2 * roundTrip + AIM} ms`]);
	}
	return rows;
}

/** What a flood comes to. */
async function flooded(follower: Follower, events: number, options: EventsOptions) {
	const { signal, tell } = options;
	tell(`  Flood of ${events} events, ${follower.name}`);
	const perSecond = await flood(follower, { events, signal });
	return `${Math.round(perSecond).toLocaleString('en')} /s`;
}

async function floodRows(options: EventsOptions): Promise<string[][]> {
	const { batch, each } = options.quick ? COUNTS.quick : COUNTS.full;
	return [
		[
			`${batch.toLocaleString('en')} events at once, in batches`,
			await flooded(ourTrigger('batch'), batch, options),
			await flooded(boxSdk, batch, options),
			'',
		],
		[
			`${each.toLocaleString('en')} events at once, an execution each`,
			await flooded(ourTrigger('each'), each, options),
			await flooded(boxSdk, each, options),
			'',
		],
	];
}

/** Measures the Box Trigger next to the event stream of Box's SDK, and prints a table. */
export async function runEvents(options: EventsOptions): Promise<void> {
	const rows = [...(await delayRows(options)), ...(await floodRows(options))];
	const headings = ['', 'Box Trigger', 'box-node-sdk', 'Aim'];
	options.tell(`
From a change in Box to the start of the execution (median / 99th percentile), and events a second. The trigger
in n8n-core, Box's SDK with an empty listener; the same process, and the same emulator behind a simulated distance.

${lined([headings, ...rows])}

${megabytes(process.memoryUsage().rss)} resident at the end, the emulator's events among them.`);
}

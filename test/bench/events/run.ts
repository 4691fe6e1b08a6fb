import { figure, percentile, type Contender, type Row } from '../figures';
import type { Bench, Group } from '../measurement';
import { boxSdk, ourTrigger, plainRequests, type Follower, type Mode } from './followers';
import { delays, flood } from './measure';

/** Milliseconds. */
const ROUND_TRIPS = [0, 40, 100];
/** At most so many milliseconds beyond two round trips, at the median. */
const AIM = 50;

const COUNTS = {
	quick: { changes: 50, batch: 10_000, each: 1_000 },
	full: { changes: 200, batch: 100_000, each: 5_000 },
};

/** Who follows the events. n8n's own trigger is a webhook of Box, and follows nothing. */
const followers = (mode: Mode): Array<[Contender, Follower]> => [
	['ours', ourTrigger(mode)],
	['sdk', boxSdk],
	['floor', plainRequests],
];

async function delayRows({ quick, signal, tell }: Bench): Promise<Row[]> {
	const { changes } = quick ? COUNTS.quick : COUNTS.full;
	const rows: Row[] = [];
	for (const roundTrip of ROUND_TRIPS) {
		const median: Row['figures'] = {};
		const tail: Row['figures'] = {};
		for (const [contender, follower] of followers('each')) {
			tell(`delay of ${changes} changes at ${roundTrip} ms, ${follower.name}`);
			const taken = await delays(follower, { roundTrip, changes, signal });
			median[contender] = figure(taken);
			tail[contender] = figure([percentile(taken, 0.99)]);
		}
		const work = `From a change to its execution, at ${roundTrip} ms`;
		const marks = [{ limit: 2 * roundTrip + AIM }];
		rows.push(
			{ work, unit: 'ms', figures: median, marks, headline: true },
			{ work: `${work}: 99th percentile`, unit: 'ms', figures: tail },
		);
	}
	return rows;
}

async function floodRow(bench: Bench, mode: Mode, events: number): Promise<Row> {
	const figures: Row['figures'] = {};
	for (const [contender, follower] of followers(mode)) {
		bench.tell(`flood of ${events} events, ${follower.name}`);
		figures[contender] = figure([await flood(follower, { events, signal: bench.signal })]);
	}
	const how = mode === 'batch' ? 'in batches' : 'an execution each';
	const work = `${events.toLocaleString('en')} events at once, ${how}`;
	return { work, unit: 'eventsPerSecond', figures, headline: true };
}

/** Measures the Box Trigger beside the event stream of Box's SDK and beside plain requests. */
export async function measureEvents(bench: Bench): Promise<Group[]> {
	const { batch, each } = bench.quick ? COUNTS.quick : COUNTS.full;
	const delayed = await delayRows(bench);
	const flooded = [await floodRow(bench, 'batch', batch), await floodRow(bench, 'each', each)];
	return [
		{ title: 'From a change in Box to the start of the execution', rows: delayed },
		{ title: 'Many events at once', rows: flooded },
	];
}

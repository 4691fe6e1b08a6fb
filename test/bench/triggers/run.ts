import { CONTENDERS, figure, type Mark, type Row } from '../figures';
import type { Bench, Group, Plot } from '../measurement';
import { take, type Taken } from './measure';
import type { Kind } from './protocol';

const COUNTS = { quick: [1, 10, 50], full: [1, 10, 50, 500] };
/** Each run is a process of its own, and takes some seconds. */
const MOST_RUNS = 3;
const KINDS: readonly Kind[] = ['ours', 'sdk', 'floor'];

/** What all contenders took with some number of triggers. */
interface Round {
	count: number;
	taken: Record<Kind, Taken[]>;
}

async function roundOf(bench: Bench, count: number): Promise<Round> {
	const taken: Round['taken'] = { ours: [], sdk: [], floor: [] };
	const runs = Math.min(bench.runs, MOST_RUNS);
	for (let run = 1; run <= runs; run++) {
		for (const kind of KINDS) {
			bench.tell(`${count} on one account, run ${run} of ${runs}, ${CONTENDERS[kind]}`);
			taken[kind].push(await take(kind, count, bench));
		}
	}
	return { count, taken };
}

/** What a group shows of each round. */
interface Shown {
	key: keyof Taken;
	work(triggers: string): string;
	unit: Row['unit'];
	/** By the number of triggers. */
	marks?: Record<number, Mark[]>;
	/** The number of triggers that the README has. */
	headline?: number;
}

function rowsOf(rounds: readonly Round[], shown: Shown): Row[] {
	return rounds.map(({ count, taken }) => ({
		work: shown.work(`${count} ${count === 1 ? 'trigger' : 'triggers'}`),
		unit: shown.unit,
		figures: Object.fromEntries(
			KINDS.map((kind) => [kind, figure(taken[kind].map((each) => each[shown.key]))]),
		),
		marks: shown.marks?.[count] ?? [],
		x: count,
		headline: shown.headline === count,
	}));
}

const plot = (file: string, y: string): Plot => ({ file, x: 'Triggers', y, log: 'both' });

const MEGABYTE = 1_000_000;
/** Milliseconds. */
const FEW_SECONDS = 5_000;

/** Has triggers, streams of Box's SDK, and plain requests follow one account. */
export async function measureTriggers(bench: Bench): Promise<Group[]> {
	const rounds: Round[] = [];
	for (const count of bench.quick ? COUNTS.quick : COUNTS.full) {
		rounds.push(await roundOf(bench, count));
	}
	return [
		{
			title: 'Requests against number of triggers: six changes',
			rows: rowsOf(rounds, {
				key: 'changeRequests',
				work: (triggers) => `Requests for six changes, ${triggers}`,
				unit: 'requests',
				marks: { 50: [{ limit: 30 }] },
				headline: 50,
			}),
			plot: plot('requests-of-triggers', 'Requests'),
		},
		{
			title: 'Requests against number of triggers: start',
			rows: rowsOf(rounds, {
				key: 'startRequests',
				work: (triggers) => `Requests to start ${triggers}`,
				unit: 'requests',
			}),
			plot: plot('requests-to-start-triggers', 'Requests'),
		},
		{
			title: 'Memory against number of triggers',
			rows: rowsOf(rounds, {
				key: 'memory',
				work: (triggers) => `Memory of ${triggers}`,
				unit: 'bytes',
				marks: { 500: [{ limit: 100 * MEGABYTE }] },
				headline: 500,
			}),
			plot: { file: 'memory-of-triggers', x: 'Triggers', y: 'Memory', log: 'x' },
		},
		{
			title: 'Time to start and stop',
			rows: [
				...rowsOf(rounds, {
					key: 'start',
					work: (triggers) => `Start ${triggers}`,
					unit: 'ms',
					marks: { 500: [{ limit: FEW_SECONDS }] },
					headline: 500,
				}),
				...rowsOf(rounds, {
					key: 'stop',
					work: (triggers) => `Stop ${triggers}`,
					unit: 'ms',
					marks: { 500: [{ limit: FEW_SECONDS }] },
				}),
			],
		},
	];
}

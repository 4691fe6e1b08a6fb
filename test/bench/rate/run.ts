import { figure, type Mark, type Row } from '../figures';
import type { Bench, Group } from '../measurement';
import { LIMITS, makeCalls, type RateCase, type RateTaken } from './calls';

const { calls, uploads } = LIMITS;

const CASES: readonly RateCase[] = [
	{ title: '3,000 calls', limit: calls, kind: 'reads', calls: 3_000, executions: 1 },
	{
		title: '3,000 calls, 3 executions',
		...{ limit: calls, kind: 'reads', calls: 3_000, executions: 3 },
	},
	{ title: '720 uploads', limit: uploads, kind: 'uploads', calls: 720, executions: 1 },
];

/** Each run takes twelve seconds or so. */
const MOST_RUNS = { quick: 1, full: 3 };

interface Measured {
	rateCase: RateCase;
	taken: RateTaken[];
}

async function measured(bench: Bench, rateCase: RateCase): Promise<Measured> {
	const taken: RateTaken[] = [];
	const runs = Math.min(bench.runs, bench.quick ? MOST_RUNS.quick : MOST_RUNS.full);
	for (let run = 1; run <= runs; run++) {
		bench.tell(`${rateCase.title}, run ${run} of ${runs}`);
		taken.push(await makeCalls(rateCase, bench.signal));
	}
	return { rateCase, taken };
}

function rowOf(
	{ taken }: Measured,
	key: keyof RateTaken,
	row: Pick<Row, 'work' | 'unit' | 'headline'> & { mark: Mark },
): Row {
	const { mark, ...rest } = row;
	return { ...rest, figures: { ours: figure(taken.map((each) => each[key])) }, marks: [mark] };
}

/** Makes more calls than Box takes at once. */
export async function measureRate(bench: Bench): Promise<Group[]> {
	const all: Measured[] = [];
	for (const rateCase of CASES) all.push(await measured(bench, rateCase));
	const shared = all.filter(({ rateCase }) => rateCase.executions > 1);
	return [
		{
			title: 'Share of the allowed calls that is used',
			rows: all.map((each) => {
				const work = `Used of what Box allows, ${each.rateCase.title}`;
				return rowOf(each, 'used', { work, unit: 'share', mark: { limit: 0.95 }, headline: true });
			}),
		},
		{
			title: 'Calls that fail',
			rows: all.map((each) => {
				const work = `Failed of ${each.rateCase.title}`;
				return rowOf(each, 'failed', { work, unit: 'requests', mark: { limit: 0 } });
			}),
		},
		{
			title: 'How even executions are',
			rows: shared.map((each) => {
				const work = `Smallest share, ${each.rateCase.title}`;
				return rowOf(each, 'share', { work, unit: 'share', mark: { limit: 0.8 } });
			}),
		},
	];
}

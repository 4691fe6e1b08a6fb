import { CONTENDERS, figure, type Row } from '../figures';
import type { Bench, Group } from '../measurement';
import { written } from '../units';
import { MB, seriesOf, type Plan, type Series } from './plans';
import { atPlace, transfer } from './processes';
import type { Cost, Mover, Store } from './types';

/** Files of up to this size are moved several times. */
const SMALL = 300 * MB;
const MOST_RUNS = 3;

/** What a row says of where n8n keeps the file; nothing of the usual place. */
const PLACES: Record<Store, string> = {
	filesystem: '',
	database: ', kept in the database',
	s3: ', kept in S3',
	default: ', kept in memory',
};

interface Measured {
	plan: Plan;
	costs: Array<[Mover, Cost[]]>;
}

/** Such as `Upload 100 MB, kept in S3`. */
function workOf({ way, size, store }: Plan): string {
	const verb = way === 'upload' ? 'Upload' : 'Download';
	return `${verb} ${written(size, 'bytes')}${PLACES[store]}`;
}

async function measured(bench: Bench, plan: Plan): Promise<Measured> {
	const { way, size, distance, store, movers } = plan;
	const runs = size > SMALL || bench.quick ? 1 : Math.min(bench.runs, MOST_RUNS);
	const options = { roundTrip: distance, download: way === 'download' ? [size] : [] };
	const { signal } = bench;
	return await atPlace(options, signal, async (place) => {
		const costs: Measured['costs'] = [];
		for (const mover of movers) {
			const taken: Cost[] = [];
			for (let run = 1; run <= runs; run++) {
				const what = `${workOf(plan)}, ${distance} ms, run ${run} of ${runs}`;
				bench.tell(`${what}, ${CONTENDERS[mover]}`);
				taken.push(await transfer({ place, way, mover, size, store }, signal));
			}
			costs.push([mover, taken]);
		}
		return { plan, costs };
	});
}

function rowOf({ plan, costs }: Measured, key: keyof Cost, unit: Row['unit']): Row {
	const { size, marks, headline } = plan;
	const figures = costs.map(([mover, taken]) => [mover, figure(taken.map((cost) => cost[key]))]);
	const work = workOf(plan);
	return {
		work: key === 'memory' ? `${work}: memory` : work,
		unit,
		figures: Object.fromEntries(figures),
		marks: key === 'memory' ? marks.memory : marks.time,
		x: size,
		headline,
	};
}

function groupsOf({ title, key }: Series, all: readonly Measured[]): Group[] {
	const axis = { x: 'Size', xUnit: 'bytes', log: 'both' } as const;
	const plot = (what: string) => (key ? { file: `${what}-of-${key}`, ...axis } : undefined);
	const against = all.length > 1 && key ? ' against size' : '';
	const [time, memory] = [plot('time'), plot('memory')];
	return [
		{
			title: `Time${against}: ${title}`,
			rows: all.map((each) => rowOf(each, 'milliseconds', 'ms')),
			...(time ? { plot: { ...time, y: 'Time' } } : {}),
		},
		{
			title: `Memory${against}: ${title}`,
			rows: all.map((each) => rowOf(each, 'memory', 'bytes')),
			...(memory ? { plot: { ...memory, y: 'Memory', log: 'x' } } : {}),
		},
	];
}

/** Moves large files, each in a process of its own. */
export async function measureFiles(bench: Bench): Promise<Group[]> {
	const groups: Group[] = [];
	for (const series of seriesOf(bench.roundTrip, bench.quick)) {
		const all: Measured[] = [];
		for (const plan of series.plans) all.push(await measured(bench, plan));
		groups.push(...groupsOf(series, all));
	}
	return groups;
}

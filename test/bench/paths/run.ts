import { setTimeout as sleep } from 'node:timers/promises';

import { CONTENDERS, figure, type Contender, type Row } from '../figures';
import type { Bench, Group } from '../measurement';
import { openPlace, type Place } from '../network/place';
import { byOurNode, bySdk, plainly, type Wanted, type Way } from './ways';

/** Files in the folder. */
const FILES = 5_000;
/** Requests that list the root and the folder: pages of 1,000. */
const PAGES = 1 + FILES / 1_000;
const COUNTS = [1, 10, 100];
const FOLDER = 'Archive';
/** Milliseconds that the ends of all connections take to be noticed, many times over. */
const QUIET = 300;

const WAYS: Array<[Contender, Way]> = [
	['ours', byOurNode],
	['sdk', bySdk],
	['floor', plainly],
];

const nameOf = (number: number) => `document ${String(number).padStart(4, '0')}.pdf`;

/** So many files, spread over the folder. */
function wanted(count: number): Wanted {
	const names = Array.from({ length: count }, (_, index) =>
		nameOf(Math.floor(((index + 0.5) * FILES) / count)),
	);
	return { folder: FOLDER, names };
}

/** What one run took. */
interface Taken {
	milliseconds: number;
	requests: number;
}

async function take({ near, far, forget }: Place, way: Way, files: Wanted): Promise<Taken> {
	forget();
	await sleep(QUIET);
	near.clearRequests();
	const from = performance.now();
	const found = await way(far, files);
	const milliseconds = performance.now() - from;
	if (found.join() !== files.names.join()) throw new Error('The wrong files were found');
	return { milliseconds, requests: near.requests().length };
}

async function rowsOf(bench: Bench, place: Place, count: number): Promise<[Row, Row]> {
	const time: Row['figures'] = {};
	const requests: Row['figures'] = {};
	for (const [contender, way] of WAYS) {
		const taken: Taken[] = [];
		for (let run = 1; run <= bench.runs; run++) {
			bench.tell(
				`${count} of ${FILES} files by path, run ${run} of ${bench.runs}, ${CONTENDERS[contender]}`,
			);
			bench.signal.throwIfAborted();
			taken.push(await take(place, way, wanted(count)));
		}
		time[contender] = figure(taken.map((each) => each.milliseconds));
		requests[contender] = figure(taken.map((each) => each.requests));
	}
	const files = `${count} ${count === 1 ? 'file' : 'files'} by path`;
	const headline = count === Math.max(...COUNTS);
	const marks = [{ limit: PAGES + count }];
	return [
		{ work: `Get ${files}`, unit: 'ms', figures: time, x: count, headline },
		{
			work: `Requests for ${files}`,
			unit: 'requests',
			figures: requests,
			x: count,
			marks,
			headline,
		},
	];
}

/** Has the Box node, Box's SDK and plain requests get files by path. */
export async function measurePaths(bench: Bench): Promise<Group[]> {
	const place = await openPlace(bench.roundTrip);
	try {
		const { id: parentId } = place.near.addFolder({ name: FOLDER });
		place.near.addManyFiles({ count: FILES, parentId, name: nameOf });
		for (const [, way] of WAYS) await take(place, way, wanted(1));
		const rows: Array<[Row, Row]> = [];
		for (const count of COUNTS) rows.push(await rowsOf(bench, place, count));
		return [
			{
				title: 'Requests against items: paths in a folder of 5,000',
				rows: rows.map(([, requests]) => requests),
				plot: { file: 'requests-by-path', x: 'Items', y: 'Requests', log: 'both' },
			},
			{
				title: 'Time against items: paths in a folder of 5,000',
				rows: rows.map(([time]) => time),
				plot: { file: 'time-by-path', x: 'Items', y: 'Time', log: 'both' },
			},
		];
	} finally {
		await place.close();
	}
}

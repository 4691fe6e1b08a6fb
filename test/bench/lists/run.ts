import { CONTENDERS, figure, type Mark, type Row } from '../figures';
import type { Bench, Group } from '../measurement';
import { openPlace, type Place } from '../network/place';
import { LISTERS, type Listed, type Lister } from './listers';

/** Items in all, and the folders that hold them in the second case. */
const SIZES = { quick: { items: 2_000, folders: 100 }, full: { items: 10_000, folders: 500 } };
/** The slowest lister takes most of a minute for a run. */
const MOST_RUNS = { quick: 1, full: 3 };

const MARKS: Mark[] = [{ times: 10, than: 'builtIn' }];

/** What is listed. */
interface Work extends Listed {
	title: string;
	/** How many items are to come. */
	count: number;
}

/** What one run took. */
interface Taken {
	milliseconds: number;
	requests: number;
}

const name = (number: number) => `${100_000 + number}.txt`;

function worksAt({ near }: Place, quick: boolean): Work[] {
	const { items, folders } = quick ? SIZES.quick : SIZES.full;
	const large = near.addFolder({ name: 'Large' }).id;
	near.addManyFiles({ count: items, parentId: large, name });
	const tree = near.addFolder({ name: 'Tree' }).id;
	for (let folder = 0; folder < folders; folder++) {
		const { id: parentId } = near.addFolder({ name: `${folder}`, parentId: tree });
		near.addManyFiles({ count: items / folders, parentId, name });
	}
	const files = items.toLocaleString('en');
	return [
		{ title: `${files} items in one folder`, count: items, folderId: large, isRecursive: false },
		{
			title: `${files} items in ${folders} folders`,
			// Folders are items, too.
			count: items + folders,
			folderId: tree,
			isRecursive: true,
		},
	];
}

async function take(place: Place, lister: Lister, { count, ...listed }: Work): Promise<Taken> {
	place.forget();
	place.near.clearRequests();
	const from = performance.now();
	const found = await lister(place.far, listed);
	const milliseconds = performance.now() - from;
	if (found !== count) throw new Error(`${found} items came instead of ${count}`);
	return { milliseconds, requests: place.near.requests().length };
}

async function rowsOf(bench: Bench, place: Place, work: Work): Promise<[Row, Row]> {
	const time: Row['figures'] = {};
	const requests: Row['figures'] = {};
	const runs = Math.min(bench.runs, bench.quick ? MOST_RUNS.quick : MOST_RUNS.full);
	for (const [contender, lister] of LISTERS) {
		const taken: Taken[] = [];
		for (let run = 1; run <= runs; run++) {
			bench.tell(`${work.title}, run ${run} of ${runs}, ${CONTENDERS[contender]}`);
			bench.signal.throwIfAborted();
			taken.push(await take(place, lister, work));
		}
		time[contender] = figure(taken.map((each) => each.milliseconds));
		requests[contender] = figure(taken.map((each) => each.requests));
	}
	return [
		{ work: `List ${work.title}`, unit: 'ms', figures: time, marks: MARKS, headline: true },
		{ work: `Requests for ${work.title}`, unit: 'requests', figures: requests },
	];
}

/** Has the Box node, Box's SDK and plain requests list folders. */
export async function measureLists(bench: Bench): Promise<Group[]> {
	const place = await openPlace(bench.roundTrip);
	try {
		// Modules are loaded and compiled by a small listing.
		const folderId = place.near.addFolder({ name: 'Small' }).id;
		for (const [, lister] of LISTERS) await lister(place.far, { folderId, isRecursive: true });
		const rows: Array<[Row, Row]> = [];
		for (const work of worksAt(place, bench.quick)) rows.push(await rowsOf(bench, place, work));
		return [
			{ title: 'Time to list', rows: rows.map(([time]) => time) },
			{ title: 'Requests to list', rows: rows.map(([, requests]) => requests) },
		];
	} finally {
		await place.close();
	}
}

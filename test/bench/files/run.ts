import { atPlace, transfer } from './processes';
import type { Cost, FileRow, Job, Mover, Store } from './types';

const MB = 1_000_000;
const GB = 1000 * MB;

/** One line of the table, before it is measured. */
interface Plan {
	way: Job['way'];
	size: number;
	/** Milliseconds of a round trip. */
	distance: number;
	store: Store;
	peers: Array<Exclude<Mover, 'ours'>>;
	aim: string;
}

const UPLOAD = 'memory at most 4 parts and 64 MB, at least 0.8 of the floor, 2.5 times the SDK';
const DOWNLOAD = 'memory at most 64 MB, at most 1.15 times the time of the floor';
const WHOLE = 'n8n holds the file in memory: at most 64 MB more than the floor';

const upload = (size: number, distance: number, peers: Plan['peers']): Plan => {
	return { way: 'upload', size, distance, store: 'filesystem', peers, aim: UPLOAD };
};

const download = (size: number, distance: number, store: Store = 'filesystem'): Plan => {
	const aim = store === 'filesystem' ? DOWNLOAD : WHOLE;
	return { way: 'download', size, distance, store, peers: ['floor'], aim };
};

const QUICK: readonly Plan[] = [
	upload(200 * MB, 40, ['floor', 'sdk']),
	download(100 * MB, 0),
	download(100 * MB, 0, 'database'),
];

const FULL: readonly Plan[] = [
	upload(GB, 40, ['floor', 'sdk']),
	upload(10 * GB, 0, ['floor']),
	...[0, 40, 100].map((distance) => download(300 * MB, distance)),
	download(5 * GB, 0),
	download(100 * MB, 0, 'database'),
	download(100 * MB, 0, 'default'),
];

function titleOf({ way, store }: Plan): string {
	return `file: ${way}${store === 'filesystem' ? '' : ` (binary data: ${store})`}`;
}

async function measured(plan: Plan, progress: (text: string) => void): Promise<FileRow> {
	const { way, size, distance, store, peers, aim } = plan;
	const title = titleOf(plan);
	const options = { roundTrip: distance, download: way === 'download' ? [size] : [] };
	return await atPlace(options, async (place) => {
		const cost = async (mover: Mover): Promise<Cost> => {
			progress(`${title}, ${size / MB} MB at ${distance} ms, ${mover}`);
			return await transfer({ place, way, mover, size, store });
		};
		const row: FileRow = { title, size, distance, ours: await cost('ours'), peers: {}, aim };
		for (const peer of peers) row.peers[peer] = await cost(peer);
		return row;
	});
}

/**
 * Moves large files, each in a process of its own: this package's node in n8n-core, plain sockets, and
 * Box's SDK. Beyond 0 ms the line is of 1 Gbit/s, with a window of 3 MiB for each connection.
 */
export async function benchFiles({
	quick,
	progress,
}: {
	quick: boolean;
	progress(this: void, text: string): void;
}): Promise<FileRow[]> {
	const rows: FileRow[] = [];
	for (const plan of quick ? QUICK : FULL) rows.push(await measured(plan, progress));
	return rows;
}

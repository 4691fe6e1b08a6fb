import type { Mark } from '../figures';
import type { Job, Mover, Store } from './types';

/** What is moved, and how good it has to be. */
export interface Plan {
	way: Job['way'];
	/** In bytes. */
	size: number;
	/** Milliseconds of a round trip. */
	distance: number;
	store: Store;
	movers: readonly Mover[];
	marks: { time: Mark[]; memory: Mark[] };
	headline?: boolean;
}

export const MB = 1_000_000;
const GB = 1_000 * MB;

/** What an upload of this package has in flight: four parts of the size that the emulator asks for. */
const IN_FLIGHT = 4 * 8 * 1024 * 1024;
const LEEWAY = 64 * MB;

/** Whether n8n does without the whole file in memory: S3 is read as a stream, but not written. */
function isStreamed(way: Job['way'], store: Store): boolean {
	return store === 'filesystem' || (store === 's3' && way === 'upload');
}

const upload = (
	size: number,
	distance: number,
	movers: readonly Mover[],
	store: Store = 'filesystem',
): Plan => {
	// Nearby, nothing is as fast as the floor, which has no digests.
	const time: Mark[] = distance > 0 ? [{ times: 0.8, than: 'floor' }] : [];
	if (movers.includes('sdk')) time.push({ times: 2.5, than: 'sdk' });
	const memory: Mark[] = [{ limit: IN_FLIGHT + LEEWAY }];
	const marks = isStreamed('upload', store) ? { time, memory } : { time: [], memory: [] };
	return { way: 'upload', size, distance, store, movers, marks };
};

const download = (size: number, distance: number, store: Store = 'filesystem'): Plan => {
	const time: Mark[] = [{ times: 0.87, than: 'floor' }];
	const memory: Mark[] = [{ limit: LEEWAY }];
	const marks = isStreamed('download', store) ? { time, memory } : { time: [], memory: [] };
	return { way: 'download', size, distance, store, movers: ['ours', 'floor'], marks };
};

const ALL: readonly Mover[] = ['ours', 'sdk', 'floor'];

/** Plans for one table and one plot. */
export interface Series {
	/** `Upload, 40 ms` */
	title: string;
	/** Of the plots' files; without one there is no plot. */
	key?: string;
	plans: readonly Plan[];
}

/** @param roundTrip milliseconds */
export function seriesOf(roundTrip: number, quick: boolean): Series[] {
	const sizes = quick ? [50 * MB, 200 * MB] : [100 * MB, 300 * MB, GB];
	// Several connections show only in the long run what they leave in memory.
	const downloads = quick ? sizes : [...sizes, 5 * GB];
	const stores: Store[] = ['database', 's3', 'default'];
	const rise: Series[] = [
		{
			title: `Upload, ${roundTrip} ms`,
			key: 'uploads',
			plans: sizes.map((size) => ({
				...upload(size, roundTrip, ALL),
				headline: size === sizes.at(-1),
			})),
		},
		{
			title: `Download, ${roundTrip} ms`,
			key: 'downloads',
			plans: downloads.map((size) => ({
				...download(size, roundTrip),
				headline: size === sizes.at(-1),
			})),
		},
	];
	const other: Series = {
		title: "Other places of n8n's binary data",
		plans: stores.flatMap((store) => [
			upload(100 * MB, roundTrip, ['ours', 'floor'], store),
			download(100 * MB, roundTrip, store),
		]),
	};
	if (quick) return [...rise, other];
	return [
		...rise,
		{ title: 'Upload, 0 ms', plans: [upload(10 * GB, 0, ['ours', 'floor'])] },
		{ title: 'Download, 0 ms', plans: [download(300 * MB, 0), download(5 * GB, 0)] },
		{ title: 'Download, 100 ms', plans: [download(300 * MB, 100)] },
		other,
	];
}

import { startEmulator, type Emulator } from '../../emulator';
import { openDistantPort } from '../network/distantPort';
import { inTurn, ourNode, type Lister } from './peers';

/** Items that are listed. */
const ITEMS = 10_000;
/** Folders that hold them in the second case; they count as items themselves. */
const FOLDERS = 500;

/** What one lister took for one case. */
export interface ListRow {
	/** `10,000 items in one folder` */
	title: string;
	/** Who listed it. */
	lister: string;
	milliseconds: number;
	/** Requests to Box. */
	requests: number;
}

interface Case {
	title: string;
	isRecursive: boolean;
	/** How many items are to come. */
	count: number;
	/** Makes the folder, and gives its ID. */
	make: (emulator: Emulator) => string;
}

const name = (number: number) => `${100_000 + number}.txt`;

const CASES: readonly Case[] = [
	{
		title: '10,000 items in one folder',
		isRecursive: false,
		count: ITEMS,
		make: (emulator) => {
			const { id } = emulator.addFolder({ name: 'Large' });
			emulator.addManyFiles({ count: ITEMS, parentId: id, name });
			return id;
		},
	},
	{
		title: '10,000 items in 500 folders',
		isRecursive: true,
		count: ITEMS + FOLDERS,
		make: (emulator) => {
			const { id } = emulator.addFolder({ name: 'Tree' });
			for (let folder = 0; folder < FOLDERS; folder++) {
				const { id: parentId } = emulator.addFolder({ name: `${folder}`, parentId: id });
				emulator.addManyFiles({ count: ITEMS / FOLDERS, parentId, name });
			}
			return id;
		},
	},
];

/** The node first, then those it is compared with. */
export const LISTERS: readonly Lister[] = [ourNode, inTurn(100), inTurn(1000)];

export interface ListsOptions {
	/** Milliseconds. */
	roundTrip: number;
	signal: AbortSignal;
	tell: (line: string) => void;
}

/** Lists each case with each lister once; the connections are opened anew each time. */
export async function measure({ roundTrip, signal, tell }: ListsOptions): Promise<ListRow[]> {
	const near = await startEmulator({ openapi: '' });
	const distant = await openDistantPort(Number(new URL(near.url).port), roundTrip);
	const far = { ...near, url: `http://127.0.0.1:${distant.port}` };
	const rows: ListRow[] = [];
	try {
		// Modules are loaded and compiled by a small listing.
		const small = near.addFolder({ name: 'Small' }).id;
		for (const lister of LISTERS) await lister.list(far, small, true);
		for (const { title, isRecursive, count, make } of CASES) {
			const id = make(near);
			for (const lister of LISTERS) {
				signal.throwIfAborted();
				tell(`  ${title}, ${lister.name}`);
				distant.forget();
				near.clearRequests();
				const from = performance.now();
				const listed = await lister.list(far, id, isRecursive);
				const milliseconds = performance.now() - from;
				if (listed !== count) throw new Error(`${lister.name} gave ${listed} of ${count} items`);
				const requests = near.requests().length;
				rows.push({ title, lister: lister.name, milliseconds, requests });
			}
		}
		return rows;
	} finally {
		await distant.close();
		await near.close();
	}
}

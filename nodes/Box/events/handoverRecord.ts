import type { Batch, CursorState } from './cursorState';
import { eventDigest } from './eventId';
import type { Position } from './position';
import { RecentIds } from './recentIds';

/** Where a page starts: what a cursor can go back to. */
export interface Checkpoint {
	position: Position;
	/** Counts the pages that were read: positions themselves cannot be compared. */
	page: number;
	/** How many events had been handed over before. */
	handedOver: number;
}

/**
 * Whether an earlier run of n8n has started a batch: `certain` if that was saved, `possible` if the
 * save may have been lost.
 */
export type EarlierStart = 'certain' | 'possible' | 'none';

export interface PendingBatch extends Batch {
	/** Where to read it again. */
	from: Checkpoint;
	earlierStart: EarlierStart;
}

/** Box sends events again, at times much later. */
const REMEMBERED = 2000;

/** Which events of a stream were handed over, and which of them may have to be read again. */
export class HandoverRecord {
	/** Digests of the IDs of events. */
	private readonly handedOver: RecentIds;
	private readonly batches: PendingBatch[];
	private readonly retained = new Set<Checkpoint>();
	private eventCount: number;

	/** @param start where the saved batches are read again */
	constructor(
		{ handedOver, pending }: Pick<CursorState, 'handedOver' | 'pending'>,
		start: Position,
	) {
		const digests = handedOver.split(' ').filter(Boolean);
		this.handedOver = new RecentIds(REMEMBERED, digests);
		// How many of them come after the position is not known.
		this.eventCount = digests.length;
		const from = { position: start, page: 0, handedOver: 0 };
		this.batches = pending.map((batch) => ({
			...batch,
			from,
			earlierStart: earlierStartOf(batch),
		}));
	}

	/** How many events were handed over so far. */
	get count(): number {
		return this.eventCount;
	}

	/** The batches that may not have arrived, oldest first. */
	get pending(): readonly PendingBatch[] {
		return this.batches;
	}

	/** Whether nothing has to be read again. */
	get isSettled(): boolean {
		return this.batches.length === 0 && this.retained.size === 0;
	}

	has(id: string): boolean {
		return this.handedOver.has(eventDigest(id));
	}

	/** See `Cursor.hasRoom`. */
	hasRoom(events: number): boolean {
		const [first] = this.batches.map(({ from }) => from).sort(byPage);
		return !first || this.eventCount + events - first.handedOver <= REMEMBERED;
	}

	add(batch: PendingBatch): void {
		this.batches.push(batch);
		this.handedOver.add(batch.ids.map(eventDigest));
		this.eventCount += batch.ids.length;
	}

	confirm(key: string): void {
		const index = this.batches.findIndex((batch) => batch.key === key);
		if (index >= 0) this.batches.splice(index, 1);
	}

	retain(checkpoint: Checkpoint): void {
		this.retained.add(checkpoint);
	}

	release(checkpoint: Checkpoint): void {
		this.retained.delete(checkpoint);
	}

	/** From now on nothing before a checkpoint is read again. */
	moveTo(checkpoint: Checkpoint): void {
		this.retained.clear();
		for (const batch of this.batches) batch.from = checkpoint;
	}

	/** The first of a checkpoint and those from which something may have to be read again. */
	earliest(current: Checkpoint): Checkpoint {
		const checkpoints = [...this.retained, ...this.batches.map(({ from }) => from)];
		return checkpoints.reduce((first, next) => (byPage(first, next) > 0 ? next : first), current);
	}

	toState(): Pick<CursorState, 'handedOver' | 'pending'> {
		return {
			handedOver: this.handedOver.toText(),
			pending: this.batches.map(toSaved),
		};
	}
}

/** Batches that counted as done once they were started have no number of tries. */
function earlierStartOf({ tries }: Batch): EarlierStart {
	if (tries === undefined) return 'none';
	return tries > 0 ? 'certain' : 'possible';
}

function toSaved({ key, ids, tries, failures }: Batch): Batch {
	return {
		key,
		ids: [...ids],
		...(tries === undefined ? {} : { tries }),
		...(failures ? { failures } : {}),
	};
}

function byPage(one: Checkpoint, other: Checkpoint): number {
	return one.page - other.page;
}

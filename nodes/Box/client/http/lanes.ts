import type { Timing } from './timing';

/**
 * What kind of work a call is: calls of one kind never wait for those of another. `quick` is all
 * that Box answers at once, `slow` what Box may work on for minutes (delete, copy, move),
 * `transfer` the bytes of files, and `poll` a request that Box holds until something happens.
 */
export type Lane = 'quick' | 'slow' | 'transfer' | 'poll';

/** How many calls of one kind go to one host at once, for all executions of this process together. */
export const SLOTS = 40;
/** How many of them one execution gets while it is alone: see `LaneQueue`. */
export const SLOTS_PER_OWNER = SLOTS / 2;

const MINUTE_MS = 60_000;

/** Milliseconds a call waits for a slot: longer than one call of its kind may take without an answer. */
const LONGEST_WAIT: Record<Lane, number> = {
	quick: 3 * MINUTE_MS,
	slow: 12 * MINUTE_MS,
	transfer: 60 * MINUTE_MS,
	poll: 0,
};

/** There was no slot for a call within the time it may wait for one. */
export class BusyError extends Error {
	constructor(
		readonly inUse: number,
		waited: number,
	) {
		super(
			`All ${inUse} connections to Box are in use, and none came free within ${waited / MINUTE_MS} minutes`,
		);
	}
}

interface Waiter {
	owner: object;
	admitted: AbortController;
}

/**
 * The slots of one lane. An owner gets another slot only while more are free than it holds, so
 * that some are left for whoever comes next: alone it gets half of them, and the more owners there
 * are, the fewer each may hold.
 */
class LaneQueue {
	private taken = 0;
	private readonly held = new Map<object, number>();
	private readonly waiting: Waiter[] = [];

	constructor(
		private readonly slots: number,
		private readonly longestWait: number,
		private readonly timing: Timing,
	) {}

	get isIdle(): boolean {
		return this.taken === 0 && this.waiting.length === 0;
	}

	/** Takes a slot if the owner may have one now. */
	takeFree(owner: object): boolean {
		if (!this.admits(owner)) return false;
		this.occupy(owner);
		return true;
	}

	release(owner: object): void {
		this.taken -= 1;
		const left = this.heldBy(owner) - 1;
		if (left > 0) this.held.set(owner, left);
		else this.held.delete(owner);
		this.admitNext();
	}

	/** Resolves with a slot taken, once it is the owner's turn. */
	async take(owner: object, signal: AbortSignal): Promise<void> {
		const waiter: Waiter = { owner, admitted: new AbortController() };
		const { signal: admitted } = waiter.admitted;
		this.waiting.push(waiter);
		await this.timing.sleep(this.longestWait, AbortSignal.any([signal, admitted])).catch(() => {});
		if (admitted.aborted) {
			if (!signal.aborted) return;
			this.release(owner);
		} else {
			this.waiting.splice(this.waiting.indexOf(waiter), 1);
		}
		signal.throwIfAborted();
		throw new BusyError(this.taken, this.longestWait);
	}

	/** Whoever holds least comes first, and of these whoever has waited longest. */
	private admitNext(): void {
		for (;;) {
			const [first, ...others] = this.waiting.filter(({ owner }) => this.admits(owner));
			if (!first) return;
			const next = others.reduce(
				(best, each) => (this.heldBy(each.owner) < this.heldBy(best.owner) ? each : best),
				first,
			);
			this.waiting.splice(this.waiting.indexOf(next), 1);
			this.occupy(next.owner);
			next.admitted.abort();
		}
	}

	private admits(owner: object): boolean {
		return this.heldBy(owner) < this.slots - this.taken;
	}

	private occupy(owner: object): void {
		this.taken += 1;
		this.held.set(owner, this.heldBy(owner) + 1);
	}

	private heldBy(owner: object): number {
		return this.held.get(owner) ?? 0;
	}
}

/** Gives a slot back, once. */
export type Leave = () => void;

/** Who may send a call to which host, and when. */
export class Lanes {
	private readonly queues = new Map<string, LaneQueue>();

	constructor(private readonly timing: Timing) {}

	/**
	 * Takes a slot if the owner may have one now, which is kept until the function returned is called.
	 *
	 * @param owner whose calls these are: one run of a node, or one trigger
	 */
	takeFree(origin: string, lane: Lane, owner: object): Leave | undefined {
		const key = `${lane} ${origin}`;
		const queue = this.queueFor(key, lane);
		return queue.takeFree(owner) ? this.leaving(key, queue, owner) : undefined;
	}

	/**
	 * Waits for a slot, which is kept until the function that this resolves with is called.
	 *
	 * @throws {BusyError} when none came free in time, or the signal's reason
	 */
	async take(origin: string, lane: Lane, owner: object, signal: AbortSignal): Promise<Leave> {
		signal.throwIfAborted();
		const free = this.takeFree(origin, lane, owner);
		if (free) return free;
		const key = `${lane} ${origin}`;
		const queue = this.queueFor(key, lane);
		await queue.take(owner, signal).finally(() => this.drop(key, queue));
		return this.leaving(key, queue, owner);
	}

	private leaving(key: string, queue: LaneQueue, owner: object): Leave {
		let isHeld = true;
		return () => {
			if (!isHeld) return;
			isHeld = false;
			queue.release(owner);
			this.drop(key, queue);
		};
	}

	/** Hosts and kinds of work that nobody uses any more leave nothing behind. */
	private drop(key: string, queue: LaneQueue): void {
		if (queue.isIdle) this.queues.delete(key);
	}

	private queueFor(key: string, lane: Lane): LaneQueue {
		const slots = lane === 'poll' ? Infinity : SLOTS;
		const queue = this.queues.get(key) ?? new LaneQueue(slots, LONGEST_WAIT[lane], this.timing);
		this.queues.set(key, queue);
		return queue;
	}
}

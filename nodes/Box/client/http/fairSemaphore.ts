import type { Timing } from './timing';

const MINUTE_MS = 60_000;

/** No slot became free within the time that a call may wait for one. */
export class BusyError extends Error {
	constructor(
		readonly inUse: number,
		waited: number,
	) {
		super(
			`All ${inUse} connections to Box are in use, and none became free within ${waited / MINUTE_MS} minutes`,
		);
	}
}

interface Waiter {
	owner: object;
	admitted: AbortController;
}

/**
 * A semaphore that is fair to its owners. An owner gets another slot only if more are free than it
 * has, so that some are left for the next owner: alone it gets half of them, and the more owners
 * there are, the fewer each gets.
 */
export class FairSemaphore {
	private taken = 0;
	private readonly inUse = new Map<object, number>();
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
		const left = this.slotsOf(owner) - 1;
		if (left > 0) this.inUse.set(owner, left);
		else this.inUse.delete(owner);
		this.admitNext();
	}

	/**
	 * Resolves once the owner has got a slot.
	 *
	 * @throws {BusyError} if none became free in time, or the signal's reason
	 */
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

	/** The owner with the fewest slots comes first, and among equals the one that waited longest. */
	private admitNext(): void {
		for (;;) {
			const [first, ...others] = this.waiting.filter(({ owner }) => this.admits(owner));
			if (!first) return;
			const next = others.reduce(
				(best, each) => (this.slotsOf(each.owner) < this.slotsOf(best.owner) ? each : best),
				first,
			);
			this.waiting.splice(this.waiting.indexOf(next), 1);
			this.occupy(next.owner);
			next.admitted.abort();
		}
	}

	private admits(owner: object): boolean {
		return this.slotsOf(owner) < this.slots - this.taken;
	}

	private occupy(owner: object): void {
		this.taken += 1;
		this.inUse.set(owner, this.slotsOf(owner) + 1);
	}

	private slotsOf(owner: object): number {
		return this.inUse.get(owner) ?? 0;
	}
}

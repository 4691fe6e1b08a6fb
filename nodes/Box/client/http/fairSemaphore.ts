import type { Timing } from './timing';

const MINUTE_MS = 60_000;

/** Nothing became free within the time that a call may wait for it. */
export class BusyError extends Error {
	/** @param inUse such as `All 20 connections to Box are` */
	constructor(inUse: string, waited: number) {
		super(`${inUse} in use, and none became free within ${waited / MINUTE_MS} minutes`);
	}
}

export interface FairSemaphoreOptions {
	/** How many units there are. */
	capacity: number;
	/** Milliseconds that an owner waits for units. */
	longestWait: number;
	/** So many units in use, as the error says it: `All 20 connections to Box are`. */
	inUse: (units: number) => string;
}

/** What an owner asks for. */
export interface Demand {
	/** Default: 1. */
	units?: number;
	/** The clock of the wait. */
	timing: Pick<Timing, 'sleep'>;
	signal?: AbortSignal;
}

interface Waiter {
	owner: object;
	units: number;
	admitted: AbortController;
}

/**
 * A semaphore that is fair to its owners. An owner gets more units only if as many are free as it has
 * then, so that some are left for the next owner: alone it gets half of them, and the more owners there
 * are, the fewer each gets.
 */
export class FairSemaphore {
	private taken = 0;
	private readonly held = new Map<object, number>();
	private readonly waiting: Waiter[] = [];

	constructor(private readonly options: FairSemaphoreOptions) {}

	/** In units. */
	get inUse(): number {
		return this.taken;
	}

	get isIdle(): boolean {
		return this.taken === 0 && this.waiting.length === 0;
	}

	/**
	 * Takes units if the owner may have them now. It does not go before one who waits and holds no more:
	 * who waits for many units would never find them free.
	 */
	takeFree(owner: object, units = 1): boolean {
		const held = this.heldBy(owner);
		if (this.waiting.some((each) => this.heldBy(each.owner) <= held)) return false;
		if (!this.admits(owner, units)) return false;
		this.occupy(owner, units);
		return true;
	}

	/**
	 * Resolves once the owner has got the units.
	 *
	 * @throws {BusyError} if they did not become free in time, or the signal's reason
	 */
	async take(owner: object, { units = 1, timing, signal }: Demand): Promise<void> {
		signal?.throwIfAborted();
		if (this.takeFree(owner, units)) return;
		const { inUse, longestWait } = this.options;
		const waiter: Waiter = { owner, units, admitted: new AbortController() };
		const { signal: admitted } = waiter.admitted;
		this.waiting.push(waiter);
		const ended = signal ? AbortSignal.any([signal, admitted]) : admitted;
		await timing.sleep(longestWait, ended).catch(() => {});
		if (admitted.aborted) {
			if (!signal?.aborted) return;
			this.release(owner, units);
		} else {
			this.waiting.splice(this.waiting.indexOf(waiter), 1);
			this.admitNext();
		}
		signal?.throwIfAborted();
		throw new BusyError(inUse(this.taken), longestWait);
	}

	release(owner: object, units = 1): void {
		this.taken -= units;
		const left = this.heldBy(owner) - units;
		if (left > 0) this.held.set(owner, left);
		else this.held.delete(owner);
		this.admitNext();
	}

	/**
	 * The owner that holds least comes first, and among equals the one that waited longest. The others
	 * wait until it has got its units, however many they are.
	 */
	private admitNext(): void {
		for (;;) {
			const [first, ...others] = this.waiting;
			if (!first) return;
			const next = others.reduce(
				(best, each) => (this.heldBy(each.owner) < this.heldBy(best.owner) ? each : best),
				first,
			);
			if (!this.admits(next.owner, next.units)) return;
			this.waiting.splice(this.waiting.indexOf(next), 1);
			this.occupy(next.owner, next.units);
			next.admitted.abort();
		}
	}

	/** More than there is waits until nobody else holds anything. */
	private admits(owner: object, units: number): boolean {
		const { capacity } = this.options;
		return this.taken === 0 || this.heldBy(owner) + units <= capacity - this.taken;
	}

	private occupy(owner: object, units: number): void {
		this.taken += units;
		this.held.set(owner, this.heldBy(owner) + units);
	}

	private heldBy(owner: object): number {
		return this.held.get(owner) ?? 0;
	}
}

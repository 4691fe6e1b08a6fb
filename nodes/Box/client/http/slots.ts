import { FairSemaphore } from './fairSemaphore';
import type { Timing } from './timing';

/**
 * The kind of work a call is. Calls of one kind never wait for those of another. `quick` is what Box
 * answers at once, `slow` what Box may work on for minutes (delete, copy, move), `transfer` the bytes
 * of files, `poll` a request that Box holds until something happens, and `token` a request for a token,
 * of which each credential has at most one.
 */
export type CallKind = 'quick' | 'slow' | 'transfer' | 'poll' | 'token';

/** Kinds of which any number goes to one host at once. */
const UNLIMITED: readonly CallKind[] = ['poll', 'token'];

/** How many calls of one kind go to one host at once, for all executions of this process together. */
export const SLOTS = 40;
/** How many of them one execution gets if it is alone: see `FairSemaphore`. */
export const SLOTS_PER_OWNER = SLOTS / 2;

const MINUTE_MS = 60_000;

/** Milliseconds a call waits for a slot: longer than a call of its kind may take without an answer. */
const LONGEST_WAIT: Record<CallKind, number> = {
	quick: 3 * MINUTE_MS,
	slow: 12 * MINUTE_MS,
	transfer: 60 * MINUTE_MS,
	poll: 0,
	token: 0,
};

/** Gives a slot back. Only the first call has an effect. */
export type Release = () => void;

/** The slots for calls: one semaphore for each host and kind of work. */
export class Slots {
	private readonly semaphores = new Map<string, FairSemaphore>();

	constructor(private readonly timing: Timing) {}

	/**
	 * Takes a slot if the owner may have one now. The returned function gives it back.
	 *
	 * @param owner whose calls these are: one run of a node, or one trigger
	 */
	takeFree(origin: string, kind: CallKind, owner: object): Release | undefined {
		const key = `${kind} ${origin}`;
		const semaphore = this.semaphoreFor(key, kind);
		return semaphore.takeFree(owner) ? this.releasing(key, semaphore, owner) : undefined;
	}

	/**
	 * Waits for a slot. The function that this resolves with gives it back.
	 *
	 * @throws {BusyError} if none became free in time, or the signal's reason
	 */
	async take(origin: string, kind: CallKind, owner: object, signal: AbortSignal): Promise<Release> {
		const key = `${kind} ${origin}`;
		const semaphore = this.semaphoreFor(key, kind);
		const { timing } = this;
		await semaphore.take(owner, { timing, signal }).finally(() => this.drop(key, semaphore));
		return this.releasing(key, semaphore, owner);
	}

	private releasing(key: string, semaphore: FairSemaphore, owner: object): Release {
		let isHeld = true;
		return () => {
			if (!isHeld) return;
			isHeld = false;
			semaphore.release(owner);
			this.drop(key, semaphore);
		};
	}

	/** Removes a semaphore that nobody uses any more. */
	private drop(key: string, semaphore: FairSemaphore): void {
		if (semaphore.isIdle) this.semaphores.delete(key);
	}

	private semaphoreFor(key: string, kind: CallKind): FairSemaphore {
		const slots = UNLIMITED.includes(kind) ? Infinity : SLOTS;
		const semaphore =
			this.semaphores.get(key) ??
			new FairSemaphore({
				capacity: slots,
				longestWait: LONGEST_WAIT[kind],
				inUse: (units) => `All ${units} connections to Box are`,
			});
		this.semaphores.set(key, semaphore);
		return semaphore;
	}
}

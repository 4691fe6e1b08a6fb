import { BusyError } from '../http/fairSemaphore';
import type { Timing } from '../http/timing';

/** Bytes of parts that all transfers of this process together hold in memory. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Milliseconds that a part waits for others. */
const LONGEST_WAIT = 60 * 60_000;

interface Waiter {
	owner: object;
	bytes: number;
	admitted: AbortController;
}

/**
 * Bounds what is held in memory. It is fair to its owners, each of which is one transfer: an owner gets
 * more only if as much is free as it has then, so that some is left for the next one. Transfers that
 * hold nothing, such as those of small files, need not ask.
 */
export class BytesInFlight {
	private taken = 0;
	private readonly held = new Map<object, number>();
	private readonly waiting: Waiter[] = [];

	constructor(private readonly most = MOST_BYTES) {}

	/** In bytes. */
	get inUse(): number {
		return this.taken;
	}

	/**
	 * Resolves once the owner may hold so many bytes more.
	 *
	 * @throws {BusyError} if that takes too long, or the signal's reason
	 */
	async take(owner: object, bytes: number, timing: Timing, signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		if (this.takeFree(owner, bytes)) return;
		const waiter: Waiter = { owner, bytes, admitted: new AbortController() };
		const { signal: admitted } = waiter.admitted;
		this.waiting.push(waiter);
		const ended = signal ? AbortSignal.any([signal, admitted]) : admitted;
		await timing.sleep(LONGEST_WAIT, ended).catch(() => {});
		if (admitted.aborted) {
			if (!signal?.aborted) return;
			this.release(owner, bytes);
		} else {
			this.waiting.splice(this.waiting.indexOf(waiter), 1);
		}
		signal?.throwIfAborted();
		throw new BusyError(this.held.size, LONGEST_WAIT);
	}

	/** Takes so many bytes if the owner may hold them now. */
	takeFree(owner: object, bytes: number): boolean {
		if (!this.admits(owner, bytes)) return false;
		this.occupy(owner, bytes);
		return true;
	}

	release(owner: object, bytes: number): void {
		this.taken -= bytes;
		const left = this.heldBy(owner) - bytes;
		if (left > 0) this.held.set(owner, left);
		else this.held.delete(owner);
		this.admitNext();
	}

	/** The owner that holds least comes first, and among equals the one that waited longest. */
	private admitNext(): void {
		for (;;) {
			const [first, ...others] = this.waiting.filter((each) => this.admits(each.owner, each.bytes));
			if (!first) return;
			const next = others.reduce(
				(best, each) => (this.heldBy(each.owner) < this.heldBy(best.owner) ? each : best),
				first,
			);
			this.waiting.splice(this.waiting.indexOf(next), 1);
			this.occupy(next.owner, next.bytes);
			next.admitted.abort();
		}
	}

	/** What is larger than all there is waits until nobody else holds anything. */
	private admits(owner: object, bytes: number): boolean {
		return this.taken === 0 || this.heldBy(owner) + bytes <= this.most - this.taken;
	}

	private occupy(owner: object, bytes: number): void {
		this.taken += bytes;
		this.held.set(owner, this.heldBy(owner) + bytes);
	}

	private heldBy(owner: object): number {
		return this.held.get(owner) ?? 0;
	}
}

/** What the transfers of this process hold. */
export const bytesInFlight = new BytesInFlight();

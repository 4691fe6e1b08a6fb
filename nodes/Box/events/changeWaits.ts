import { untilAborted } from '../client/http/untilAborted';
import type { Carrier, StreamPart } from './eventSource';
import type { Moment } from './moment';
import type { Seen } from './streamSource';

/** Who waits for changes. */
export interface Listener {
	carrier: Carrier;
	/** Ends the wait. */
	signal: AbortSignal;
	/** Called at each fault, before the feed waits and goes on. */
	onFault?: (error: unknown, part: StreamPart) => void;
	/** Called whenever a realtime server answered. */
	onAnswer?: (part: StreamPart) => void;
	/** Faults that waiting does not fix: they end the wait of those with the same credential. */
	isPermanent?: (error: unknown) => boolean;
}

interface Wait {
	seen: Seen;
	listener: Listener;
	resolve: (since: Moment) => void;
	reject: (error: unknown) => void;
}

/** Those who wait for the next change of a stream. */
export class ChangeWaits {
	private readonly waits = new Set<Wait>();
	private markArrival: () => void = () => {};

	/** Resolves at the next change; rejects if the wait is ended, or with the listener's signal's reason. */
	async add(seen: Seen, listener: Listener): Promise<Moment> {
		const changed = new Promise<Moment>((resolve, reject) => {
			this.waits.add({ seen, listener, resolve, reject });
		});
		this.markArrival();
		return await untilAborted(changed, listener.signal).finally(() => this.leave(listener));
	}

	/** Tells all of them of a change. */
	resolve(since: Moment): void {
		for (const { resolve } of this.waits) resolve(since);
		this.waits.clear();
	}

	/** Ends the waits of those with a credential. */
	reject(carrier: Carrier, reason: unknown): void {
		for (const wait of [...this.waits].filter(({ listener }) => listener.carrier === carrier)) {
			this.waits.delete(wait);
			wait.reject(reason);
		}
	}

	/** How far the one has read whose last read is the oldest. There must be one. */
	get oldest(): Seen {
		const seen = [...this.waits].map((wait) => wait.seen);
		return seen.reduce((one, other) => (other.began < one.began ? other : one));
	}

	/**
	 * One of them, as soon as there is one.
	 *
	 * @param failing a credential that is only taken if nobody has another one
	 */
	async first(failing: Carrier | undefined, signal: AbortSignal): Promise<Listener> {
		for (;;) {
			const waits = [...this.waits];
			const wait = waits.find(({ listener }) => listener.carrier !== failing) ?? waits[0];
			if (wait) return wait.listener;
			const arrival = new Promise<void>((resolve) => (this.markArrival = resolve));
			await untilAborted(arrival, signal);
		}
	}

	private leave(listener: Listener): void {
		for (const wait of this.waits) if (wait.listener === listener) this.waits.delete(wait);
	}
}

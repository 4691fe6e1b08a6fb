import type { Timing } from '../client/http/timing';
import type { RealtimeServer } from '../client/types';
import { Backoff } from './backoff';
import { ChangeWaits, type Listener } from './changeWaits';
import type { Carrier, EventSource } from './eventSource';
import { FIRST_MOMENT, type Moment, type Moments } from './moment';
import { pause } from './pause';
import type { Position } from './position';
import { RealtimeChannel, RealtimeFault } from './realtime';
import type { Seen } from './streamSource';

export interface ChangeFeedOptions {
	/** Box's `stream_type`. */
	stream: string;
	moments: Moments;
	timing: Timing;
	/** Ends the feed, and cuts the connection of its long poll. */
	signal: AbortSignal;
	/** All who wait, or are at work on what they have read. */
	listeners: () => Iterable<Listener>;
}

/**
 * The changes of a stream, by one long poll for all who wait for them.
 *
 * Who was busy when a change was announced sees at once that it has happened, since it has read
 * nothing after that moment. The poll waits at the position of the one whose last read is the oldest,
 * so that Box reports whatever any of them has not seen.
 */
export class ChangeFeed {
	private readonly channel: RealtimeChannel;
	private readonly backoff: Backoff;
	private readonly waits = new ChangeWaits();
	/** When there was the last change, or the last moment in which there may have been one. */
	private changedAt = FIRST_MOMENT;
	/** Where the poll that is being held waits. */
	private place: Seen | undefined;
	/** The credential with which no server could be asked for last: others are tried first. */
	private failing: Carrier | undefined;
	private isRunning = false;

	constructor(private readonly options: ChangeFeedOptions) {
		const { signal, timing } = options;
		this.backoff = new Backoff(timing);
		this.channel = new RealtimeChannel({
			signal,
			timing,
			position: async () => await this.settle(),
			onAnswer: () => this.answered(),
		});
	}

	/** When a page must have been asked for to be up to date. */
	get since(): Moment {
		return this.changedAt;
	}

	/**
	 * Resolves at the next change, or at once if it may have happened already.
	 *
	 * @returns when a page must have been asked for, to have what happened
	 * @throws a permanent fault of the listener's credential, or the signal's reason
	 */
	async next(seen: Seen, listener: Listener): Promise<Moment> {
		if (seen.began < this.changedAt) return this.changedAt;
		const { place } = this;
		// What happened between the two reads is not reported at the later place.
		if (place && place.position !== seen.position && seen.began < place.began) return place.began;
		const changed = this.waits.add(seen, listener);
		if (!this.isRunning) void this.run();
		return await changed;
	}

	/** Goes on until it is aborted. Never rejects. */
	private async run(): Promise<void> {
		const { signal } = this.options;
		this.isRunning = true;
		while (!signal.aborted) {
			try {
				await this.round();
			} catch (error) {
				if (!signal.aborted) await this.failed(error);
			}
		}
	}

	/** Asks for a server, and polls it for as long as it may be used. */
	private async round(): Promise<void> {
		const { carrier, isPermanent } = await this.first();
		const source = carrier.source(this.options.signal);
		const servers = await this.servers(source).catch((error: unknown) => {
			this.failing = carrier;
			throw isPermanent?.(error) ? new PermanentFault(error, carrier) : new RealtimeFault(error);
		});
		const joined = await this.channel.join(source, servers);
		const { server } = joined;
		let { message } = joined;
		for (let polls = 1; ; polls++) {
			this.backoff.reset();
			this.announce();
			// `reconnect`, or a message that Box has not documented.
			if (message !== 'new_change' || polls >= server.maxRetries) return;
			message = await this.channel.poll(source, server);
		}
	}

	private async servers(source: EventSource): Promise<RealtimeServer[]> {
		return await source.realtimeServers(this.options.stream);
	}

	/** Everything may be new: all read again. */
	private announce(): void {
		this.changedAt = this.options.moments.next();
		this.waits.resolve(this.changedAt);
	}

	private async failed(error: unknown): Promise<void> {
		const { listeners, moments, signal, timing } = this.options;
		// Who comes from now on reads first, as nobody is told of changes.
		this.changedAt = moments.next();
		this.place = undefined;
		// The others go on with theirs.
		if (error instanceof PermanentFault) return this.waits.reject(error.carrier, error.cause);
		const cause = error instanceof RealtimeFault ? error.cause : error;
		for (const { onFault } of listeners()) onFault?.(cause, 'realtime');
		await pause(timing, this.backoff.next(), signal);
		this.announce();
	}

	private answered(): void {
		this.place = undefined;
		for (const { onAnswer } of this.options.listeners()) onAnswer?.('realtime');
	}

	/** Where the next poll waits. */
	private async settle(): Promise<Position> {
		await this.first();
		this.place = this.waits.oldest;
		return this.place.position;
	}

	/** One of those who wait, as soon as there is one. */
	private async first(): Promise<Listener> {
		return await this.waits.first(this.failing, this.options.signal);
	}
}

/** A fault of one credential. */
class PermanentFault extends Error {
	constructor(
		cause: unknown,
		readonly carrier: Carrier,
	) {
		super('No realtime servers', { cause });
	}
}

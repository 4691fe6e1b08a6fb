import type { Timing } from '../client/http/timing';
import type { RealtimeServer } from '../client/types';
import type { EventSource } from './eventSource';
import type { Position } from './position';

export interface RealtimeOptions {
	/** Ends the search for a server. */
	signal: AbortSignal;
	timing: Timing;
	/** The position to wait at, asked for before each poll. */
	position: () => Promise<Position>;
	/** Called at the end of each long poll. */
	onAnswer: () => void;
}

/** For how long one realtime server after the other is tried before the stream is read again. */
const LONGEST_SEARCH_MS = 60_000;

/**
 * No realtime server, or a long poll that failed. Box does not say how its realtime servers answer
 * when a channel is used up. So another server is asked for, whatever the answer was.
 */
export class RealtimeFault extends Error {
	constructor(cause: unknown) {
		super('No long poll', { cause });
	}
}

/** A realtime server that has answered. */
export interface Joined {
	server: RealtimeServer;
	/** What it answered first. */
	message: string;
}

/**
 * Long polls at Box's realtime servers.
 *
 * https://developer.box.com/guides/events/user-events/polling/
 */
export class RealtimeChannel {
	/** Realtime servers that have failed, by their origin: others are tried first. */
	private readonly failed = new Set<string>();

	constructor(private readonly options: RealtimeOptions) {}

	/**
	 * The first poll, at the first server that answers it. Those that failed before come last.
	 *
	 * @throws RealtimeFault if none does
	 */
	async join(source: EventSource, servers: readonly RealtimeServer[]): Promise<Joined> {
		const { signal, timing } = this.options;
		const hasFailed = (server: RealtimeServer) => Number(this.failed.has(originOf(server)));
		const inOrder = [...servers].sort((one, other) => hasFailed(one) - hasFailed(other));
		const startedAt = timing.now();
		let fault: unknown;
		for (const server of inOrder) {
			try {
				return { server, message: await this.poll(source, server) };
			} catch (error) {
				signal.throwIfAborted();
				fault = error;
			}
			// The stream is read in between, however many servers do not answer.
			if (timing.now() - startedAt >= LONGEST_SEARCH_MS) throw fault;
		}
		this.failed.clear();
		throw fault;
	}

	/**
	 * Waits for the next message of a server.
	 *
	 * @throws RealtimeFault
	 */
	async poll(source: EventSource, server: RealtimeServer): Promise<string> {
		const answer = source.longPoll(server, await this.options.position());
		const message = await answer.catch((error: unknown) => {
			this.failed.add(originOf(server));
			throw new RealtimeFault(error);
		});
		this.options.onAnswer();
		return message;
	}
}

function originOf({ url }: RealtimeServer): string {
	return new URL(url).origin;
}

import type { Timing } from '../client/http/timing';
import type { RealtimeServer } from '../client/types';
import type { Cursor } from './cursor';
import type { EventSource, StreamPart } from './eventSource';

export interface RealtimeOptions {
	/** Ends the stream, and cuts the connection of a long poll. */
	signal: AbortSignal;
	timing: Timing;
	/** Called at each fault, before the stream waits and goes on. */
	onFault?: (error: unknown, part: StreamPart) => void;
	/** Called whenever Box answered: with events, or at the end of a long poll. */
	onAnswer?: (part: StreamPart) => void;
	/** Faults that waiting does not fix: these end the stream with the error. */
	isPermanent?: (error: unknown) => boolean;
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

/**
 * Long polls at Box's realtime servers.
 *
 * https://developer.box.com/guides/events/user-events/polling/
 */
export class RealtimeChannel {
	/** Realtime servers that have failed, by their origin: others are tried first. */
	private readonly failed = new Set<string>();

	constructor(
		private readonly source: EventSource,
		private readonly cursor: Cursor,
		private readonly options: RealtimeOptions,
	) {}

	/**
	 * Yields at each change in the stream, until another server is to be asked for.
	 *
	 * @param onAnswer called at each answer of the server
	 * @throws RealtimeFault
	 */
	async *changes(onAnswer: () => void): AsyncGenerator<void, void, void> {
		const joined = await this.join(await this.servers());
		const { server } = joined;
		let { message } = joined;
		for (let polls = 1; ; polls++) {
			onAnswer();
			// `reconnect`, or a message that Box has not documented.
			if (message !== 'new_change') return;
			yield;
			if (polls >= server.maxRetries) return;
			message = await this.poll(server);
		}
	}

	private async servers(): Promise<RealtimeServer[]> {
		const answer = this.source.realtimeServers(this.cursor.identity.stream);
		return await answer.catch((error: unknown) => {
			throw this.options.isPermanent?.(error) ? error : new RealtimeFault(error);
		});
	}

	/** The first poll, at the first server that answers it. Those that failed before come last. */
	private async join(
		servers: readonly RealtimeServer[],
	): Promise<{ server: RealtimeServer; message: string }> {
		const { signal, timing } = this.options;
		const hasFailed = (server: RealtimeServer) => Number(this.failed.has(originOf(server)));
		const inOrder = [...servers].sort((one, other) => hasFailed(one) - hasFailed(other));
		const startedAt = timing.now();
		let fault: unknown;
		for (const server of inOrder) {
			try {
				return { server, message: await this.poll(server) };
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

	private async poll(server: RealtimeServer): Promise<string> {
		const answer = this.source.longPoll(server, this.cursor.position);
		const message = await answer.catch((error: unknown) => {
			this.failed.add(originOf(server));
			throw new RealtimeFault(error);
		});
		this.options.onAnswer?.('realtime');
		return message;
	}
}

function originOf({ url }: RealtimeServer): string {
	return new URL(url).origin;
}

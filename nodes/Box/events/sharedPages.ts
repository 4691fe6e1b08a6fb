import type { EventQuery } from '../client/calls/events';
import { isTransient } from '../client/calls/retry';
import { BoxError } from '../client/error';
import type { Timing } from '../client/http/timing';
import type { Carrier } from './eventSource';
import { Flight } from './flight';
import type { Moment, Moments } from './moment';
import { covers, PageMemory, type DatedPage, type PageKey } from './pageMemory';
import { nextPosition } from './position';

/** A page as one reader needs it. */
export interface PageRequest {
	query: EventQuery;
	/** What Box is asked for on behalf of all readers; `undefined` for all types. */
	types?: readonly string[];
	/** A page that has nothing new for the reader must have been asked for no earlier. */
	since: Moment;
	/** The pages that the reader was given. */
	had: WeakSet<DatedPage>;
	/** What the reader itself reads with. */
	carrier: Carrier;
	signal: AbortSignal;
}

interface PageFlight extends PageKey {
	carrier: Carrier;
	flight: Flight<DatedPage>;
}

/** Where a stream is now: https://developer.box.com/reference/get-events/#param-stream_position */
const NOW = 'now';

/** Reads each page of a stream once for all who come to its position. */
export class SharedPages {
	private readonly memory: PageMemory;
	private readonly flights = new Set<PageFlight>();

	/** @param isShared whether somebody else may come to the same position */
	constructor(
		private readonly moments: Moments,
		timing: Pick<Timing, 'now'>,
		private readonly isShared: () => boolean,
	) {
		this.memory = new PageMemory(timing);
	}

	/**
	 * The page at a position: from memory, from a read in flight, or from a new one.
	 *
	 * A page with events is valid for whoever comes to its position. One without, or one that was
	 * given to the reader before, only says something about the time before it was asked for.
	 *
	 * @throws the failure of the read, unless it may be the fault of another credential: then the
	 *   reader's own is tried
	 */
	async read(request: PageRequest): Promise<DatedPage> {
		const { query, carrier, had, signal } = request;
		const wanted: PageKey = { position: query.streamPosition, types: query.eventTypes };
		const isUsable = (page: DatedPage) => isValid(page, request);
		for (;;) {
			signal.throwIfAborted();
			const page = this.memory.find(wanted, isUsable) ?? (await this.join(wanted, request));
			// A read that was in flight already may have begun too early.
			if (!isUsable(page)) continue;
			if (page.carrier !== carrier) await carrier.vouch(signal);
			had.add(page);
			return page;
		}
	}

	private async join(wanted: PageKey, request: PageRequest): Promise<DatedPage> {
		const { carrier, signal } = request;
		const { flight, carrier: first } = this.inFlight(wanted) ?? this.start(request);
		return await flight.join(signal).catch(async (error: unknown) => {
			if (signal.aborted || first === carrier || isCommon(error)) throw error;
			const own = this.inFlight(wanted, carrier) ?? this.start(request);
			return await own.flight.join(signal);
		});
	}

	private inFlight(wanted: PageKey, carrier?: Carrier): PageFlight | undefined {
		for (const flight of this.flights) {
			if (covers(flight, wanted) && (!carrier || flight.carrier === carrier)) return flight;
		}
		return undefined;
	}

	private start({ query, types, carrier }: PageRequest): PageFlight {
		const began = this.moments.next();
		const key: PageKey = { position: query.streamPosition, types };
		const call = async (signal: AbortSignal): Promise<DatedPage> => {
			const eventTypes = types && [...types];
			const page = await carrier.source(signal).eventPage({ ...query, eventTypes });
			const dated: DatedPage = { ...page, began, carrier };
			this.remember(key, dated);
			return dated;
		};
		const started: PageFlight = {
			...key,
			carrier,
			flight: new Flight(call, () => this.flights.delete(started)),
		};
		this.flights.add(started);
		return started;
	}

	private remember(key: PageKey, page: DatedPage): void {
		if (key.position !== NOW) {
			if (page.entries.length === 0 || this.isShared()) this.memory.add(key, page);
			return;
		}
		// Where the stream is now there is nothing yet.
		const { nextStreamPosition: position } = page;
		if (BigInt(position) > 0n) this.memory.add({ position }, { ...page, entries: [] });
	}
}

function isValid(page: DatedPage, { query, since, had }: PageRequest): boolean {
	if (page.began >= since) return true;
	const { streamPosition: asked } = query;
	const leadsOn = asked === NOW || nextPosition(asked, page.nextStreamPosition) !== asked;
	return page.entries.length > 0 && leadsOn && !had.has(page);
}

/** Whether all readers would meet the failure: it has nothing to do with a credential. */
function isCommon(error: unknown): boolean {
	return error instanceof BoxError && isTransient(error);
}

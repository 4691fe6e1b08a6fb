import type { User } from './model';

/** The streams of a user, and those of an enterprise, by Box's `stream_type`. */
export const USER_STREAMS = ['all', 'changes', 'sync'];
export const ADMIN_STREAMS = ['admin_logs', 'admin_logs_streaming'] as const;

export type AdminStream = (typeof ADMIN_STREAMS)[number];

/** One event as a user's stream holds it. The position is beyond what a JavaScript number can hold. */
export interface StoredEvent {
	position: bigint;
	type: string;
	createdAt: number;
	/** The JSON of the event, as it was when it happened. */
	body: Record<string, unknown>;
	/** The one stream it is in; in all of its owner's when left out. */
	only?: AdminStream;
}

/**
 * What the caller of `Emulator.appendEvent` may set; the rest is filled in. `stream` puts the event
 * into the streams of the user's enterprise instead of the user's: `enterprise` into both of them.
 */
export type EventParts = {
	event_type?: string;
	userId?: string;
	stream?: AdminStream | 'enterprise';
} & Record<string, unknown>;

/** Whether this names a place for an event other than the user's own streams. */
export function isEnterpriseStream(value: unknown): value is AdminStream | 'enterprise' {
	return value === 'enterprise' || ADMIN_STREAMS.some((stream) => stream === value);
}

/** https://developer.box.com/guides/events/user-events/: these never show up in `changes` or `sync`. */
const ONLY_IN_ALL = new Set([
	'COMMENT_CREATE',
	'COMMENT_DELETE',
	'ITEM_DOWNLOAD',
	'ITEM_PREVIEW',
	'TASK_ASSIGNMENT_CREATE',
	'TASK_CREATE',
	'ITEM_SHARED_CREATE',
	'ITEM_SHARED_UNSHARE',
	'ITEM_SHARED',
	'TAG_ITEM_CREATE',
	'ENABLE_TWO_FACTOR_AUTH',
	'MASTER_INVITE_ACCEPT',
	'MASTER_INVITE_REJECT',
	'ACCESS_GRANTED',
	'ACCESS_REVOKED',
]);

const FIRST_POSITION = 2n ** 60n + 2_263_033_087n;

/** A long poll that is held: whose, on which stream, and how it is ended. */
export type Waiter = { userId: string; stream: string; wake(): void };

/** The event streams of all users, and of enterprises (kept under the enterprise's id). */
export class EventLog {
	private head = FIRST_POSITION;
	private readonly streams = new Map<string, StoredEvent[]>();
	private readonly waiters = new Set<Waiter>();

	/** The position after the last event of all streams: what `stream_position=now` answers. */
	get now(): bigint {
		return this.head;
	}

	/** Adds the event to the stream and wakes whoever waits for it. Returns its position. */
	append(streamOf: string, event: Omit<StoredEvent, 'position'>): bigint {
		// An odd step: every low digit matters, so a position rounded to a double is noticed.
		this.head += 3n;
		const stored = { ...event, position: this.head };
		const events = this.streams.get(streamOf) ?? [];
		events.push(stored);
		this.streams.set(streamOf, events);
		for (const waiter of [...this.waiters]) {
			if (waiter.userId === streamOf && inStream(stored, waiter.stream)) waiter.wake();
		}
		return this.head;
	}

	all(streamOf: string): StoredEvent[] {
		return this.streams.get(streamOf) ?? [];
	}

	/** The events of a stream that come after the position. */
	after(streamOf: string, stream: string, position: bigint): StoredEvent[] {
		const all = this.all(streamOf);
		// Positions rise, so that only later events need a look.
		if (stream !== 'admin_logs') {
			return all.slice(firstAfter(all, position)).filter((each) => inStream(each, stream));
		}
		// Box repeats events in every stream but this one.
		const told = withoutRepeats(all.filter((each) => inStream(each, stream)));
		return told.filter((each) => each.position > position);
	}

	/** Registers a long poll. Returns how to give it up. */
	wait(waiter: Waiter): () => void {
		this.waiters.add(waiter);
		return () => void this.waiters.delete(waiter);
	}

	get waiting(): number {
		return this.waiters.size;
	}

	/** Forgets all events and ends all polls; positions go on from where they were. */
	clear(): void {
		this.streams.clear();
		for (const waiter of [...this.waiters]) waiter.wake();
	}
}

/** The index of the first event after the position. */
function firstAfter(events: readonly StoredEvent[], position: bigint): number {
	let [from, to] = [0, events.length];
	while (from < to) {
		const middle = (from + to) >>> 1;
		const event = events[middle];
		if (event && event.position > position) to = middle;
		else from = middle + 1;
	}
	return from;
}

function withoutRepeats(events: StoredEvent[]): StoredEvent[] {
	const ids = new Set<unknown>();
	return events.filter(({ body: { event_id: id } }) => {
		const isNew = !id || !ids.has(id);
		ids.add(id);
		return isNew;
	});
}

function inStream(event: StoredEvent, stream: string): boolean {
	if (event.only !== undefined && event.only !== stream) return false;
	return !['changes', 'sync'].includes(stream) || !ONLY_IN_ALL.has(event.type);
}

/** The key under which the events of a user's enterprise are kept. */
export function enterpriseStream({ enterpriseId }: Pick<User, 'enterpriseId'>): string {
	return `enterprise_${enterpriseId}`;
}

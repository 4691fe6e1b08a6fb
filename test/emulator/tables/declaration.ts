import type { Paging } from '../server/paging';
import type { Call } from '../state/box';
import type { User } from '../state/model';
import type { Row, Table } from '../state/table';
import type { Fields, Kind, Presence, Values } from './kinds';

/** Whether the caller may do something with what it is about. See `rights.ts` for the usual ones. */
export type Right<T> = (call: Call, subject: T) => boolean;

/** The values of a shape's keys, each worked out when it is asked for. See `shape.ts`. */
export type Getters<R> = Record<string, (row: R, call: Call) => unknown>;

/** The parameters in a path, by their names. */
export type Params = Record<string, string>;

/** How a row is found by the parameters of its path. */
export type Finder<R> = (call: Call, params: Params) => R | undefined;

/** What is shown: keys that are shown as they are stored, under the same name, and others. */
export type Part<R> = ReadonlyArray<(keyof R & string) | Getters<R>>;

/** What Box shows of a row, besides its `type` and `id`. Each part adds to those before it. */
export interface Shapes<R> {
	/** What lists and references show, if that is less than the standard representation. */
	mini?: Part<R>;
	standard?: Part<R>;
	/** What stands in the standard representation, and is there whatever `fields` says. */
	always?: Part<R>;
	/** What only `fields` gives. */
	extra?: Part<R>;
}

/** One list of rows. */
export interface Listing<R, Q extends Fields = Fields> {
	/** With `:id` for what the list belongs to. */
	path: string;
	paging: Paging;
	/** Query parameters besides those of paging and `fields`. */
	query?: Q;
	/** Whether entries are minis; `fields` is not taken then. */
	minis?: true;
	/**
	 * Refuses callers who may not have the list, and tells which rows are in it. Rows that the caller
	 * may not know of are left out anyway.
	 */
	rows(call: Call, query: Values<Q>, params: Params): (row: R) => boolean;
	/** How rows are sorted; in the order in which they were made if left out. */
	order?(query: Values<Q>): (one: R, other: R) => number;
}

/** What makes a row. */
export interface Creation<R extends Row, B extends Fields> {
	/** The collection's path if left out. */
	path?: string;
	/** 201 if left out. */
	status?: number;
	body: B;
	right?: Right<Values<B>>;
	/** The new row, or what is wrong with it. */
	make(call: Call, values: Values<B>, params: Params): Omit<R, keyof Row>;
}

/** What changes a row. */
export interface Change<R extends Row, B extends Fields> {
	body: B;
	right?: Right<R>;
	/** What is different then, or what is wrong with it. */
	change(call: Call, row: R, values: Values<B>): Partial<R>;
}

/** What takes a row away. */
export interface Removal<R extends Row> {
	/** 204 if left out. */
	status?: number;
	right?: Right<R>;
	/** What goes with it. */
	after?(call: Call, row: R): void;
}

/** What else can be done with a row, besides making, reading, changing and removing it. */
export interface Action<R, B = unknown> {
	method: 'GET' | 'POST' | 'PUT';
	path: string;
	/** Where the row is, if that is not where the resource's others are. */
	find?: Finder<R>;
	/** 200 if left out. */
	status?: number;
	/** Whether the answer has no body. */
	empty?: true;
	right?: Right<R>;
	/** The kind of the whole body; there is none if left out. */
	body?: Kind<B, Presence>;
	run?: (call: Call, row: R, body: B) => void;
	event?: EventTypes;
}

/** What two rows may not have in common. */
export interface Conflict<R extends Row> {
	/** Rows with the same key exclude each other. */
	key: (row: R) => string;
	/** Box's code for it: `conflict` if left out. */
	code?: string;
	/** The property that is said to be wrong. */
	name: string;
	message: string;
}

/** The names of an event in the two kinds of streams. */
export interface EventTypes {
	user?: string;
	enterprise?: string;
}

/** What the streams of events hear. */
export interface Events<R extends Row> {
	create?: EventTypes;
	update?: EventTypes;
	remove?: EventTypes;
	/** The users who hear of it; nobody if left out. */
	users?(call: Call, row: R): User[];
	/** The enterprise that hears of it: the caller's if left out. */
	enterprise?(call: Call, row: R): Pick<User, 'enterpriseId'>;
	/** The source in the enterprise's streams: the row's standard shape if left out. */
	source?(call: Call, row: R): unknown;
	/** The additional details in the enterprise's streams. */
	details?(call: Call, row: R): Record<string, unknown>;
}

/** A resource of Box: all that the emulator needs to know of it. */
export interface Declaration<R extends Row, C extends Fields, U extends Fields> {
	/** As Box names it in `type`. */
	type: string;
	table: Table<R>;
	/** The path of the collection, below `/2.0`. */
	path: string;
	/** The application scope that all of it needs; those of content if left out. */
	scope?: string;
	/** What a `box-version` header has to say. */
	version?: string;
	/** Where one row is, if that is not at the collection's path and its id. */
	at?: { path: string; find: Finder<R> };
	/** Whether ids are UUIDs rather than decimal numbers. */
	uuids?: true;
	/** What `If-Match` of a change has to be; it is not looked at if left out. */
	etag?(row: R): string;
	/** To others there is no such row. */
	sees: Right<R>;
	shape: Shapes<R>;
	/** False if `fields` is not taken. */
	fields?: false;
	/** The lists of it. */
	lists?: Array<Listing<R>>;
	create?: Creation<R, C>;
	/** False if single rows cannot be read. */
	get?: false;
	update?: Change<R, U>;
	remove?: Removal<R>;
	actions?: Array<Action<R>>;
	conflict?: Conflict<R>;
	events?: Events<R>;
}

/** A list of a resource. What its query holds follows from the kinds, so its rows need a type. */
export function listing<R, Q extends Fields = Record<never, never>>(of: Listing<R, Q>): Listing<R> {
	return of;
}

/** An action on a row, with the type of its body. */
export function action<R, B>(of: Action<R, B>): Action<R> {
	return of as Action<R>;
}

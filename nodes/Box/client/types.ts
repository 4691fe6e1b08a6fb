import type { Readable } from 'node:stream';

/** The origins a credential points at. Each is an origin without a trailing slash; paths are appended. */
export interface BoxHosts {
	/** `/2.0/…` and `/oauth2/token` live here. */
	apiUrl: string;
	/** `/api/2.0/files/content` lives here. */
	uploadUrl: string;
	/** `/api/oauth2/authorize` lives here. */
	accountUrl: string;
}

/**
 * Where the client gets its access token. The session implements it, so that the client
 * knows nothing of how n8n stores or refreshes a credential.
 */
export interface TokenSource {
	/** The access token to try first. */
	current(): Promise<string>;
	/**
	 * Box refused `rejected` with a 401. Resolves with another token, or rejects with the error
	 * the user should see. Concurrent callers cause one refresh.
	 */
	refresh(rejected: string): Promise<string>;
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };
export type JsonObject = { [key: string]: Json | undefined };

/** Query parameters; `undefined` is left out, a list is joined by commas as Box expects. */
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';

/** One call to Box's API host. */
export interface BoxRequest {
	method: HttpMethod;
	/** The segments below `/2.0`, unencoded: `['files', id, 'copy']`. The client encodes each. */
	path: readonly string[];
	query?: Query;
	body?: JsonObject | Json[];
	headers?: Record<string, string>;
	/** Defaults to `application/json`. Metadata updates need `application/json-patch+json`. */
	contentType?: string;
	/**
	 * Whether sending it again does no harm when the outcome of the first attempt is unknown
	 * (5xx, lost connection). Defaults to true for all but POST, and PUT with If-Match.
	 */
	repeatable?: boolean;
	/** What Box answers. Defaults to `item`, for DELETE to `nothing`, for OPTIONS to `uploadUrl`. */
	expects?: Expectation;
}

/**
 * What an answer of Box has. Anything else with a status of success comes from something that
 * stands between n8n and Box, such as a proxy's page, and is an error.
 *
 * - `item`: one object with `type` and `id`; the one the path names, where it ends with an ID
 * - `items`: a page of a list of such objects, in `entries`
 * - `list`: a page of a list of any objects, in `entries`
 * - `object`: any object, which the caller checks
 * - `uploadUrl`: what a preflight check gives
 * - `nothing`: status 204
 */
export type Expectation = 'item' | 'items' | 'list' | 'object' | 'uploadUrl' | 'nothing';

/** What every call made through a client carries. Values come from the operation's options. */
export interface CallOptions {
	/** A user ID, sent as `As-User`. */
	asUser?: string;
	/** An etag, sent as `If-Match`. */
	ifMatch?: string;
	/** Shared content, sent as the `BoxApi` header. */
	sharedLink?: { url: string; password?: string };
	/** The fields Box should answer with. */
	fields?: readonly string[];
}

/** Bytes that can be read again from the start, for the case that an upload has to be repeated. */
export interface UploadSource {
	/** Opens the bytes from the start. Called once for each attempt. */
	open(): Readable | Promise<Readable>;
	/** In bytes. */
	size: number;
	/** The media type of the file part; Box derives its own from the name. */
	contentType?: string;
}

/** What Box is told about a new file: the `attributes` part of an upload. */
export interface UploadAttributes {
	name: string;
	parentId: string;
	description?: string;
	/** RFC 3339. */
	contentCreatedAt?: string;
	/** RFC 3339. */
	contentModifiedAt?: string;
}

/** A file's bytes on their way from Box. */
export interface Download {
	/** Fails when the connection is cut for good or the bytes are not the ones Box announced. */
	stream: Readable;
	/** In bytes, where Box says it. */
	size?: number;
	/** In bytes, of the whole file, of which this may be a range. */
	total?: number;
	contentType?: string;
	/** From Content-Disposition: for display only, never a path. */
	fileName?: string;
}

export type ItemType = 'file' | 'folder' | 'web_link';

/** Box's mini representation of an item; a full one has more keys. */
export interface BoxItem extends JsonObject {
	type: ItemType;
	id: string;
	name: string;
	etag?: string | null;
}

export interface BoxFile extends BoxItem {
	type: 'file';
	sha1?: string;
	size?: number;
}

export interface BoxFolder extends BoxItem {
	type: 'folder';
}

export interface BoxUser extends JsonObject {
	type: 'user';
	id: string;
	name: string;
	login: string;
}

/** An event of a user or enterprise stream: https://developer.box.com/reference/resources/event/ */
export interface BoxEvent extends JsonObject {
	type: 'event';
	/** Box leaves it out of, or empty in, a few events. */
	event_id?: string;
	event_type: string;
	created_at?: string;
}

/** One page of events. The position is a 64-bit number kept as its digits: a JavaScript number would damage it. */
export interface EventPage {
	entries: BoxEvent[];
	nextStreamPosition: string;
}

/** What `OPTIONS /events` answers: where to wait for the next change. */
export interface RealtimeServer {
	url: string;
	/** Seconds Box holds the connection open. */
	retryTimeout: number;
	maxRetries: number;
}

import { readText } from './http/body';
import { Connection } from './calls/connection';
import { download, type DownloadOptions } from './transfer/download';
import { eventPage, longPoll, realtimeServers, type EventQuery } from './calls/events';
import { hostUrl } from './http/hosts';
import { sharedHttp, type Http, type Turn } from './http/http';
import { callJson, jsonCall } from './calls/jsonCall';
import { byMarker, byOffset, type OffsetOptions, type PageOptions } from './calls/paging';
import { uploadLarge } from './transfer/placeholder';
import type { RateLimitGate } from './calls/rateLimit';
import { systemTiming, type Timing } from './http/timing';
import type {
	BoxFile,
	BoxHosts,
	BoxRequest,
	CallOptions,
	Download,
	EventPage,
	JsonObject,
	RealtimeServer,
	TokenSource,
	UploadAttributes,
	UploadSource,
} from './types';
import { uploadFile, uploadFileVersion, type VersionAttributes } from './transfer/upload';
import { sourceSha1, uploadRecord, type UploadRecord } from './transfer/uploadRecord';
import { SESSION_THRESHOLD, uploadInSession } from './transfer/uploadSession';

export interface BoxClientOptions {
	hosts: BoxHosts;
	tokens: TokenSource;
	/** One per credential, shared by all its clients. */
	gate: RateLimitGate;
	/** Ends every call, body and wait at once. */
	signal?: AbortSignal;
	/** The process's shared connections without. */
	http?: Http;
	timing?: Timing;
	/** Bytes above which files are uploaded in parts; Box's limit for one request without. */
	sessionThreshold?: number;
}

/** What a client is, besides its options: shared by all that come from one another. */
interface Core {
	connection: Connection;
	sessionThreshold: number;
}

/** Box over HTTP: the one way out. Without state of its own besides its connection and options. */
export class BoxClient {
	private readonly core: Core;
	private options: CallOptions = {};

	/** @throws {HostError} when a host setting must not be used */
	constructor(options: BoxClientOptions | Core) {
		if ('connection' in options) {
			this.core = options;
			return;
		}
		const { hosts, tokens, gate, signal, http = sharedHttp(), timing = systemTiming } = options;
		hostUrl(hosts.apiUrl, 'The API host');
		hostUrl(hosts.uploadUrl, 'The upload host');
		this.core = {
			connection: new Connection({ hosts, tokens, gate, signal, http, timing, owner: this }),
			sessionThreshold: options.sessionThreshold ?? SESSION_THRESHOLD,
		};
	}

	private get connection(): Connection {
		return this.core.connection;
	}

	/** The same connection; its calls carry these options as well. */
	with(options: CallOptions): BoxClient {
		return this.copy(this.connection, { ...this.options, ...options });
	}

	/** The same client, whose calls also end when `signal` aborts, as it has to when they are over. */
	withSignal(signal: AbortSignal): BoxClient {
		return this.copy(this.connection.withSignal(signal), this.options);
	}

	/** The same client, each of whose requests, repeats included, waits for its turn. */
	paced(turn: Turn): BoxClient {
		return this.copy(this.connection.paced(turn), this.options);
	}

	private copy(connection: Connection, options: CallOptions): BoxClient {
		const client = new BoxClient({ ...this.core, connection });
		client.options = options;
		return client;
	}

	/**
	 * Sends a request and reads the JSON object of the answer; `{}` where Box answers nothing.
	 *
	 * @throws {BoxError} also `invalid_answer` for what is not the answer that the request expects
	 */
	async request<T extends JsonObject = JsonObject>(request: BoxRequest): Promise<T> {
		// The caller names the shape that Box documents for the call.
		return (await callJson(this.connection, request, { options: this.options })) as T;
	}

	/** The answer's text, for what must not go through JSON. */
	async text(request: BoxRequest): Promise<string> {
		const read = async (_: unknown, answer: { body: Parameters<typeof readText>[0] }) =>
			await readText(answer.body);
		const { connection, options } = this;
		return await connection.run(jsonCall(connection, request, { options }, read));
	}

	/**
	 * The items of a list with `next_marker`, page by page as they are taken. Where Box knows both
	 * kinds of paging the request needs `usemarker: true`.
	 */
	byMarker<T>(request: BoxRequest, options?: PageOptions): AsyncGenerator<T> {
		const send = async (page: BoxRequest) => await this.request({ expects: 'items', ...page });
		return byMarker(send, request, options) as AsyncGenerator<T>;
	}

	/** The items of a list with `offset`, page by page as they are taken. */
	byOffset<T>(request: BoxRequest, options?: OffsetOptions): AsyncGenerator<T> {
		const send = async (page: BoxRequest) => await this.request({ expects: 'items', ...page });
		return byOffset(send, request, options) as AsyncGenerator<T>;
	}

	/**
	 * Opens a file's bytes. Destroying the stream ends the transfer.
	 *
	 * @throws {BoxError} before any byte, such as a 404; later errors come from the stream
	 */
	async download(fileId: string, options: DownloadOptions = {}): Promise<Download> {
		return await download(this.connection, this.options, fileId, options);
	}

	/**
	 * Stores a new file.
	 *
	 * @throws {BoxError} such as `item_name_in_use`, with the item that has the name in `conflicts`
	 * @throws {SourceSizeError} when the source does not hold `size` bytes; nothing is stored then
	 */
	async upload(attributes: UploadAttributes, source: UploadSource): Promise<BoxFile> {
		const { connection, options } = this;
		const uploading = { connection, options, source };
		return source.size > this.core.sessionThreshold
			? await uploadLarge(uploading, attributes)
			: await uploadFile(uploading, attributes);
	}

	/** Stores a new version of a file; its name only changes when `name` is given. */
	async uploadVersion(
		fileId: string,
		attributes: VersionAttributes,
		source: UploadSource,
	): Promise<BoxFile> {
		const { connection, options } = this;
		const uploading = { connection, options, source };
		return source.size > this.core.sessionThreshold
			? await uploadInSession(uploading, { fileId, attributes })
			: await uploadFileVersion(uploading, fileId, attributes);
	}

	/** Who stored a file and how long ago, to tell an earlier upload of this account. */
	async uploadRecord(fileId: string): Promise<UploadRecord> {
		return await uploadRecord(this.connection, this.options, fileId);
	}

	/** The SHA-1 of an upload's bytes in hex, for which they are read once. */
	async sourceSha1(source: UploadSource): Promise<string> {
		return await sourceSha1(source, this.connection.signal);
	}

	/** One page of an event stream. */
	async eventPage(query: EventQuery): Promise<EventPage> {
		return await eventPage(this.connection, this.options, query);
	}

	/** Where to wait for the next change of the user's events: one server at least. */
	async realtimeServers(streamType?: string): Promise<RealtimeServer[]> {
		return await realtimeServers(this.connection, this.options, streamType);
	}

	/** Waits, up to the server's retry timeout, for a change after the position. */
	async longPoll(
		server: RealtimeServer,
		streamPosition: string,
	): Promise<'new_change' | 'reconnect' | (string & {})> {
		return await longPoll(this.connection, server, streamPosition);
	}
}

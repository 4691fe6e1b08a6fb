import { Connection } from './calls/connection';
import { eventPage, type EventQuery } from './calls/events';
import { callJson } from './calls/jsonCall';
import { Load } from './calls/load';
import { byMarker, byOffset, type OffsetOptions, type PageOptions } from './calls/paging';
import type { RateLimitGate } from './calls/rateLimit';
import { reach } from './calls/reach';
import { longPoll, realtimeServers } from './calls/realtime';
import { changesOf, changesOfUpload, changesOfVersion, type ChangesOf } from './children/changes';
import type { Namesake } from './children/child';
import { ChildMemory, type MemoryOptions } from './children/childMemory';
import type { LookUpOptions } from './children/knownFolder';
import type { Http } from './http/exchange';
import { hostUrl } from './http/hosts';
import { sharedHttp } from './http/http';
import type { Throttle } from './http/throttle';
import { systemTiming, type Timing } from './http/timing';
import { download, type DownloadOptions } from './transfer/download';
import { uploadLarge } from './transfer/placeholder';
import { openRepresentation, type RepresentationRequest } from './transfer/representation';
import { openThumbnail, type ThumbnailRequest } from './transfer/thumbnail';
import { uploadFile, uploadFileVersion, type VersionAttributes } from './transfer/upload';
import { sourceSha1, uploadRecord, type UploadRecord } from './transfer/uploadRecord';
import { SESSION_THRESHOLD, uploadInSession } from './transfer/uploadSession';
import { openZip, type ZipDownload, type ZipItem } from './transfer/zip';
import type {
	BoxFile,
	BoxHosts,
	BoxRequest,
	CallOptions,
	Download,
	EventPage,
	ItemType,
	JsonObject,
	NewUploadOptions,
	RealtimeServer,
	TokenSource,
	UploadAttributes,
	UploadSource,
	VersionUploadOptions,
} from './types';

export interface BoxClientOptions {
	hosts: BoxHosts;
	tokens: TokenSource;
	/** One per credential, shared by all its clients. */
	gate: RateLimitGate;
	/** Ends every call, body and wait at once. */
	signal?: AbortSignal;
	/** By default the connections that the whole process shares. */
	http?: Http;
	timing?: Timing;
	/** Whether nothing is sent again for which no answer came, as somebody waits in the editor. */
	atOnce?: boolean;
	/** Bytes above which files are uploaded in parts; by default Box's limit for one request. */
	sessionThreshold?: number;
}

/** The part of a client that its copies share. */
interface Core {
	connection: Connection;
	sessionThreshold: number;
	/** What folders hold, if that is remembered. */
	memory?: ChildMemory;
}

/** Box over HTTP: all calls to Box go through it. It has no state but what its copies share. */
export class BoxClient {
	private readonly core: Core;

	/**
	 * @param options of the client, or the core of the client that this is a copy of
	 * @param callOptions what each call carries
	 * @throws {HostError} if a host setting must not be used
	 */
	constructor(
		options: BoxClientOptions | Core,
		private readonly callOptions: CallOptions = {},
	) {
		if ('connection' in options) {
			this.core = options;
			return;
		}
		const {
			hosts,
			tokens,
			gate,
			signal,
			http = sharedHttp(),
			timing = systemTiming,
			atOnce,
		} = options;
		hostUrl(hosts.apiUrl, 'The API host');
		hostUrl(hosts.uploadUrl, 'The upload host');
		this.core = {
			connection: new Connection({
				hosts,
				tokens,
				gate,
				load: new Load(),
				signal,
				http,
				timing,
				atOnce,
				owner: this,
			}),
			sessionThreshold: options.sessionThreshold ?? SESSION_THRESHOLD,
		};
	}

	private get connection(): Connection {
		return this.core.connection;
	}

	/** How much work at once Box bears of this client and its copies. */
	get load(): Load {
		return this.connection.parts.load;
	}

	/** The same client, whose calls also carry these options. */
	with(options: CallOptions): BoxClient {
		return this.copy(this.connection, { ...this.callOptions, ...options });
	}

	/** The same client, whose calls also end if `signal` aborts. It has to abort when they are over, too. */
	withSignal(signal: AbortSignal): BoxClient {
		return this.copy(this.connection.withSignal(signal), this.callOptions);
	}

	/** The same client, each of whose attempts waits for `throttle`. */
	paced(throttle: Throttle): BoxClient {
		return this.copy(this.connection.paced(throttle), this.callOptions);
	}

	/**
	 * The same client, which remembers what it has seen of folders for `findChild`: for one run of a
	 * node, as what others change is not noticed.
	 */
	remembering(options?: MemoryOptions): BoxClient {
		return new BoxClient({ ...this.core, memory: new ChildMemory(options) }, this.callOptions);
	}

	private copy(connection: Connection, options: CallOptions): BoxClient {
		return new BoxClient({ ...this.core, connection }, options);
	}

	/**
	 * Opens a connection to one of the credential's hosts, and sends nothing.
	 *
	 * @throws {BoxError} why there is none
	 */
	async reach(setting: keyof BoxHosts): Promise<void> {
		await reach(this.connection, setting);
	}

	/**
	 * Sends a request and reads the JSON object of the answer; `{}` if Box answers nothing.
	 *
	 * @throws {BoxError} such as `invalid_answer` for another answer than the request expects
	 */
	async request<T extends JsonObject = JsonObject>(request: BoxRequest): Promise<T> {
		const answer = callJson(this.connection, request, { options: this.callOptions });
		// The caller states the type that Box documents for the call.
		return (await this.noting(answer, (outcome) => changesOf(request, outcome))) as T;
	}

	/**
	 * The item of that name and type in a folder. To Box names are the same if they differ in case
	 * only, but it keeps both Unicode forms of a name side by side: the very same name goes first.
	 *
	 * @throws {BoxError} if the folder cannot be listed
	 */
	async findChild(
		folderId: string,
		name: string,
		type: ItemType,
		options?: LookUpOptions,
	): Promise<Namesake> {
		const memory = this.core.memory ?? new ChildMemory({ isAlone: true });
		const send = async (request: BoxRequest) => await this.request(request);
		return await memory.find({ send, options: this.callOptions }, folderId, name, type, options);
	}

	/** Has what is remembered follow what a call changes. */
	private async noting<T extends JsonObject>(call: Promise<T>, changes: ChangesOf): Promise<T> {
		const { memory } = this.core;
		return memory ? await memory.follow(call, changes, this.callOptions) : await call;
	}

	/**
	 * The items of a list with `next_marker`, page by page as they are taken. The paging goes into the
	 * query, or into the body of a POST such as a metadata query. If Box has both kinds of paging for the
	 * list, the query needs `usemarker: true`.
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
		return await download(this.connection, this.callOptions, fileId, options);
	}

	/** Opens a small picture of a file, once Box has made it. */
	async thumbnail(fileId: string, request: ThumbnailRequest): Promise<Download> {
		return await openThumbnail(this.connection, this.callOptions, fileId, request);
	}

	/** Opens another form of a file, such as its text, once Box has made it. */
	async representation(fileId: string, request: RepresentationRequest): Promise<Download> {
		return await openRepresentation(this.connection, this.callOptions, fileId, request);
	}

	/**
	 * Opens an archive of files and folders.
	 *
	 * @param name of the archive, without `.zip`
	 */
	async zip(items: readonly ZipItem[], name?: string): Promise<ZipDownload> {
		return await openZip(this.connection, this.callOptions, items, name);
	}

	/**
	 * Stores a new file.
	 *
	 * @throws {BoxError} such as `item_name_in_use`, with the item that has the name in `conflicts`
	 * @throws {SourceSizeError} if the source does not have `size` bytes; nothing is stored then
	 */
	async upload(
		attributes: UploadAttributes,
		source: UploadSource,
		{ fields, others }: NewUploadOptions = {},
	): Promise<BoxFile> {
		const { connection, callOptions: options } = this;
		const uploading = { connection, options, source, fields, others };
		const stored =
			source.size > this.core.sessionThreshold
				? uploadLarge(uploading, attributes)
				: uploadFile(uploading, attributes);
		return await this.noting(stored, (outcome) => changesOfUpload(attributes, outcome));
	}

	/** Stores a new version of a file. Its name only changes if `name` is given. */
	async uploadVersion(
		fileId: string,
		attributes: VersionAttributes,
		source: UploadSource,
		{ fields, ifMatch }: VersionUploadOptions = {},
	): Promise<BoxFile> {
		const { connection, callOptions: options } = this;
		const uploading = { connection, options, source, fields, ifMatch };
		const stored =
			source.size > this.core.sessionThreshold
				? uploadInSession(uploading, { fileId, attributes })
				: uploadFileVersion(uploading, fileId, attributes);
		return await this.noting(stored, (outcome) =>
			changesOfVersion(fileId, attributes.name, outcome),
		);
	}

	/** Who created a file and how long ago, to recognise an earlier upload of this account. */
	async uploadRecord(fileId: string): Promise<UploadRecord> {
		return await uploadRecord(this.connection, this.callOptions, fileId);
	}

	/** The SHA-1 of an upload's bytes in hex. It reads them once. */
	async sourceSha1(source: UploadSource): Promise<string> {
		return await sourceSha1(source, this.connection.signal);
	}

	/** One page of an event stream. */
	async eventPage(query: EventQuery): Promise<EventPage> {
		return await eventPage(this.connection, this.callOptions, query);
	}

	/** Where to wait for the next change of the user's events: at least one server. */
	async realtimeServers(streamType?: string): Promise<RealtimeServer[]> {
		return await realtimeServers(this.connection, this.callOptions, streamType);
	}

	/** Waits for a change after the position, up to the server's retry timeout. */
	async longPoll(
		server: RealtimeServer,
		streamPosition: string,
	): Promise<'new_change' | 'reconnect' | (string & {})> {
		return await longPoll(this.connection, server, streamPosition);
	}
}

import type { Fixtures } from './fixtures';
import type { Fault, FaultState, RateLimits, RequestRecord } from './server/types';
import type { App } from './state/app';
import type { AppConfiguration } from './state/appKeys';
import type { Content } from './state/content';
import type { EventParts } from './state/events';
import type { Collaboration, Item, Role, User } from './state/model';
import type { SampleUsers } from './state/users';

/** How an emulator is started; every option may be left out. */
export interface EmulatorOptions {
	/** Port of the API, upload and account host; 0 (the default) takes any free one. */
	port?: number;
	/**
	 * Opens a port that leads to one of the emulator's own. Clients are given its number instead, in all
	 * addresses: for a Box that is far away.
	 */
	through?: (port: number) => Promise<number>;
	/** What repeating a refresh token does: `grace` (default) as Box does, or `strict`: always refused. */
	rotation?: 'grace' | 'strict';
	/** Life of an access token in seconds. Default 3600. */
	accessTokenSeconds?: number;
	/** How long a long poll is held, in seconds: what `OPTIONS /events` announces. Default 610. */
	retryTimeoutSeconds?: number;
	/** Part size of upload sessions in bytes. Default 8 MiB. */
	partSize?: number;
	/** The smallest file an upload session takes, in bytes. Default 20,000,000. */
	minimumSessionBytes?: number;
	/** The largest file that the account's plan allows, in bytes. Default 5 GiB. */
	largestFileBytes?: number;
	/**
	 * Whether the bytes of uploads are kept. Without them, size and SHA-1 are known, so that files of
	 * any size can be uploaded, but not downloaded. Default true.
	 */
	keepsUploads?: boolean;
	/** How stream positions are written in JSON. Default `alternate`: number and string in turn. */
	positions?: 'number' | 'string' | 'alternate';
	/**
	 * Whether the download host refuses a signed URL that comes with a token, which Box's does not
	 * mind: for tests of a client that is to keep its token to itself. Default false.
	 */
	strictDownloads?: boolean;
	/** How many calls a user may make. Default: any number. */
	limits?: RateLimits;
	/**
	 * Whether assertions count with any signature as long as the application has no key: for clients
	 * that come with a key pair of their own, which nobody has registered. Default false.
	 */
	anyKey?: boolean;
	/**
	 * Whether the enterprise has been in use: it has classifications, a file of the application's
	 * account, and the events of the day before. Default false.
	 */
	past?: boolean;
	/** The clock, in milliseconds since 1970. */
	now?: () => number;
	/** Path of Box's OpenAPI document to check requests and answers against. Default: `BOX_OPENAPI`. */
	openapi?: string;
}

/** What a connected application holds. */
export interface TokenAnswer {
	access_token: string;
	refresh_token: string;
	expires_in: number;
	token_type: 'bearer';
}

/** A running Box. Times and ids are as Box has them; items are live objects of its memory. */
export interface Emulator extends Fixtures {
	/** Origin of the API, upload and account host, without a trailing slash. */
	url: string;
	/** Origin of the download host. */
	downloadUrl: string;
	clientId: string;
	clientSecret: string;
	/** The application in Box's consoles: what it may do can be changed while the emulator runs. */
	app: App;
	/**
	 * The application's configuration file with a key pair, as the Developer Console gives it. The
	 * pair is made with the first call, which takes a moment.
	 */
	configuration(): AppConfiguration;
	users: SampleUsers;
	/** The application's own account, for client credentials. */
	service: User;
	/** Tokens of a user, as if he had just consented. Default: the admin. */
	connect(userId?: string): TokenAnswer;
	/** All access tokens end now; refresh tokens live on. */
	expireAccessTokens(): void;
	/** Refreshing answers `invalid_grant` from now on. */
	revokeRefreshTokens(): void;
	/** Creates a folder, as the user `as` (default: the admin) in his root unless told otherwise. */
	addFolder(options: { name: string; parentId?: string; as?: string }): Item;
	/** Uploads a file, as `addFolder` does. Events are appended and long polls woken. */
	addFile(options: {
		name: string;
		parentId?: string;
		content: string | Buffer | Content;
		as?: string;
	}): Item;
	/** Puts a web link into a folder, as `addFolder` does. Default: to `https://example.com/`. */
	addWebLink(options: { name: string; url?: string; parentId?: string; as?: string }): Item;
	/**
	 * Puts many empty files into a folder at once, as if they had been there all along: no events,
	 * and names are not checked. `name` and `createdAt` (default: now) are given the number from 0.
	 */
	addManyFiles(options: {
		count: number;
		parentId?: string;
		as?: string;
		name: (number: number) => string;
		createdAt?: (number: number) => number;
	}): Item[];
	/** Lets another user, or a group, work with an item; accepted at once unless the user is asked first. */
	addCollaboration(
		options: { itemType: 'file' | 'folder'; itemId: string; role: Role } & (
			{ userId: string } | { groupId: string }
		),
	): Collaboration;
	/** Invitations wait from now on until the user accepts them: a setting of his account. */
	askFirst(userId: string): void;
	/** Lets a user (default: the admin) search with `scope=enterprise_content`, as Box's support does. */
	allowEnterpriseSearch(userId?: string): void;
	/** The item at a path such as `/Reports/q3.pdf`, from the user's root. */
	find(path: string, userId?: string): Item | undefined;
	/** The current content of a file. */
	content(fileId: string): Buffer;
	/** The user's folders and files as printable lines, with sizes and marks for shared links. */
	tree(userId?: string): string;
	faults: {
		/** The state it returns is kept up to date. */
		add(fault: Fault): FaultState;
		list(): FaultState[];
		clear(): void;
	};
	requests(): RequestRecord[];
	clearRequests(): void;
	/** How many requests the token endpoint received. */
	tokenRequests(): number;
	/** Resolves with the first such request, received already or yet to come. A long poll counts when it waits. */
	waitFor(predicate: (request: RequestRecord) => boolean): Promise<RequestRecord>;
	/** How many upload sessions were neither committed nor given up. */
	openSessions(): number;
	/** How many long polls are held now. */
	pollers(): number;
	/** The user's event stream as it is, oldest first. */
	eventsOf(userId?: string): Array<Record<string, unknown>>;
	/**
	 * Appends any event, however odd, to a user's stream, or (`stream`) to one or both of those of
	 * the user's enterprise. What is left out is filled in.
	 */
	appendEvent(parts: EventParts): Record<string, unknown>;
	/** What can be called at the API, upload and account host, such as `GET /2.0/groups/:id`. */
	endpoints(): string[];
	/** Where requests or answers did not keep to Box's OpenAPI document. */
	violations(): string[];
	/** Back to how it began: forgets content, events, faults, requests and changes of the application. Tokens stay valid. */
	reset(): void;
	/** Ends held polls and all connections at once. */
	close(): Promise<void>;
}

export type { Fault, FaultState, RateLimits, RequestRecord };
export type { App, Collaboration, Item, Role, User };

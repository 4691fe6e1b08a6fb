import { textAt } from './json';
import { likeness } from './names';
import type { BoxHosts, BoxItem, HttpMethod, JsonObject } from './types';

/** How errors name a call. */
export interface CallLabel {
	method: HttpMethod;
	/** Below `/2.0`, without host and query, which may hold secrets. */
	path: string;
}

/** A proxy as errors name it: without user and password. */
export interface ProxyName {
	/** Scheme, host and port. */
	address: string;
	/** The environment variable it comes from, as it is spelled there. */
	variable: string;
}

/** A host as errors name it. */
export interface HostAddress {
	/** With its port, if that is not the usual one. */
	host: string;
	/** Which of the credential's hosts it is; none of them for one that Box has named. */
	setting?: keyof BoxHosts;
}

/** What is known about a failed call. */
export interface BoxErrorFacts {
	/** The HTTP status; 0 when Box never answered. */
	status: number;
	/**
	 * Box's own code (https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors/),
	 * or `network_error`, `timeout`, `unauthorized`, `invalid_answer`, `bad_digest`, `damaged_upload`,
	 * `damaged_version`, `doubtful_upload`, `invalid_request`, `no_connection`, or the code of a
	 * connection that could not be opened (`ConnectCode`).
	 */
	code: string;
	message: string;
	method: string;
	/** Without host and query, which may hold secrets. */
	path: string;
	requestId?: string;
	contextInfo?: JsonObject;
	/** The items that have the wanted name. */
	conflicts?: BoxItem[];
	/** Seconds Box asks to wait. */
	retryAfter?: number;
	/** The call certainly had no effect, as the whole request never reached Box. */
	unsent?: boolean;
	/** Whether Box itself refused the call, and not something on the way, such as a proxy. */
	fromBox?: boolean;
	/** The proxy through which Box could not be reached. */
	proxy?: ProxyName;
	/** The host to which no connection could be opened. */
	unreached?: HostAddress;
}

/** Box refused a call, gave an answer that cannot be used, or did not answer. */
export class BoxError extends Error implements BoxErrorFacts {
	override name = 'BoxError';
	readonly status: number;
	readonly code: string;
	readonly method: string;
	readonly path: string;
	readonly requestId?: string;
	readonly contextInfo?: JsonObject;
	readonly conflicts: BoxItem[];
	readonly retryAfter?: number;
	readonly unsent: boolean;
	readonly fromBox: boolean;
	readonly proxy?: ProxyName;
	readonly unreached?: HostAddress;
	/** How many times the request was sent. */
	attempts = 1;
	/** The call was a write and may have taken effect although it failed. */
	outcomeUnknown = false;

	constructor(facts: BoxErrorFacts, options?: ErrorOptions) {
		super(facts.message, options);
		this.status = facts.status;
		this.code = facts.code;
		this.method = facts.method;
		this.path = facts.path;
		this.requestId = facts.requestId;
		this.contextInfo = facts.contextInfo;
		this.conflicts = facts.conflicts ?? [];
		this.retryAfter = facts.retryAfter;
		this.unsent = facts.unsent ?? false;
		this.fromBox = facts.fromBox ?? false;
		this.proxy = facts.proxy;
		this.unreached = facts.unreached;
	}
}

/** The error for a call that cannot be sent. */
export function invalidRequest(message: string, label?: CallLabel): BoxError {
	const { method, path } = label ?? { method: '', path: '' };
	return new BoxError({ status: 0, code: 'invalid_request', message, method, path, unsent: true });
}

/** For `catch`: returns the error of a call, and rethrows any other error. */
export function asBoxError(error: unknown): BoxError {
	if (error instanceof BoxError) return error;
	throw error;
}

/**
 * The item that has the name according to Box; `undefined` for any other error. Before an upload
 * Box may give an item with a similar name: https://developer.box.com/reference/options-files-content/
 *
 * @param wanted the name, to choose the item whose name is most like it
 */
export function holderOfName(error: unknown, wanted = ''): BoxItem | undefined {
	if (!(error instanceof BoxError) || error.code !== 'item_name_in_use') return undefined;
	const fit = (item: BoxItem) => likeness(textAt(item.name) ?? '', wanted);
	return [...error.conflicts].sort((one, other) => fit(other) - fit(one))[0];
}

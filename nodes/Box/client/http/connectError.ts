/** A proxy as errors name it: without user and password. */
export interface ProxyName {
	/** Scheme, host and port. */
	address: string;
	/** The environment variable it comes from, as it is spelled there. */
	variable: string;
}

/** Why there is no connection; these are codes of a `BoxError`. */
export type ConnectCode =
	| 'network_error'
	| 'timeout'
	| 'tls_error'
	/** Another scheme than the proxy's own is in its setting. */
	| 'proxy_scheme'
	/** The proxy wants to know who asks. */
	| 'proxy_login'
	/** The proxy does not lead to this host. */
	| 'proxy_refused'
	/** The setting is of no use. */
	| 'proxy_setting';

/** There is no connection to send a request over, so that nothing was sent. */
export class ConnectError extends Error {
	/** Seconds that the proxy asks to wait. */
	readonly retryAfter?: number;

	constructor(
		readonly code: ConnectCode,
		message: string,
		/** The proxy on the way, if there is one. */
		readonly proxy?: ProxyName,
		options: ErrorOptions & { retryAfter?: number } = {},
	) {
		super(message, options);
		this.retryAfter = options.retryAfter;
	}
}

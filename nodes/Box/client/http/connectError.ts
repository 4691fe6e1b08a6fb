import type { ProxyName } from '../error';

/** Why there is no connection; these are codes of a `BoxError`. */
export type ConnectCode =
	| 'network_error'
	| 'timeout'
	| 'tls_error'
	/** The setting names http for a proxy that speaks TLS, or https for one that does not. */
	| 'proxy_scheme'
	/** The proxy asks for a user and password, or does not accept them. */
	| 'proxy_login'
	/** The proxy does not connect to this host. */
	| 'proxy_refused'
	/** The setting is not the address of a proxy that can be used. */
	| 'proxy_setting';

/** No connection could be opened, so nothing was sent. */
export class ConnectError extends Error {
	/** The proxy on the way, if there is one: without what it is signed in to with. */
	readonly proxy?: ProxyName;
	/** The seconds that the proxy asks to wait. */
	readonly retryAfter?: number;

	constructor(
		readonly code: ConnectCode,
		message: string,
		proxy?: ProxyName,
		options: ErrorOptions & { retryAfter?: number } = {},
	) {
		super(message, options);
		this.proxy = proxy && proxyName(proxy);
		this.retryAfter = options.retryAfter;
	}
}

/** What an error may tell of a proxy. */
export function proxyName({ address, variable }: ProxyName): ProxyName {
	return { address, variable };
}

import { Channel, prepareChannels } from './channel';
import { proxyName } from './connectError';
import { proxyFor, type Proxy } from './proxy';
import { openSocket } from './socket';
import type { Timing } from './timing';

/** The open connections, and which of them are idle. */
export class Pool {
	/** The host and the proxy of each connection. */
	private readonly routes = new Map<Channel, string>();
	private readonly idle = new Map<string, Channel[]>();

	constructor(private readonly timing: Timing) {}

	/**
	 * The idle connection to a URL's host that was used last, so that those not needed end.
	 *
	 * @throws {ConnectError} for a proxy setting that cannot be used
	 */
	takeIdle(url: URL): Channel | undefined {
		const { route } = this.routeTo(url);
		for (;;) {
			const channel = this.idle.get(route)?.pop();
			if (!channel || channel.isReusable) return channel;
		}
	}

	/**
	 * Opens a connection to a URL's host.
	 *
	 * @throws {ConnectError}, or the signal's reason
	 */
	async open(url: URL, signal: AbortSignal): Promise<Channel> {
		const { route, proxy } = this.routeTo(url);
		const opening = openSocket(url, { proxy, signal, timing: this.timing });
		prepareChannels();
		const socket = await opening;
		const forget = (closed: Channel) => this.forget(closed);
		const channel = await Channel.open(socket, url.origin, forget, proxy && proxyName(proxy));
		this.routes.set(channel, route);
		if (!signal.aborted) return channel;
		this.giveBack(channel);
		throw signal.reason;
	}

	/** Keeps the connection for its next request, unless it is closed or cannot be reused. */
	giveBack(channel: Channel): void {
		const route = this.routes.get(channel);
		if (route === undefined) return;
		if (!channel.isReusable) return channel.destroy();
		const waiting = this.idle.get(route);
		if (waiting) waiting.push(channel);
		else this.idle.set(route, [channel]);
	}

	/** Ends all connections. */
	destroy(): void {
		for (const channel of this.routes.keys()) channel.destroy();
	}

	/** Reads the environment each time, so that a corrected setting counts. */
	private routeTo(url: URL): { route: string; proxy?: Proxy } {
		const proxy = proxyFor(url, process.env);
		return { route: [url.origin, proxy?.address, proxy?.authorization].join(' '), proxy };
	}

	private forget(channel: Channel): void {
		const route = this.routes.get(channel) ?? '';
		this.routes.delete(channel);
		const left = this.idle.get(route)?.filter((each) => each !== channel);
		if (left?.length) this.idle.set(route, left);
		else this.idle.delete(route);
	}
}

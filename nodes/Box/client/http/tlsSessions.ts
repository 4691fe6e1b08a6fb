/** Box has few hosts; a signed address may name others. */
const MOST_HOSTS = 50;

/**
 * The last TLS session with each host. A new connection that goes on with it takes less work at both
 * ends, and with TLS 1.2 a round trip less. A host that no longer knows it starts another one.
 *
 * https://nodejs.org/api/tls.html#session-resumption
 */
export class TlsSessions {
	private readonly sessions = new Map<string, Buffer>();

	of(host: string): Buffer | undefined {
		return this.sessions.get(host);
	}

	keep(host: string, session: Buffer): void {
		this.sessions.delete(host);
		this.sessions.set(host, session);
		const [oldest] = this.sessions.keys();
		if (this.sessions.size > MOST_HOSTS && oldest !== undefined) this.sessions.delete(oldest);
	}
}

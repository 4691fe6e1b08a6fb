import type { HostAddress } from '../error';
import type { BoxHosts } from '../types';

/** A host setting that must not be used. Nothing is sent to it. */
export class HostError extends Error {
	override name = 'HostError';
}

/** Whether a URL's hostname means this machine: 127.0.0.0/8, ::1 or localhost. */
export function isLoopback(hostname: string): boolean {
	return (
		hostname === 'localhost' ||
		hostname === '[::1]' ||
		/^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
	);
}

/** Whether nobody else can read what is sent there: https, or this machine. */
export function isPrivate(url: URL): boolean {
	return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/**
 * Reads one host setting.
 *
 * @throws {HostError} if it is not a URL, or plain http to another machine, so that others could read
 *   the token
 */
export function hostUrl(setting: string, label: string): URL {
	if (!URL.canParse(setting)) throw new HostError(`${label} is not a URL`);
	const url = new URL(setting);
	if (!isPrivate(url)) {
		throw new HostError(
			`${label} must start with https:// (plain http is accepted for this machine only)`,
		);
	}
	if (url.username || url.password) throw new HostError(`${label} must not contain a password`);
	if (url.search || url.hash) throw new HostError(`${label} must not contain ? or #`);
	return url;
}

/**
 * Whether the access token may go to a URL that Box named: one of the configured hosts, or a
 * host of Box's own, such as the regional upload hosts and the realtime servers.
 */
export function mayCarryToken(url: URL, hosts: BoxHosts): boolean {
	if (!isPrivate(url)) return false;
	const origins = [hosts.apiUrl, hosts.uploadUrl, hosts.accountUrl];
	if (origins.some((host) => URL.canParse(host) && new URL(host).origin === url.origin))
		return true;
	return ['box.com', 'box.net'].some((domain) => url.hostname.endsWith(`.${domain}`));
}

/**
 * Whether a URL that Box named is at the host that has other forms of files, such as their text.
 * Unlike a signed URL it wants the token: https://developer.box.com/guides/representations/
 */
export function isDownloadHost(url: URL, { apiUrl }: BoxHosts): boolean {
	if (url.protocol === 'https:' && url.hostname.endsWith('.boxcloud.com')) return true;
	// A Box on this machine has its download host there, too.
	const isLocal = URL.canParse(apiUrl) && isLoopback(new URL(apiUrl).hostname);
	return isLocal && isLoopback(url.hostname);
}

/** A host as errors name it. */
export function hostAt({ host, origin }: URL, hosts: BoxHosts): HostAddress {
	const settings = ['apiUrl', 'uploadUrl', 'accountUrl'] as const;
	const isIt = (setting: keyof BoxHosts) =>
		URL.canParse(hosts[setting]) && new URL(hosts[setting]).origin === origin;
	return { host, setting: settings.find(isIt) };
}

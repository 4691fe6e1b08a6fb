import { BlockList, isIP } from 'node:net';

import type { ProxyName } from '../error';
import { ConnectError } from './connectError';

type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy to connect through. */
export interface Proxy extends ProxyName {
	isSecure: boolean;
	hostname: string;
	port: number;
	/** The Proxy-Authorization header, if the setting has a user. */
	authorization?: string;
}

/** The variables for a scheme. The first that is set counts. */
const VARIABLES: Record<string, string[]> = {
	'http:': ['HTTP_PROXY', 'ALL_PROXY'],
	'https:': ['HTTPS_PROXY', 'ALL_PROXY', 'HTTP_PROXY'],
};

/**
 * The proxy that the environment names for a URL; `undefined` if there is none. Lower case wins
 * over upper case: https://docs.n8n.io/hosting/configuration/environment-variables/deployment/
 *
 * @throws {ConnectError} for a setting that cannot be used. It does not repeat the setting, which may
 *   hold a password
 */
export function proxyFor(url: URL, env: Environment): Proxy | undefined {
	for (const name of VARIABLES[url.protocol] ?? []) {
		const variable = [name.toLowerCase(), name].find((each) => env[each]?.trim());
		if (variable === undefined) continue;
		const exempt = env.no_proxy?.trim() || env.NO_PROXY;
		return isExempt(url, exempt) ? undefined : parse(variable, env[variable]);
	}
	return undefined;
}

/** The port a URL leads to, even if it is the default of its scheme. */
export function portOf({ port, protocol }: URL): number {
	return Number(port) || (protocol === 'https:' ? 443 : 80);
}

/** A host's name, or an IPv6 address. */
const HOST = /^(\[[\da-f:.]+\]|[\w-]+(\.[\w-]+)*\.?)$/i;
/** What a URL takes for a host if a slash is missing, such as in `http:/proxy.example:3128`. */
const SCHEME = /^(https?|socks\w*)$/;
/** In a password that is not encoded, such a character would end the host too early. */
const ENDS_HOST = /[/\\?#].*@/;
/** A URL is read as if they were not there. */
const LEFT_OUT = /[\t\n\r]/;

function parse(variable: string, setting = ''): Proxy {
	const text = setting.trim();
	// As for curl, `proxy.example:3128` means http.
	const address = text.includes('://') ? text : `http://${text}`;
	const isReadable = URL.canParse(address) && !LEFT_OUT.test(address);
	if (!isReadable || ENDS_HOST.test(address.replace(/^[^:]*:\/*/, ''))) throw noAddress(variable);
	const url = new URL(address);
	if (url.protocol !== 'http:' && url.protocol !== 'https:') {
		throw unusable(variable, `names a proxy that is not supported: ${url.protocol}//`);
	}
	const { hostname } = url;
	if (!HOST.test(hostname) || SCHEME.test(hostname) || url.port === '0') throw noAddress(variable);
	const port = portOf(url);
	return {
		address: `${url.protocol}//${hostname}:${port}`,
		variable,
		isSecure: url.protocol === 'https:',
		hostname,
		port,
		authorization: authorization(url),
	};
}

function noAddress(variable: string): ConnectError {
	return unusable(variable, 'is not the address of a proxy');
}

function unusable(variable: string, what: string): ConnectError {
	return new ConnectError('proxy_setting', `The environment variable ${variable} ${what}`);
}

function authorization({ username, password }: URL): string | undefined {
	if (username === '' && password === '') return undefined;
	const login = `${decoded(username)}:${decoded(password)}`;
	return `Basic ${Buffer.from(login).toString('base64')}`;
}

/** The hostname without the brackets that a URL has around an IPv6 address. */
export function bare(hostname: string): string {
	return hostname.replace(/^\[|\]$/g, '');
}

/** A percent sign that encodes nothing stands for itself. */
function decoded(text: string): string {
	return text.replace(/(%[\da-f]{2})+/gi, (encoded) => {
		try {
			return decodeURIComponent(encoded);
		} catch {
			return encoded;
		}
	});
}

/**
 * Whether NO_PROXY names the host: itself, a domain above it, a range of addresses such as
 * `10.0.0.0/8`, or `*` for all; a port narrows it.
 */
function isExempt(url: URL, setting = ''): boolean {
	const hostname = bare(url.hostname.toLowerCase());
	return setting
		.toLowerCase()
		.split(/[,\s]+/)
		.filter(Boolean)
		.some((entry) => {
			if (isIP(bare(entry))) return hostname === bare(entry);
			const [, host = entry, port] = /^(.+):(\d+)$/.exec(entry) ?? [];
			if (port !== undefined && Number(port) !== portOf(url)) return false;
			if (host === '*' || isInRange(hostname, host)) return true;
			const [, star, domain = ''] = /^(\*?)\.?(.*?)\.?$/.exec(bare(host)) ?? [];
			if (domain === '') return false;
			return hostname === domain || hostname.endsWith(star ? domain : `.${domain}`);
		});
}

function isInRange(address: string, range: string): boolean {
	const [, start = '', prefix] = /^(.+)\/(\d+)$/.exec(range) ?? [];
	const family = isIP(start);
	if (family === 0 || family !== isIP(address)) return false;
	if (Number(prefix) > (family === 4 ? 32 : 128)) return false;
	const list = new BlockList();
	list.addSubnet(start, Number(prefix), `ipv${family === 4 ? 4 : 6}`);
	return list.check(address, `ipv${family === 4 ? 4 : 6}`);
}

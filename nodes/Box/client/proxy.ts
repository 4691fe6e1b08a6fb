import { HostError } from './hosts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where undici's EnvHttpProxyAgent sends requests; undefined where there is no proxy. */
export interface ProxySettings {
	httpProxy?: string;
	httpsProxy?: string;
}

/**
 * The proxies of the environment. Lower case wins over upper case, and ALL_PROXY is for what has
 * no setting of its own: https://docs.n8n.io/hosting/configuration/environment-variables/deployment/
 *
 * @throws {HostError} for a setting that is no address, without repeating it: it may hold a password
 */
export function proxySettings(env: Environment): ProxySettings {
	return {
		httpProxy: proxy(env, 'HTTP_PROXY') ?? proxy(env, 'ALL_PROXY'),
		httpsProxy: proxy(env, 'HTTPS_PROXY') ?? proxy(env, 'ALL_PROXY'),
	};
}

function proxy(env: Environment, name: string): string | undefined {
	const setting = env[name.toLowerCase()] || env[name];
	if (!setting) return undefined;
	// As with curl, `proxy.example:3128` means a proxy that is spoken to by http.
	const url = setting.includes('://') ? setting : `http://${setting}`;
	if (URL.canParse(url)) return url;
	throw new HostError(`The environment variable ${name} is not the address of a proxy`);
}

const NAMES = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'];

/** Has the environment name only these proxies, on a machine that may have its own. */
export function setProxies(variables: Record<string, string>): void {
	for (const name of NAMES) {
		delete process.env[name];
		delete process.env[name.toUpperCase()];
	}
	Object.assign(process.env, variables);
}

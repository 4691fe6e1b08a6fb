import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** An n8n that is ready to be run. */
export interface N8nInstall {
	/** n8n's version. */
	version: string;
	/** The folder that holds it, outside of the repository. */
	folder: string;
	/** The Node binary it was built for and runs on. */
	node: string;
	/** n8n's executable, a script for that Node. */
	n8n: string;
}

/** Settings of npm, of an n8n on this machine, and of this process's own Node: not for our n8n. */
const NOT_INHERITED =
	/^(npm_|NODE_OPTIONS|NODE_PATH|INIT_CWD|PORT$|N8N_|DB_|QUEUE_|EXECUTIONS_|OFFLOAD_|WEBHOOK_URL|GENERIC_|NODES_|CREDENTIALS_)/i;

/**
 * Nothing is sent to n8n's makers or fetched from them.
 * https://docs.n8n.io/hosting/configuration/configuration-examples/isolation/
 */
const OFFLINE = [
	'N8N_DIAGNOSTICS_ENABLED',
	'N8N_VERSION_NOTIFICATIONS_ENABLED',
	'N8N_TEMPLATES_ENABLED',
	'N8N_PERSONALIZATION_ENABLED',
	'N8N_HIRING_BANNER_ENABLED',
	'N8N_DYNAMIC_BANNERS_ENABLED',
	'N8N_VERIFIED_PACKAGES_ENABLED',
	'N8N_LICENSE_AUTO_RENEW_ENABLED',
];

/** The module fetches a list when n8n starts. Older versions, without it, refuse its name. */
const ONLINE_MODULE = 'mcp-registry';

/** This process's environment without what would change npm or n8n behind our back. */
export function cleanEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
	const kept = Object.entries(env).filter(([name]) => !NOT_INHERITED.test(name));
	return Object.fromEntries(kept);
}

function withoutProxy(env: NodeJS.ProcessEnv): string {
	return [env.NO_PROXY ?? env.no_proxy, 'localhost', '127.0.0.1'].filter(Boolean).join(',');
}

function disabledModules(install: N8nInstall): NodeJS.ProcessEnv {
	const folder = join(install.folder, 'node_modules/n8n/dist/modules', ONLINE_MODULE);
	return existsSync(folder) ? { N8N_DISABLED_MODULES: ONLINE_MODULE } : {};
}

/**
 * The environment of an n8n process: offline, on the loopback address alone, everything it writes
 * below `userFolder`, and with the install's own Node first in the path.
 *
 * https://docs.n8n.io/hosting/configuration/environment-variables/
 *
 * @param brokerPort where n8n and its task runner meet; a free port for each process
 */
export function n8nEnvironment(options: {
	install: N8nInstall;
	userFolder: string;
	port: number;
	brokerPort: number;
	env?: NodeJS.ProcessEnv;
}): NodeJS.ProcessEnv {
	const { install, userFolder, port, brokerPort } = options;
	const inherited = cleanEnvironment();
	const noProxy = withoutProxy(inherited);
	return {
		...inherited,
		...Object.fromEntries(OFFLINE.map((name) => [name, 'false'])),
		...disabledModules(install),
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		PATH: [dirname(install.node), inherited.PATH].join(delimiter),
		// Node has to compile n8n once only: https://nodejs.org/api/module.html#module-compile-cache
		NODE_COMPILE_CACHE: join(install.folder, 'compiled'),
		NO_PROXY: noProxy,
		no_proxy: noProxy,
		N8N_USER_FOLDER: userFolder,
		N8N_HOST: 'localhost',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_EDITOR_BASE_URL: `http://localhost:${port}`,
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		// The sign-in's cookie goes over plain http.
		N8N_SECURE_COOKIE: 'false',
		N8N_LOG_LEVEL: 'info',
		N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
		...options.env,
	};
}

/** The application, as Box's Developer Console and Admin Console have it. Tests change it as they like. */
export interface App {
	clientId: string;
	clientSecret: string;
	/** Whether the enterprise's administrator has authorized it. */
	authorized: boolean;
	/** The Application Scopes: https://developer.box.com/guides/api-calls/permissions-and-errors/scopes/ */
	scopes: string[];
	/** Whether it may make calls using the as-user header. */
	actsAsUsers: boolean;
	/** Whether the enterprise has Box AI. */
	hasBoxAi: boolean;
	/** Whether it may ask for tokens of users, besides those of its own account. */
	givesUserTokens: boolean;
	/** The public keys that its assertions are checked with: PEM by id. */
	publicKeys: Record<string, string>;
}

const DEFAULTS = {
	clientId: 'emulator-client',
	clientSecret: 'emulator-secret',
	authorized: true,
	actsAsUsers: true,
	hasBoxAi: true,
	givesUserTokens: true,
};

const SCOPES = [
	'root_readonly',
	'root_readwrite',
	'manage_managed_users',
	'manage_groups',
	'manage_webhook',
	'manage_enterprise_properties',
	'sign_requests.readwrite',
	'ai.readwrite',
	'manage_data_retention',
	'manage_legal_hold',
];

/** An application that may do everything. */
export function newApp(): App {
	return { ...DEFAULTS, scopes: [...SCOPES], publicKeys: {} };
}

/** Puts everything back as it was. */
export function resetApp(app: App): void {
	Object.assign(app, newApp());
}

/** Paths, with their query, that need one of these scopes; others need none. The first that fits decides. */
const NEEDED: Array<{ path: RegExp; read: string[]; write: string[] }> = [
	{ path: /^\/2\.0\/users\/me(\?|$)/, read: [], write: [] },
	{ path: /^\/2\.0\/ai\//, read: ['ai.readwrite'], write: ['ai.readwrite'] },
	{ path: /^\/2\.0\/users/, read: ['manage_managed_users'], write: ['manage_managed_users'] },
	{
		path: /^\/2\.0\/events\?(.*&)?stream_type=admin_logs/,
		read: ['manage_enterprise_properties'],
		write: [],
	},
	{ path: /^\/2\.0\/events/, read: [], write: [] },
	// Who may read may have an archive, although it is asked for by POST.
	{
		path: /^\/2\.0\/zip_downloads/,
		read: ['root_readonly', 'root_readwrite'],
		write: ['root_readonly', 'root_readwrite'],
	},
	{
		path: /^\/(2\.0|api\/2\.0)\//,
		read: ['root_readonly', 'root_readwrite'],
		write: ['root_readwrite'],
	},
];

/** Whether a token with these scopes may make a call; `url` without the origin. */
export function isInScope(method: string, url: string, scopes: readonly string[]): boolean {
	const needed = NEEDED.find((each) => each.path.test(url));
	const accepted = (method === 'GET' || method === 'OPTIONS' ? needed?.read : needed?.write) ?? [];
	return accepted.length === 0 || accepted.some((scope) => scopes.includes(scope));
}

/** The owner of the n8ns started here. n8n wants 8 characters, a capital letter and a digit. */
export const OWNER = {
	email: 'owner@example.com',
	password: 'Box-and-n8n-1',
	firstName: 'Olivia',
	lastName: 'Owner',
} as const;

/** n8n said no. */
export class RestError extends Error {
	constructor(
		what: string,
		readonly status: number,
		readonly body: string,
	) {
		super(`${what}: n8n answered ${status}: ${body.slice(0, 500)}`);
	}
}

/** How a request is signed: as a browser does, or with an API key. */
type Headers = Record<string, string>;

async function send(url: string, method: string, headers: Headers, body?: unknown) {
	const response = await fetch(url, {
		method,
		headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const text = await response.text();
	if (!response.ok)
		throw new RestError(`${method} ${new URL(url).pathname}`, response.status, text);
	return { response, json: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

function cookieOf(response: Response): string {
	const cookie = response.headers.getSetCookie().find((one) => one.startsWith('n8n-auth='));
	if (!cookie) throw new Error('n8n gave no sign-in cookie');
	return cookie.split(';')[0] ?? '';
}

/** What the owner of an n8n does over HTTP. */
export interface Rest {
	/** The sign-in as a Cookie header has it, such as `n8n-auth=…`. */
	cookie: string;
	/**
	 * A request of n8n's editor, to `/rest` + path; gives what is in the answer's `data`.
	 * Rejects with `RestError`.
	 */
	editor<T>(method: string, path: string, body?: unknown): Promise<T>;
	/** A request of n8n's public API, to `/api/v1` + path. https://docs.n8n.io/api/ */
	api<T>(method: string, path: string, body?: unknown): Promise<T>;
	/** Any document of n8n's server, such as `/types/nodes.json`. */
	document<T>(path: string): Promise<T>;
}

async function signIn(url: string): Promise<string> {
	const settings = await send(`${url}/rest/settings`, 'GET', {});
	const { data } = settings.json as {
		data: { userManagement: { showSetupOnFirstLoad?: boolean } };
	};
	if (data.userManagement.showSetupOnFirstLoad) {
		return cookieOf((await send(`${url}/rest/owner/setup`, 'POST', {}, OWNER)).response);
	}
	const { email, password } = OWNER;
	// Versions differ in the name of the first field.
	const body = { emailOrLdapLoginId: email, email, password };
	return cookieOf((await send(`${url}/rest/login`, 'POST', {}, body)).response);
}

/** Signs the owner in at a running n8n; creates the account first where there is none. */
export async function connectRest(url: string): Promise<Rest> {
	const cookie = await signIn(url);
	let key: Promise<string> | undefined;
	const editor = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
		const { json } = await send(`${url}/rest${path}`, method, { cookie }, body);
		return (json as { data: T } | undefined)?.data as T;
	};
	const createKey = async () => {
		const scopes = await editor<string[]>('GET', '/api-keys/scopes');
		const label = `key ${new Date().toISOString()}`;
		const request = { label, scopes, expiresAt: null };
		return (await editor<{ rawApiKey: string }>('POST', '/api-keys', request)).rawApiKey;
	};
	return {
		cookie,
		editor,
		async api<T>(method: string, path: string, body?: unknown) {
			key ??= createKey();
			const headers = { 'X-N8N-API-KEY': await key };
			return (await send(`${url}/api/v1${path}`, method, headers, body)).json as T;
		},
		async document<T>(path: string) {
			return (await send(`${url}${path}`, 'GET', { cookie })).json as T;
		},
	};
}

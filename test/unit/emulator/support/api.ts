import type { Emulator } from '../../../emulator';

/** An answer, read whole. */
export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	/** The parsed body; undefined when it is empty or no JSON. */
	json: unknown;
}

/** Sends requests to an emulator. Paths begin after its origin. */
export interface Api {
	call(
		method: string,
		path: string,
		body?: unknown,
		headers?: Record<string, string>,
	): Promise<Answer>;
	/** Sends an upload whose parts come in the given order. */
	upload(
		path: string,
		parts: Array<[name: string, value: string | Blob]>,
		headers?: Record<string, string>,
	): Promise<Answer>;
	form(path: string, fields: Record<string, string>): Promise<Answer>;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

async function send(url: string, init: RequestInit): Promise<Answer> {
	const response = await fetch(url, { redirect: 'manual', ...init });
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

/** Closes the emulator after a test. Fails when something did not keep to Box's OpenAPI document. */
export async function end(emulator: Emulator): Promise<void> {
	const violations = emulator.violations();
	await emulator.close();
	expect(violations).toEqual([]);
}

/** Plain HTTP to the emulator, as a user. */
export function api(emulator: Emulator, token = emulator.connect().access_token): Api {
	const authorization = `Bearer ${token}`;
	return {
		call: async (method, path, body, headers = {}) =>
			await send(emulator.url + path, {
				method,
				headers: { authorization, 'content-type': 'application/json', ...headers },
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			}),
		upload: async (path, parts, headers = {}) => {
			const body = new FormData();
			for (const [name, value] of parts) body.append(name, value);
			return await send(emulator.url + path, {
				method: 'POST',
				headers: { authorization, ...headers },
				body,
			});
		},
		form: async (path, fields) =>
			await send(emulator.url + path, { method: 'POST', body: new URLSearchParams(fields) }),
	};
}

/** The text at a path of keys in a parsed body; undefined when there is none. */
export function at(json: unknown, ...keys: Array<string | number>): unknown {
	let value = json;
	for (const key of keys) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = Object.entries(value).find(([name]) => name === String(key))?.[1];
	}
	return value;
}

import { Problem, Refusal } from './problem';

/** An item in a folder, as far as the demo looks at it. */
export interface ListedItem {
	type: 'file' | 'folder' | 'web_link';
	id: string;
	name: string;
	size?: number;
	sha1?: string;
	shared_link?: { url: string } | null;
}

/**
 * Somebody who works with Box without n8n: uploads the files, and looks at what has become of them.
 * Plain fetch, so that nothing of this package is used to check this package.
 */
export class Person {
	constructor(
		readonly name: string,
		private readonly hosts: { apiUrl: string; uploadUrl: string },
		private readonly token: string,
		private readonly signal: AbortSignal,
	) {}

	/** https://developer.box.com/reference/get-users-me/ */
	async me(): Promise<{ id: string; name: string; login: string }> {
		return await this.call('GET', '/users/me', 'Asking who this is');
	}

	/** https://developer.box.com/reference/post-folders/ */
	async createFolder(name: string, parentId: string): Promise<ListedItem> {
		const body = { name, parent: { id: parentId } };
		return await this.call('POST', '/folders', `Creating the folder '${name}'`, body);
	}

	/** https://developer.box.com/reference/get-folders-id-items/ */
	async items(folderId: string): Promise<ListedItem[]> {
		const path = `/folders/${folderId}/items?fields=name,size,sha1,shared_link&limit=100`;
		const { entries } = await this.call<{ entries: ListedItem[] }>('GET', path, 'Listing a folder');
		return entries;
	}

	/** https://developer.box.com/reference/post-files-content/ */
	async upload(name: string, content: Buffer, folderId: string): Promise<ListedItem> {
		const form = new FormData();
		form.append('attributes', JSON.stringify({ name, parent: { id: folderId } }));
		form.append('file', new Blob([new Uint8Array(content)]), name);
		// Encoded first: fetch fails badly when a form it is still reading is aborted.
		const encoded = new Response(form);
		const { entries } = await this.send<{ entries: [ListedItem] }>(
			`${this.hosts.uploadUrl}/api/2.0/files/content`,
			{
				method: 'POST',
				headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
				body: new Uint8Array(await encoded.arrayBuffer()),
			},
			`Uploading '${name}'`,
		);
		return entries[0];
	}

	private async call<T>(method: string, path: string, what: string, body?: object): Promise<T> {
		return await this.send(
			`${this.hosts.apiUrl}/2.0${path}`,
			{
				method,
				...(body && {
					body: JSON.stringify(body),
					headers: { 'content-type': 'application/json' },
				}),
			},
			what,
		);
	}

	private async send<T>(
		url: string,
		init: {
			method: string;
			body?: string | Uint8Array<ArrayBuffer>;
			headers?: Record<string, string>;
		},
		what: string,
	): Promise<T> {
		const answer = await fetch(url, {
			...init,
			headers: { ...init.headers, authorization: `Bearer ${this.token}` },
			signal: this.signal,
			redirect: 'error',
		}).catch((error: Error) => {
			if (this.signal.aborted) throw this.signal.reason;
			throw new Problem(`${what}: ${new URL(url).host} cannot be reached (${reasonOf(error)})`);
		});
		if (answer.ok) return (await answer.json()) as T;
		throw new Refusal(answer.status, codeOf(await answer.text()), what);
	}
}

function codeOf(body: string): string {
	try {
		const { code } = JSON.parse(body) as { code?: string };
		return code ?? '';
	} catch {
		return '';
	}
}

/** fetch tells why it failed in the cause of its error. */
function reasonOf({ message, cause }: Error): string {
	return cause instanceof Error
		? cause.message || String((cause as { code?: string }).code)
		: message;
}

import { Agent, request } from 'undici';

import { MOST_LOAD } from '../../../nodes/Box/client/calls/load';
import { witness } from '../../witness/sdk';
import { credentialFor, runNode } from '../engine';
import type { Address } from '../network/place';
import { forEachAtOnce } from '../together';

/** Entries of a page; Box gives no more. */
const PAGE = 1_000;

/** Files to get, all of one folder in the root. */
export interface Wanted {
	folder: string;
	names: string[];
}

/** A way to get files by path. Gives the names that Box answered. */
export type Way = (box: Address, wanted: Wanted) => Promise<unknown[]>;

/** One execution of the Box node in n8n's engine. */
export const byOurNode: Way = async (box, { folder, names }) => {
	const file = { __rl: true, mode: 'path', value: '={{ $json.path }}' };
	const { json, error } = await runNode({
		parameters: { resource: 'file', operation: 'get', file },
		credential: credentialFor(box),
		input: names.map((name) => ({ json: { path: `/${folder}/${name}` } })),
	});
	if (error) throw error;
	return json.map(({ name }) => name);
};

/** Box's SDK in a loop. */
export const bySdk: Way = async (box, { folder, names }) => {
	const sdk = witness(box);
	const list = async (folderId: string) => {
		const ids = new Map<string, string>();
		for (let offset = 0, total = 1; offset < total; offset += PAGE) {
			const queryParams = { limit: PAGE, offset };
			const page = await sdk.client.folders.getFolderItems(folderId, { queryParams });
			for (const { name, id } of page.entries ?? []) ids.set(name ?? '', id);
			total = page.totalCount ?? 0;
		}
		return ids;
	};
	try {
		const ids = await list((await list('0')).get(folder) ?? '');
		const found: unknown[] = [];
		for (const name of names) {
			found.push((await sdk.client.files.getFileById(ids.get(name) ?? '')).name);
		}
		return found;
	} finally {
		sdk.close();
	}
};

/** What a request for a folder's items gives. */
interface Page {
	total_count: number;
	entries: Array<{ id: string; name: string }>;
}

/** Plain requests, as many at once as our node has at most by default. */
export const plainly: Way = async (box, { folder, names }) => {
	const dispatcher = new Agent({ connections: MOST_LOAD });
	const headers = { authorization: `Bearer ${box.connect().access_token}` };
	const ask = async <T>(path: string) => {
		const { body } = await request(`${box.url}/2.0/${path}`, { dispatcher, headers });
		return (await body.json()) as T;
	};
	const page = async (id: string, offset: number) =>
		await ask<Page>(`folders/${id}/items?limit=${PAGE}&offset=${offset}`);
	const list = async (id: string) => {
		const first = await page(id, 0);
		const pages = Math.ceil(first.total_count / PAGE);
		const others = Array.from({ length: Math.max(pages - 1, 0) }, (_, index) => index + 1);
		const rest = await Promise.all(others.map(async (number) => await page(id, number * PAGE)));
		const entries = [first, ...rest].flatMap((each) => each.entries);
		return new Map(entries.map((entry) => [entry.name, entry.id]));
	};
	try {
		const ids = await list((await list('0')).get(folder) ?? '');
		return await forEachAtOnce(
			MOST_LOAD,
			names,
			async (name) => (await ask<{ name: string }>(`files/${ids.get(name)}`)).name,
		);
	} finally {
		await dispatcher.destroy();
	}
};

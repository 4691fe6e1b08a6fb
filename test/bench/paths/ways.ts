import { MOST_LOAD } from '../../../nodes/Box/client/calls/load';
import { witness } from '../../witness/sdk';
import { credentialFor, runNode } from '../engine';
import type { Address } from '../network/place';
import { LARGEST_PAGE, PlainBox } from '../network/plainBox';
import { forEachAtOnce } from '../together';

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
		for (let offset = 0, total = 1; offset < total; offset += LARGEST_PAGE) {
			const queryParams = { limit: LARGEST_PAGE, offset };
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

/** Plain requests, as many at once as our node has at most by default. */
export const plainly: Way = async (far, { folder, names }) => {
	const box = new PlainBox(far);
	const list = async (id: string) =>
		new Map((await box.list(id)).map((entry) => [entry.name, entry.id]));
	try {
		const ids = await list((await list('0')).get(folder) ?? '');
		return await forEachAtOnce(
			MOST_LOAD,
			names,
			async (name) => (await box.get<{ name: string }>(`files/${ids.get(name)}`)).name,
		);
	} finally {
		await box.close();
	}
};

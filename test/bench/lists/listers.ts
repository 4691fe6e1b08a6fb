import { MOST_LOAD } from '../../../nodes/Box/client/calls/load';
import { witness } from '../../witness/sdk';
import { credentialFor, runNode } from '../engine';
import type { Contender } from '../figures';
import type { Address } from '../network/place';
import { LARGEST_PAGE, PlainBox } from '../network/plainBox';
import { forEachAtOnce } from '../together';

/** With which n8n's built-in node reads lists. */
const BUILT_IN_PAGE = 100;

/** A folder to list. */
export interface Listed {
	folderId: string;
	/** With what is in its subfolders, too. */
	isRecursive: boolean;
}

/** Lists a folder, and gives the number of items. */
export type Lister = (box: Address, listed: Listed) => Promise<number>;

/** Folder: Get Items, in n8n's engine. */
const byOurNode: Lister = async (box, { folderId, isRecursive }) => {
	const { items, error } = await runNode({
		credential: credentialFor(box),
		parameters: {
			resource: 'folder',
			operation: 'getItems',
			folder: { __rl: true, mode: 'id', value: folderId },
			returnAll: true,
			options: { recursive: isRecursive },
		},
	});
	if (error) throw error;
	return items.length;
};

/** Page by page, folder by folder, with Box's SDK. */
const inTurn =
	(pageSize: number): Lister =>
	async (box, { folderId, isRecursive }) => {
		const sdk = witness(box);
		let count = 0;
		const read = async (id: string): Promise<void> => {
			const folders: string[] = [];
			for (let offset = 0, total = 1; offset < total; offset += pageSize) {
				const queryParams = { limit: pageSize, offset };
				const page = await sdk.client.folders.getFolderItems(id, { queryParams });
				total = page.totalCount ?? 0;
				for (const item of page.entries ?? []) {
					count += 1;
					if (item.type === 'folder') folders.push(item.id);
				}
			}
			if (isRecursive) for (const folder of folders) await read(folder);
		};
		try {
			await read(folderId);
			return count;
		} finally {
			sdk.close();
		}
	};

/** Plain requests, as many at once as our node sends at most. */
const plainly: Lister = async (far, { folderId, isRecursive }) => {
	const box = new PlainBox(far);
	const list = async (id: string) => await box.list(id);
	try {
		let count = 0;
		for (let folders = [folderId]; folders.length > 0;) {
			const items = (await forEachAtOnce(MOST_LOAD, folders, list)).flat();
			count += items.length;
			folders = isRecursive
				? items.filter(({ type }) => type === 'folder').map(({ id }) => id)
				: [];
		}
		return count;
	} finally {
		await box.close();
	}
};

/** In the order in which they are measured. */
export const LISTERS: ReadonlyArray<[Contender, Lister]> = [
	['ours', byOurNode],
	['builtIn', inTurn(BUILT_IN_PAGE)],
	['sdk', inTurn(LARGEST_PAGE)],
	['floor', plainly],
];

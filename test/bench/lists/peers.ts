import type { Emulator } from '../../emulator';
import { credentialFor, runNode } from '../../support/engine';
import { witness } from '../../witness/sdk';

/** Something that lists a folder. */
export interface Lister {
	name: string;
	/** Lists a folder, with what is in its subfolders if so asked, and gives the number of items. */
	list(far: Emulator, folderId: string, isRecursive: boolean): Promise<number>;
}

/** Folder: Get Items in n8n-core. */
export const ourNode: Lister = {
	name: 'Box: Get Items',
	async list(far, folderId, isRecursive) {
		const { items, error } = await runNode({
			credential: credentialFor(far),
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
	},
};

/**
 * Page by page, folder by folder, with Box's SDK: with pages of 100, as n8n's built-in node reads
 * all lists, or with Box's largest.
 */
export const inTurn = (pageSize: 100 | 1000): Lister => ({
	name: `box-node-sdk, pages of ${pageSize}`,
	async list(far, folderId, isRecursive) {
		const sdk = witness(far);
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
	},
});

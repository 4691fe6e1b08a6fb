import type { Measurement } from '../measurement';

/** Large folders, and folders in folders. */
export const lists: Measurement = {
	name: 'lists',
	title: 'Large folders',
	about: `All items of a folder: in it directly, and in its 500 subfolders. The Box node built into n8n cannot list a
folder; its column has its way of reading lists: pages of 100, one after the other, folder by folder. Box's SDK reads them with
Box's largest pages, in the same order. The floor is plain requests with the largest pages, 16 at once. A run counts only if
all items came. Connections are opened anew in each run. At most three runs.`,
	measure: async (bench) => {
		const { measureLists } = await import('./run');
		return await measureLists(bench);
	},
};

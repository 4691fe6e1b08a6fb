import type { Measurement } from '../measurement';

/** Files by their paths, in a large folder. */
export const paths: Measurement = {
	name: 'paths',
	title: 'Files by path',
	about: `File Get with paths of files in one folder of 5,000, spread over all of it. The Box node runs in n8n's engine. Box's
SDK knows no paths: it lists the root and the folder, finds the names, and gets the files one after the other. Plain
requests do the same with all pages, then as many files as the node has Items at Once, at the same time. The Box node built
into n8n takes IDs only. Each run is one execution without any connection open; all in one process with the
emulator, over plain HTTP. The mark: the pages of both lists, and one request for each item.`,
	measure: async (bench) => {
		const { measurePaths } = await import('./run');
		return await measurePaths(bench);
	},
};

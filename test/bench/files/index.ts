import type { Measurement } from '../measurement';

/** Files that no memory should have to hold. */
export const files: Measurement = {
	name: 'files',
	title: 'Large files',
	about: `One file is moved, by this package's node in n8n-core with binary data in files, by Box's SDK with a file on the disk, and by
plain sockets that do nothing but move the same bytes, to and from where n8n keeps them; they are the floor, and four of them
upload together, as the node does. Each transfer has a process of its own, in which a small one is made first. Box's
emulator is in another process, and keeps no content. Beyond 0 ms the line is one of 1 Gbit/s with a window of 3 MiB for each
connection. Memory is the most that was resident during the transfer, over what was resident before. n8n's own node
holds a file as a whole and sends it in one request, so it is left out here: "Many items" has it. Large files are moved
once, those of up to 300 MB at most three times.

n8n may keep binary data elsewhere. From its database and its memory a file comes as a whole; S3 gives a stream, but takes
a file as a whole. These rows show what that costs; where n8n holds the file there are no marks. The S3 is in the process of
the emulator, at no distance. The database's rows are files here. The floor writes what it downloads to the same place; what
it uploads comes from nowhere.`,
	measure: async (bench) => {
		const { measureFiles } = await import('./run');
		return await measureFiles(bench);
	},
};

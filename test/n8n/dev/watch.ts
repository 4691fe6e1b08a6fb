import { watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const SOURCES = ['nodes', 'credentials'];

/** How long nothing must have changed, in milliseconds: an editor saves in several steps. */
const QUIET = 300;

/** Files that editors write beside the one that is edited. */
const TEMPORARY = /(^|\/)\.|~$|\.sw[a-z]$|\.tmp$|\/\d+$/;

/**
 * Calls back when source files of the package have changed, with their paths from the repository's
 * root; the function it gives ends that.
 */
export function watchSources(changed: (files: string[]) => void): () => void {
	const files = new Set<string>();
	let timer: NodeJS.Timeout | undefined;
	const tell = () => {
		const all = [...files].sort();
		files.clear();
		changed(all);
	};
	const watchers: FSWatcher[] = SOURCES.map((folder) =>
		watch(join(ROOT, folder), { recursive: true }, (_event, name) => {
			const file = join(folder, name ?? '');
			if (TEMPORARY.test(file)) return;
			files.add(file);
			clearTimeout(timer);
			timer = setTimeout(tell, QUIET);
		}),
	);
	return () => {
		clearTimeout(timer);
		for (const watcher of watchers) watcher.close();
	};
}

import type { Emulator } from '../../emulator';
import { failures } from './box';
import type { Example } from './types';

const DAY = 24 * 60 * 60 * 1000;

/** Changes made an item's last ones some days ago. */
function age(emulator: Emulator, path: string, days: number): void {
	const item = emulator.find(path);
	if (!item) throw new Error(`There is no ${path}`);
	item.modifiedAt -= days * DAY;
	item.contentModifiedAt = item.modifiedAt;
}

const OLD = ['/Temp/old.txt', '/Temp/Exports/older.csv'];
const RECENT = ['/Temp/recent.txt', '/Temp/Exports/yesterday.csv'];

export const cleanUp: Example = {
	file: 'clean-up-old-files.json',
	id: 'exampleCleanTemp',
	starts: 'manual',
	toTry: 'Clean Up Old Files: run it, and see which files of /Temp it moved to the trash.',
	prepare(emulator) {
		const temp = emulator.addFolder({ name: 'Temp' });
		const exported = emulator.addFolder({ name: 'Exports', parentId: temp.id });
		emulator.addFile({ name: 'old.txt', parentId: temp.id, content: 'old' });
		emulator.addFile({ name: 'recent.txt', parentId: temp.id, content: 'recent' });
		emulator.addFile({ name: 'older.csv', parentId: exported.id, content: 'a,b' });
		emulator.addFile({ name: 'yesterday.csv', parentId: exported.id, content: 'a,b' });
		age(emulator, '/Temp/old.txt', 45);
		age(emulator, '/Temp/Exports/older.csv', 400);
		age(emulator, '/Temp/Exports/yesterday.csv', 1);
	},
	problems: (emulator) =>
		failures([
			...OLD.map((path) => [!emulator.find(path), `${path} is still there`] as const),
			...RECENT.map((path) => [!!emulator.find(path), `${path} is gone`] as const),
		]),
};

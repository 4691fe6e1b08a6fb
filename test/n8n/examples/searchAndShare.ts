import { failures, fileAt, isOpen, textOf, versionProblems } from './box';
import type { Example } from './types';

const MATCHING = ['lease.txt', 'supplier.txt'];
const OTHER = 'notes.txt';
const TABLE = '/Shared links.csv';

export const searchAndShare: Example = {
	file: 'search-and-share.json',
	id: 'exampleShareLink',
	starts: 'manual',
	toTry: 'Search and Share: run it, and see the links in its last node.',
	prepare(emulator) {
		const { id: parentId } = emulator.addFolder({ name: 'Contracts' });
		for (const name of MATCHING) {
			emulator.addFile({ name, parentId, content: `An agreement: ${name}` });
		}
		emulator.addFile({ name: OTHER, parentId, content: 'Nothing was agreed on.' });
	},
	problems(emulator, runs) {
		const shared = [...MATCHING, OTHER].filter((name) => {
			const file = fileAt(emulator, `/Contracts/${name}`);
			return file !== undefined && isOpen(file);
		});
		const table = fileAt(emulator, TABLE);
		const lines = table ? textOf(emulator, table).trim().split(/\r?\n/) : [];
		const named = lines.slice(1).filter((line) => /^[\w.]+,https?:\/\/\S+$/.test(line));
		return [
			...versionProblems(table, TABLE, runs),
			...failures([
				[shared.join() === MATCHING.join(), `Shared are: ${shared.join(', ')}`],
				[named.length === MATCHING.length, `${TABLE} says:\n${lines.join('\n')}`],
			]),
		];
	},
};

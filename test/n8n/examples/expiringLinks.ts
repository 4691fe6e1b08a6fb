import type { Item } from '../../emulator/types';
import { failures, fileAt, textOf, versionProblems } from './box';
import type { Example } from './types';

const DAY = 24 * 60 * 60 * 1000;
const TABLE = '/Expiring links.csv';

/** In how many days the links of the files end; `null` for never. */
const FILES = { 'plan.txt': 10, 'price list.txt': 3, 'brochure.txt': 60, 'map.txt': null };
const EXPECTED = ['/Projects/price list.txt', '/Projects/plan.txt'];

/** Gives anybody a link to an item, until that many days have passed. */
function share(item: Item, days: number | null): void {
	item.sharedLink = {
		token: item.id,
		access: 'open',
		password: null,
		unsharedAt: days === null ? null : Date.now() + days * DAY,
		vanityName: null,
		canDownload: true,
		canEdit: false,
		downloads: 0,
	};
}

export const expiringLinks: Example = {
	file: 'expiring-shared-links.json',
	id: 'exampleExpiring1',
	starts: 'manual',
	toTry: 'Expiring Shared Links: run it, and see in its table which links end soon.',
	prepare(emulator) {
		const { id: parentId } = emulator.addFolder({ name: 'Projects' });
		for (const [name, days] of Object.entries(FILES)) {
			share(emulator.addFile({ name, parentId, content: name }), days);
		}
	},
	problems(emulator, runs) {
		const table = fileAt(emulator, TABLE);
		const lines = table ? textOf(emulator, table).trim().split(/\r?\n/).slice(1) : [];
		const listed = lines.map((line) => line.split(',')[0]);
		return [
			...versionProblems(table, TABLE, runs),
			...failures([[listed.join() === EXPECTED.join(), `${TABLE} says:\n${lines.join('\n')}`]]),
		];
	},
};

import type { Emulator } from '../../emulator';
import { fileAt, folderAt, textOf, versionProblems } from './box';
import { failures } from './box';
import type { Example } from './types';

/** The paths of all reports, whatever day it is. */
function reports(emulator: Emulator): string[] {
	const years = [...folderAt(emulator, '/Reports').children];
	return years.flatMap((year) =>
		year.type === 'folder'
			? [...year.children].map((day) => `/Reports/${year.name}/${day.name}/report.txt`)
			: [],
	);
}

export const dailyReport: Example = {
	file: 'daily-report.json',
	id: 'exampleDayReport',
	starts: 'manual',
	toTry: 'Daily Report: run it, and find the report in its folder of the day.',
	// It makes its folders itself.
	prepare: () => {},
	problems(emulator, runs) {
		if (!emulator.find('/Reports')) return ['There is no folder /Reports'];
		const [path, ...more] = reports(emulator);
		if (!path) return ['There is no folder of the day'];
		const file = fileAt(emulator, path);
		const text = file ? textOf(emulator, file) : '';
		return [
			...versionProblems(file, path, runs),
			...failures([
				[more.length === 0, `There are more folders than one: ${more.join(', ')}`],
				[/^Report of \d+ \w+ \d{4}\n/.test(text), `${path} says '${text}'`],
			]),
		];
	},
};

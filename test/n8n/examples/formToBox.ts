import { failures, fileAt, textOf, versionProblems } from './box';
import type { Example } from './types';

const PATH = '/Form uploads/sample.txt';

export const formToBox: Example = {
	file: 'form-to-box.json',
	id: 'exampleFormToBox',
	starts: 'manual',
	toTry:
		'Form to Box: run Try It twice and see the version grow, or open the form and send a file.',
	prepare(emulator) {
		emulator.addFolder({ name: 'Form uploads' });
	},
	problems(emulator, runs) {
		const file = fileAt(emulator, PATH);
		const text = file ? textOf(emulator, file) : '';
		return [
			...versionProblems(file, PATH, runs),
			...failures([
				[text === 'A file as somebody might send it', `${PATH} says '${text}'`],
				[file?.tags.join() === 'web form', `Its tags are: ${file?.tags.join(', ')}`],
			]),
		];
	},
};

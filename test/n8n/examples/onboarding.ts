import { failures } from './box';
import type { Example } from './types';

const FOLDER = '/Team/Robin Example';
const SUBFOLDERS = ['Contract', 'Reviews', 'Training'];

export const onboarding: Example = {
	file: 'onboarding.json',
	id: 'exampleOnboard01',
	starts: 'manual',
	toTry: 'Onboarding: run Try It, or fill in the form, and see the folders and who is invited.',
	// It makes its folders itself.
	prepare: () => {},
	problems(emulator) {
		// What somebody invited finds among his own.
		const seen = emulator.find('/Robin Example/Training', emulator.users.colleague.id);
		return failures([
			...SUBFOLDERS.map(
				(name) => [!!emulator.find(`${FOLDER}/${name}`), `There is no ${FOLDER}/${name}`] as const,
			),
			[seen !== undefined, 'The person is not invited'],
		]);
	},
};

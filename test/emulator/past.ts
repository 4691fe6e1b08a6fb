import { deleteUser } from './actions/users';
import { fixtures } from './fixtures';
import { contentHandle } from './handle';
import type { Box } from './state/box';
import type { Clock } from './state/clock';
import type { StaticConfig } from './state/metadata';
import { CLASSIFICATION } from './state/metadata';

const DAY = 24 * 3600 * 1000;

const classification = (key: string, classificationDefinition: string, colorID: number) => {
	const staticConfig: StaticConfig = { classification: { classificationDefinition, colorID } };
	return { key, staticConfig };
};

const CLASSIFICATIONS = [
	classification('Public', 'May be shared with anybody', 4),
	classification('Confidential', 'Stays in the enterprise', 2),
];

/**
 * Gives the enterprise what one in use has: classifications, a file of the application's account, a
 * user who has left, and the events of it. It was the day before, and nothing is in the folders of the
 * other users.
 */
export function addPast(box: Box, clock: Clock): void {
	const made = fixtures(box);
	const { admin } = box.world.samples;
	clock.ago(DAY, () => {
		const { template: templateKey, field: key } = CLASSIFICATION;
		const displayName = 'Classification';
		const field = { type: 'enum', key, displayName, options: CLASSIFICATIONS } as const;
		made.addMetadataTemplate({ templateKey, displayName, fields: [field] });
		const content = 'What the automation has done.\n';
		contentHandle(box).addFile({ name: 'Log.txt', content, as: box.world.service.id });
		const former = made.addUser({ name: 'Former', login: 'former@example.com' });
		deleteUser({ box, viewer: { user: admin } }, former, false);
	});
}

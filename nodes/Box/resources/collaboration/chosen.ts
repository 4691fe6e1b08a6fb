import { collaboration } from '../../entities/collaboration';
import { file } from '../../entities/file';
import { folder } from '../../entities/folder';
import { group } from '../../entities/group';
import { choice, listOf, locator, when } from '../../fields';

/** What has collaborations, and so lists them. */
export const COLLABORATIONS_OF = {
	file: 'File',
	folder: 'Folder',
	group: { name: 'Group', description: 'What the group may access. For administrators.' },
	pending: {
		name: 'My Pending Invitations',
		description: 'What the connected account was invited to and has not answered',
	},
} as const;

/** Chooses a collaboration: what it is of first, for the list; an ID needs nothing of that. */
export const chosenCollaboration = {
	collaborationsOf: choice('Collaborations Of', COLLABORATIONS_OF, {
		description: 'What the list shows the collaborations of. It changes nothing if you give an ID.',
	}),
	file: when({ collaborationsOf: 'file' }, listOf(file, 'collaborations')),
	folder: when({ collaborationsOf: 'folder' }, listOf(folder, 'collaborations')),
	group: when({ collaborationsOf: 'group' }, listOf(group, 'collaborations')),
	collaboration: locator(collaboration),
};

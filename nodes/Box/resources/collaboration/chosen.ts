import { collaboration } from '../../entities/collaboration';
import { file } from '../../entities/file';
import { folder } from '../../entities/folder';
import { group } from '../../entities/group';
import { choice, locator, optionalLocator, when } from '../../fields';
import type { Field } from '../../framework/field';

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

const description = (noun: string) =>
	`The ${noun} whose collaborations the list shows. Leave empty if you give an ID`;

/** Chooses a collaboration: what it is of first, for the list; an ID needs nothing of that. */
export const chosenCollaboration = {
	collaborationsOf: choice('Collaborations Of', COLLABORATIONS_OF, {
		description: 'What the list shows the collaborations of. It changes nothing if you give an ID.',
	}),
	file: when(
		{ collaborationsOf: 'file' },
		forList(optionalLocator(file, { description: description('file') })),
	),
	folder: when(
		{ collaborationsOf: 'folder' },
		forList(optionalLocator(folder, { description: description('folder') })),
	),
	group: when(
		{ collaborationsOf: 'group' },
		forList(optionalLocator(group, { description: description('group') })),
	),
	collaboration: locator(collaboration),
};

/** A field that only the editor's list looks at: Box is not asked for it, and no error is about it. */
function forList(field: Field<unknown>): Field<undefined> {
	return { ...field, read: () => undefined };
}

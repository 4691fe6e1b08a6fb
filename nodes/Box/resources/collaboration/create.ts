import { choice, dateTime, fields, fileOrFolder, flag, itemOf, protecting } from '../../fields';
import { operation, post, typed } from '../../framework';
import { accessibleBy, collaborator } from './collaborator';
import { COLLABORATION_ERRORS } from './errors';
import { ROLES } from './roles';

export const create = operation({
	name: 'Create',
	action: 'Create a collaboration',
	description: 'Give a person or a group access to a file or folder',
	reference: 'post-collaborations',
	fields: {
		...fileOrFolder({ butRoot: 'shared' }),
		...collaborator,
		role: choice('Role', ROLES, { default: 'editor', description: 'What the collaborator may do' }),
	},
	options: {
		canViewPath: flag('Can View Path', {
			description: 'Whether to show the path to the folder. For folders, by owners and co-owners.',
		}),
		expiresAt: protecting(dateTime('Expires At', { description: 'When the collaboration ends' })),
		...fields,
		isAccessOnly: flag('Hide in All Files', {
			description: "Whether to hide the item in the collaborator's list of All Files",
		}),
		notify: flag('Notify', {
			description: 'Whether Box sends an email to who gets access',
			to: 'query',
		}),
	},
	prepare: ({ itemType, canViewPath }, fail) => {
		if (canViewPath && itemType === 'file') {
			fail('canViewPath', 'is for folders only', 'Turn it off, or choose a folder.');
		}
	},
	request: ({ role, ...values }) =>
		post(['collaborations'], {
			item: typed(itemOf(values)),
			accessible_by: accessibleBy(values),
			role,
		}),
	errors: COLLABORATION_ERRORS,
});

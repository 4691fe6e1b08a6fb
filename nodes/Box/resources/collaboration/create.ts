import { choice, dateTime, fields, fileOrFolder, flag, itemOf } from '../../fields';
import { operation, post, typed } from '../../framework';
import { accessibleBy, collaborator } from './collaborator';
import { ROLES } from './roles';

export const create = operation({
	name: 'Create',
	action: 'Create a collaboration',
	description: 'Give a person or a group access to a file or folder',
	reference: 'post-collaborations',
	fields: {
		...fileOrFolder({ butRoot: 'shared' }),
		...collaborator,
		role: choice('Role', ROLES, { default: 'editor' }),
	},
	options: {
		canViewPath: flag('Can View Path', {
			description:
				'Whether the collaborator sees the path to this folder. For folders, by owners and co-owners.',
		}),
		expiresAt: dateTime('Expires At', { description: 'When the collaboration ends' }),
		fields,
		isAccessOnly: flag('Hide in All Files', {
			description: "Whether to hide the item in the collaborator's list of All Files",
		}),
		notify: flag('Notify', {
			description: 'Whether Box sends an email to the new collaborator',
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
	errors: {
		user_already_collaborator: {
			message: 'The person or the group has access already, or is invited',
			remedy: "Nothing is left to do, unless the role should be another one: use 'Update' then.",
		},
		external_collaboration_restricted: {
			message: 'Only people of the same enterprise may get access',
			remedy: "Choose one of them, or have the folder's or the enterprise's settings changed.",
		},
		forbidden_by_policy: {
			message: 'An information barrier of the enterprise forbids the collaboration',
			remedy: 'Choose somebody else, or ask the administrator.',
		},
	},
});

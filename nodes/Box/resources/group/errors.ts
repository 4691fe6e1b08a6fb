import { MAY_NOT_MANAGE_GROUP } from '../../entities/group';

/** What only administrators of the enterprise may do. */
export const ADMINISTRATORS_ONLY = {
	access_denied_insufficient_permissions: {
		message: 'The connected account may not manage groups',
		remedy: 'Connect an administrator, with an app that has the scope "Manage groups".',
	},
};

/** What administrators, and admins of the group, may do. */
export const GROUP_ADMINS_ONLY = { access_denied_insufficient_permissions: MAY_NOT_MANAGE_GROUP };

/** Names of groups are unique: https://developer.box.com/reference/post-groups/#param-name */
export const NAME_TAKEN = {
	409: {
		message: 'Another group of the enterprise has this name',
		remedy: "Enter another 'Name'. Box does not tell upper case from lower case.",
	},
};

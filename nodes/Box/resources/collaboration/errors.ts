import type { OperationErrors } from '../../framework/types';

/** Why Box gives somebody no access: https://developer.box.com/reference/post-collaborations/ */
export const COLLABORATION_ERRORS: OperationErrors = {
	user_already_collaborator: {
		message: 'The person or the group has access already, or is invited',
		remedy:
			'Nothing is left to do, unless the role should be another one: use the operation Update then.',
	},
	external_collaboration_restricted: {
		message: 'Only people of the same enterprise may get access',
		remedy: 'Choose one of them, or ask for other settings of the folder or the enterprise.',
	},
	forbidden_by_policy: {
		message: 'An information barrier of the enterprise forbids the collaboration',
		remedy: 'Choose somebody else, or ask the administrator.',
	},
};

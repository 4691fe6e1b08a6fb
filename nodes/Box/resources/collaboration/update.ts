import { choice, dateTime, flag, protecting } from '../../fields';
import { operation, put } from '../../framework';
import { resultOf, type Result } from '../../framework/result';
import { chosenCollaboration } from './chosen';
import { ROLES } from './roles';

/** A new owner has no collaboration any more: Box then answers nothing. */
const changed: Result = {
	run: async (scope, request) => {
		const { role } = request.body as { role?: string };
		return await resultOf(role === 'owner' ? 'nothing' : 'item').run(scope, request);
	},
};

export const update = operation({
	name: 'Update',
	action: 'Update a collaboration',
	description:
		'Change the role or the end of an access, hand a file or folder over to a new owner, or answer an invitation',
	reference: 'put-collaborations-id',
	fields: chosenCollaboration,
	updateFields: {
		canViewPath: flag('Can View Path', {
			description:
				'Whether the path from the root folder on is visible. For folders, whose owner alone can change it.',
		}),
		expiresAt: protecting(
			dateTime('Expires At', {
				description:
					"When the access ends by itself, if the enterprise's settings allow it. Leave empty to have it last.",
				empty: null,
			}),
		),
		role: choice(
			'Role',
			{
				...ROLES,
				owner: {
					name: 'Owner',
					description:
						'Hand the file or folder over. The present owner becomes a co-owner, and the collaboration ends.',
				},
			},
			{ default: 'editor', description: 'What the collaborator may do from now on' },
		),
		status: choice(
			'Answer to Invitation',
			{ accepted: 'Accept', rejected: 'Reject' },
			{ description: 'For an invitation of the connected account that is pending' },
		),
	},
	prepare: ({ role, ...others }, fail) => {
		const { canViewPath, expiresAt, status } = others;
		const isAlone = [canViewPath, expiresAt, status].every((value) => value === undefined);
		if (role === 'owner' && !isAlone) {
			fail(
				'role',
				"does not go with other changes if it is 'Owner'",
				'Remove the other fields: with a new owner the collaboration ends.',
			);
		}
	},
	request: ({ collaboration }) => put(['collaborations', collaboration]),
	result: changed,
	errors: {
		403: {
			message: 'The connected account may not change the collaboration so',
			remedy:
				"The owner and the co-owners of the file or folder may; only the owner chooses a new one or changes 'Can View Path'; only who was invited can answer. 'Expires At' takes a setting of the enterprise in the Admin Console.",
		},
		invalid_status: {
			message: 'The invitation is not pending any more',
			remedy: "Remove 'Answer to Invitation': it was answered already.",
		},
		item_name_in_use: 'Rename the file or folder first: the new owner has another of that name.',
	},
});

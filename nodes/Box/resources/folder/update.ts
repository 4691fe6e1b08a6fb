import { updateFields } from '../../fields/itemChanges';
import { folderLocator } from '../../fields/locators';
import { fieldsOption, ifMatchOption, options } from '../../fields/options';
import type { Operation } from '../../framework/types';
import { updateItem } from '../item/updateItem';

/** https://developer.box.com/reference/put-folders-id/ */
export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a folder',
	description: 'Change the name, description, tags or settings of a folder',
	fields: [
		folderLocator({ name: 'folder', displayName: 'Folder' }),
		updateFields(
			'Reports 2026',
			{
				displayName: 'Non-Owners Can Invite',
				name: 'canNonOwnersInvite',
				type: 'boolean',
				default: true,
				description: 'Whether collaborators who are not the owner may invite others',
			},
			{
				displayName: 'Restrict to Enterprise',
				name: 'isCollaborationRestrictedToEnterprise',
				type: 'boolean',
				default: false,
				description: 'Whether only people of the same enterprise can be invited',
			},
		),
		options(fieldsOption, ifMatchOption),
	],
	run: async (scope) =>
		await updateItem(scope, 'folder', (params) => {
			return {
				can_non_owners_invite: params.optionalFlag('updateFields.canNonOwnersInvite'),
				is_collaboration_restricted_to_enterprise: params.optionalFlag(
					'updateFields.isCollaborationRestrictedToEnterprise',
				),
			};
		}),
};

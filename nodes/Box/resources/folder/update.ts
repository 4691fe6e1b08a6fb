import { folder } from '../../entities/folder';
import { fields, flag, ifMatch, locator } from '../../fields';
import { operation } from '../../framework';
import { changeItem } from '../item/changeItem';
import { itemChanges, NAME_TAKEN } from '../item/changes';
import { checkLists } from '../item/listFields';

export const update = operation({
	name: 'Update',
	action: 'Update a folder',
	description: 'Change the name, description, tags or settings of a folder',
	reference: 'put-folders-id',
	fields: { folder: locator(folder, { butRoot: 'changed' }) },
	updateFields: {
		...itemChanges('Reports 2026'),
		canNonOwnersInvite: flag('Non-Owners Can Invite', {
			default: true,
			description: 'Whether collaborators who are not the owner may invite others',
		}),
		isCollaborationRestrictedToEnterprise: flag('Restrict to Enterprise', {
			description: 'Whether only people in the same enterprise can be invited',
		}),
	},
	options: { fields, ifMatch },
	prepare: checkLists,
	run: async ({ folder, ...values }, scope) => await changeItem(folder, values, scope),
	errors: NAME_TAKEN,
});

import { folder } from '../../entities/folder';
import { fields, flag, ifMatch, locator } from '../../fields';
import { operation } from '../../framework';
import { changeItem } from '../item/changeItem';
import { itemChanges, NAME_TAKEN } from '../item/changes';
import { checkLists, collectionChanges } from '../item/listFields';
import { changedUploadByEmail, checkRightsOfOthers, rightsOfOthers, syncState } from './settings';

export const update = operation({
	name: 'Update',
	action: 'Update a folder',
	description: 'Change the name, description, tags or settings of a folder',
	reference: 'put-folders-id',
	fields: { folder: locator(folder, { butRoot: 'changed' }) },
	updateFields: {
		...collectionChanges,
		...itemChanges('Reports 2026'),
		...rightsOfOthers,
		isCollaborationRestrictedToEnterprise: flag('Restrict to Enterprise', {
			description: 'Whether only people in the same enterprise can be invited',
		}),
		syncState,
		uploadByEmail: changedUploadByEmail,
	},
	options: { ...fields, ifMatch },
	simplify: { asks: ['description', 'tags', 'folder_upload_email'] },
	prepare: (values, fail) => {
		checkRightsOfOthers(values, fail);
		return checkLists(values, fail);
	},
	run: async ({ folder, ...values }, scope) => await changeItem(folder, values, scope),
	errors: NAME_TAKEN,
});

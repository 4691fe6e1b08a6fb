import { file } from '../../entities/file';
import { folder } from '../../entities/folder';
import { group } from '../../entities/group';
import { choice, fields, locator, when } from '../../fields';
import { byMarker, byOffset, get, operation } from '../../framework';
import type { Result } from '../../framework/result';
import { COLLABORATIONS_OF } from './chosen';

/** Box pages by marker what a file or folder has, and by offset the rest. */
const paged: Result = {
	...byOffset(),
	run: async (scope, request) => {
		const isOfItem = request.path[0] === 'files' || request.path[0] === 'folders';
		return await (isOfItem ? byMarker() : byOffset()).run(scope, request);
	},
};

/** Box does not take fields for a group. */
const takingFields = { '/collaborationsOf': ['file', 'folder', 'pending'] };

export const getAll = operation({
	name: 'Get Many',
	action: 'Get many collaborations',
	description: 'Get who has access to a file or folder, what a group has access to, or invitations',
	reference: 'get-folders-id-collaborations',
	fields: {
		collaborationsOf: choice('Collaborations Of', COLLABORATIONS_OF, {
			description: 'Whose collaborations to get. They include invitations that are pending.',
		}),
		file: when({ collaborationsOf: 'file' }, locator(file)),
		folder: when({ collaborationsOf: 'folder' }, locator(folder)),
		group: when({ collaborationsOf: 'group' }, locator(group)),
	},
	options: {
		fields: when(takingFields, fields.fields),
		otherFields: when(takingFields, fields.otherFields),
	},
	request: ({ file, folder, group }) => {
		const owner = file ?? folder ?? group;
		return owner
			? get([`${owner.type}s`, owner, 'collaborations'])
			: get(['collaborations'], { status: 'pending' });
	},
	result: paged,
});

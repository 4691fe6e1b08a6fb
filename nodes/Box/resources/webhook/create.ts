import { choices, fileOrFolder, itemOf, when } from '../../fields';
import { operation, post, typed } from '../../framework';
import { address } from './address';
import { ALREADY_WATCHED, SCOPE_NEEDED } from './errors';
import { FILE_TRIGGERS, FOLDER_TRIGGERS } from './triggers';

const description = 'What Box calls the address for';

export const create = operation({
	name: 'Create',
	action: 'Create a webhook',
	description: 'Have Box call a URL when something happens to a file, or in a folder',
	reference: 'post-webhooks',
	fields: {
		...fileOrFolder({ butRoot: 'given a webhook' }),
		address: address({ required: true }),
		fileTriggers: when(
			{ itemType: 'file' },
			choices('Triggers', FILE_TRIGGERS, { loadedBy: 'listFileTriggers', description }),
		),
		folderTriggers: when(
			{ itemType: 'folder' },
			choices('Triggers', FOLDER_TRIGGERS, {
				loadedBy: 'listFolderTriggers',
				description: `${description}. Those of subfolders and of all that is in them count, too.`,
			}),
		),
	},
	prepare: ({ itemType, fileTriggers, folderTriggers }, fail) => {
		const triggers = [...(fileTriggers ?? []), ...(folderTriggers ?? [])];
		if (triggers.length > 0) return { triggers };
		return fail(`${itemType}Triggers`, 'is empty', 'Choose at least one.');
	},
	request: ({ address, triggers, ...values }) =>
		post(['webhooks'], { target: typed(itemOf(values)), address, triggers }),
	errors: {
		...SCOPE_NEEDED,
		...ALREADY_WATCHED,
		operation_limit_exceeded: {
			message: 'The app has as many webhooks of this account as Box allows',
			remedy:
				'Delete some, or use one on a folder further up: it is called for all that is in it. Box allows 1,000 for an app and a user.',
		},
	},
});

import { file } from '../../entities/file';
import { folder } from '../../entities/folder';
import { choices, locator } from '../../fields';
import { operation, put, typed } from '../../framework';
import { quote } from '../../framework/errors/quote';
import type { Field } from '../../framework/field';
import { address } from './address';
import { chosenWebhook } from './chosen';
import { ALREADY_WATCHED, SCOPE_NEEDED } from './errors';
import { FILE_TRIGGERS, FOLDER_TRIGGERS } from './triggers';

/** A webhook has one target. */
function insteadOf<T>(other: string, field: Field<T>): Field<T> {
	return {
		...field,
		read: (scope, name) => {
			if (scope.params.isSet(`updateFields.${other}`)) {
				const otherName = scope.params.displayName(`updateFields.${other}`);
				scope.params.fail(name, `does not go with '${otherName}'`, 'Remove one of them.');
			}
			return field.read(scope, name);
		},
	};
}

const anyTriggers = choices('Triggers', FOLDER_TRIGGERS, {
	loadedBy: 'listFolderTriggers',
	description:
		'What Box calls the address for from now on, instead of what it was. A webhook on a file takes none of collaborations, folders and uploads.',
});

/** A file that the webhook is put on has fewer of them. */
const triggers: typeof anyTriggers = {
	...anyTriggers,
	read: (scope, name) => {
		const { params } = scope;
		const given = anyTriggers.read(scope, name) as Array<keyof typeof FOLDER_TRIGGERS>;
		const wrong = given.find((each) => !Object.hasOwn(FILE_TRIGGERS, each));
		if (wrong !== undefined && params.isSet('updateFields.file')) {
			params.fail(name, `has ${quote(wrong)}, which a file does not have`, 'Remove it.');
		}
		return given;
	},
};

export const update = operation({
	name: 'Update',
	action: 'Update a webhook',
	description: 'Change what a webhook is called for or where, or put it on another item',
	reference: 'put-webhooks-id',
	fields: chosenWebhook,
	updateFields: {
		address: address(),
		file: insteadOf(
			'folder',
			locator(file, {
				displayName: 'New Target File',
				description: 'The file that the webhook is on from now on',
				to: 'nowhere',
			}),
		),
		folder: locator(folder, {
			displayName: 'New Target Folder',
			description: 'The folder that the webhook is on from now on',
			butRoot: 'given a webhook',
			to: 'nowhere',
		}),
		triggers,
	},
	prepare: ({ triggers }, fail) => {
		if (triggers?.length === 0) {
			fail('triggers', 'is empty', 'Choose at least one, or delete the webhook.');
		}
	},
	request: ({ webhook, file, folder }) => {
		const target = file ?? folder;
		return put(['webhooks', webhook], target ? { target: typed(target) } : {});
	},
	errors: { ...SCOPE_NEEDED, ...ALREADY_WATCHED },
});
